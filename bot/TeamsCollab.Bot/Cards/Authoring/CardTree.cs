using System.Globalization;
using System.Text.Json;

namespace TeamsCollab.Bot.Cards.Authoring;

/// <summary>Walks the JSON of a template or a card.</summary>
internal static class CardTree
{
    /// <summary>Every object, outermost first, with its path.</summary>
    public static IEnumerable<(string Place, JsonElement Object)> Objects(JsonElement json, string place) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(property => Objects(property.Value, $"{place}.{property.Name}")).Prepend((place, json)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany((element, index) => Objects(element, string.Create(CultureInfo.InvariantCulture, $"{place}[{index}]"))),
        _ => [],
    };

    /// <summary>Every text, with its path.</summary>
    public static IEnumerable<(string Place, string Text)> Texts(JsonElement json, string place) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(property => Texts(property.Value, $"{place}.{property.Name}")),
        JsonValueKind.Array => json.EnumerateArray().SelectMany((element, index) => Texts(element, string.Create(CultureInfo.InvariantCulture, $"{place}[{index}]"))),
        JsonValueKind.String => [(place, json.GetString()!)],
        _ => [],
    };

    public static string? TypeOf(JsonElement json) => TextOf(json, "type");

    public static string? TextOf(JsonElement json, string name) =>
        json.ValueKind is JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
