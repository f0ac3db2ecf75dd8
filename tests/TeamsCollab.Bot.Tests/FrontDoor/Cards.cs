using System.Text.Json;

namespace TeamsCollab.Bot.Tests.FrontDoor;

/// <summary>Reads drawn cards as a client does.</summary>
internal static class Cards
{
    public static string? StyleOf(JsonElement card) => First(card) is { } first && first.TryGetProperty("style", out var style) ? style.GetString() : null;

    public static string? SentenceOf(JsonElement card) =>
        First(card) is { } first && first.TryGetProperty("items", out var items) ? items[0].GetProperty("text").GetString() : null;

    /// <summary>What a person reads: every text of the card.</summary>
    public static IEnumerable<string> TextsOf(JsonElement node) => node.ValueKind switch
    {
        JsonValueKind.Array => node.EnumerateArray().SelectMany(TextsOf),
        JsonValueKind.Object => node.EnumerateObject().SelectMany(member =>
            member.Name is "text" or "title" or "value" or "label" && member.Value.ValueKind is JsonValueKind.String ? [member.Value.GetString()!] : TextsOf(member.Value)),
        _ => [],
    };

    /// <summary>What a client renders as markdown: texts and facts, not what stands in inputs or rides in actions.</summary>
    public static IEnumerable<string> ShownTextsOf(JsonElement node) => node.ValueKind switch
    {
        JsonValueKind.Array => node.EnumerateArray().SelectMany(ShownTextsOf),
        JsonValueKind.Object when node.TryGetProperty("type", out var type) && type.ValueKind is JsonValueKind.String
            && (type.GetString()!.StartsWith("Input.", StringComparison.Ordinal) || type.GetString() == "Action.Execute") => [],
        JsonValueKind.Object => node.EnumerateObject().SelectMany(member => member.Value.ValueKind is not JsonValueKind.String ? ShownTextsOf(member.Value)
            : member.Name == "text" || (member.Name is "title" or "value" && !node.TryGetProperty("type", out _)) ? [member.Value.GetString()!] : []),
        _ => [],
    };

    /// <summary>The value that an input of the card starts with.</summary>
    public static string? InputOf(JsonElement node, string id) => node.ValueKind switch
    {
        JsonValueKind.Array => node.EnumerateArray().Select(item => InputOf(item, id)).FirstOrDefault(found => found is not null),
        JsonValueKind.Object when node.TryGetProperty("id", out var name) && name.ValueKind is JsonValueKind.String && name.GetString() == id
            && node.TryGetProperty("type", out var type) && type.ValueKind is JsonValueKind.String && type.GetString()!.StartsWith("Input.", StringComparison.Ordinal) =>
            node.TryGetProperty("value", out var value) ? value.ToString() : string.Empty,
        JsonValueKind.Object => node.EnumerateObject().Select(member => InputOf(member.Value, id)).FirstOrDefault(found => found is not null),
        _ => null,
    };

    public static bool IsChinese(string text) => text.Any(letter => letter is >= '\u4e00' and <= '\u9fff');

    private static JsonElement? First(JsonElement card) =>
        card.ValueKind is JsonValueKind.Object && card.TryGetProperty("body", out var body) && body.ValueKind is JsonValueKind.Array && body.GetArrayLength() > 0
            ? body[0]
            : null;
}
