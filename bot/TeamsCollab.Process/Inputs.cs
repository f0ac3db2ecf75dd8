using System.Globalization;

namespace TeamsCollab.Process;

/// <summary>What every text typed by a person must satisfy, wherever it is typed.</summary>
public static class Inputs
{
    /// <summary>Characters (UTF-16) of one input. Longer texts belong in a linked document.</summary>
    public const int LongestText = 2000;

    public static Refusal? Required(string? text, string field, Because otherwise = Because.Missing) =>
        string.IsNullOrWhiteSpace(text) ? new Refusal(otherwise, field) : Optional(text, field);

    /// <summary>An id that names nothing: none was given, or a wrong one.</summary>
    public static Decision Unknown(string id, string field) =>
        id.Length == 0 ? Decision.Refuse(Because.Missing, field) : Decision.Refuse(Because.NotAChoice, field, id);

    public static Refusal? Optional(string? text, string field, int longest = LongestText) =>
        text?.Length > longest ? new Refusal(Because.TooLong, field, longest.ToString(CultureInfo.InvariantCulture)) : null;
}
