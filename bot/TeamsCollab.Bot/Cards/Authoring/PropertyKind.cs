using System.Collections.Immutable;
using System.Text.Json;

namespace TeamsCollab.Bot.Cards.Authoring;

/// <summary>What may stand in one property of an element.</summary>
/// <param name="Object">The group of elements, or the untyped object, that may stand here; null where none may.</param>
/// <param name="Words">The words that may stand here, or text, bool, number, any.</param>
internal sealed record PropertyKind(bool IsRequired, bool IsList, string? Object, ImmutableArray<string> Choices, string Words)
{
    /// <summary>Reads <c>text</c>, <c>bool</c>, <c>number</c>, <c>any</c>, words with bars between them, or <c>@group</c>; <c>!</c> before it is required, <c>[]</c> after it a list.</summary>
    public static PropertyKind Read(string written)
    {
        var isList = written.EndsWith("[]", StringComparison.Ordinal);
        var word = written.TrimStart('!');
        word = isList ? word[..^2] : word;
        var parts = word.Split('|');
        return new PropertyKind(
            written[0] == '!',
            isList,
            parts.FirstOrDefault(part => part[0] == '@')?[1..],
            [.. parts.Where(part => part[0] != '@')],
            word.Replace("@", "an object of ", StringComparison.Ordinal).Replace("|", ", ", StringComparison.Ordinal));
    }

    public bool Allows(JsonElement value) => Choices.Any(choice => choice switch
    {
        "any" => true,
        "text" => value.ValueKind is JsonValueKind.String,
        "bool" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "number" => value.ValueKind is JsonValueKind.Number,
        _ => value.ValueKind is JsonValueKind.String && value.GetString()!.Equals(choice, StringComparison.OrdinalIgnoreCase),
    });
}
