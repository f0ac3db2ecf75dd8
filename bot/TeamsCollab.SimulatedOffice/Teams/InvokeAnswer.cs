using System.Text.Json.Nodes;

namespace TeamsCollab.Office.Teams;

/// <summary>Reads the envelope of an adaptiveCard/action answer (P7).</summary>
internal static class InvokeAnswer
{
    public static string? Type(this JsonObject? answer) => answer?["type"].AsText();

    /// <summary>The short text that Teams shows for a message or an error.</summary>
    public static string? Toast(this JsonObject? answer) => answer.Type() switch
    {
        "application/vnd.microsoft.activity.message" => answer!["value"].AsText(),
        "application/vnd.microsoft.error" or "application/vnd.microsoft.error.preconditionFailed" => (answer!["value"] as JsonObject)?["message"].AsText(),
        _ => null,
    };
}
