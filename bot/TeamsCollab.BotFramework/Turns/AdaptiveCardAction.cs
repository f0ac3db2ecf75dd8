using System.Text.Json;

namespace TeamsCollab.BotFramework;

/// <summary>A pressed or refreshed Action.Execute: verb, data with the inputs merged in, and whether a person or a refresh asked.</summary>
public sealed record AdaptiveCardAction(string Verb, string? Id, JsonElement Data, bool IsAutomatic)
{
    /// <summary>Reads an invoke's value; when it cannot be read, <paramref name="refusal"/> is the answer to give.</summary>
    internal static AdaptiveCardAction? TryRead(JsonElement? value, out AdaptiveCardInvokeResponse? refusal)
    {
        if (value is not { ValueKind: JsonValueKind.Object } invoke
            || !invoke.TryGetProperty("action", out var action) || action.ValueKind is not JsonValueKind.Object
            || (action.TryGetProperty("data", out var data) && data.ValueKind is not (JsonValueKind.Object or JsonValueKind.Null or JsonValueKind.String)))
        {
            refusal = AdaptiveCardInvokeResponse.Error(400, "BadRequest", "无法识别此操作。 This action cannot be read.");
            return null;
        }

        if (Text(action, "type") is not "Action.Execute")
        {
            refusal = AdaptiveCardInvokeResponse.Error(400, "NotSupported", "仅支持 Action.Execute。 Only Action.Execute is supported.");
            return null;
        }

        refusal = null;
        return new AdaptiveCardAction(Text(action, "verb") ?? string.Empty, Text(action, "id"), data, Text(invoke, "trigger") is "automatic");
    }

    private static string? Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
