using System.Collections.Immutable;
using System.Text.Json;
using TeamsCollab.Process;
using TeamsCollab.Process.Reading;

namespace TeamsCollab.Bot.Dialogs;

/// <summary>An input as it stands on a drawn card: what the person sees, and what their client holds it to.</summary>
/// <param name="Value">What it shows, filled in or offered.</param>
/// <param name="Choices">Empty where it is no list.</param>
public sealed record DrawnInput(string Id, string Type, string Label, string Value, bool IsRequired, int? MaxLength, bool IsMultiple, ImmutableArray<(string Title, string Value)> Choices)
{
    /// <summary>Every input of a drawn card, in its order.</summary>
    public static ImmutableArray<DrawnInput> In(JsonElement card) => [.. Walk(card).Select(Read)];

    /// <summary>What an older client, or a forged press, may leave out though the card asks for it.</summary>
    public Refusal? Fault(string answer) =>
        IsRequired && answer.Length == 0 ? new Refusal(Because.Missing, Id) : MaxLength is { } most ? Inputs.Optional(answer, Id, most) : null;

    /// <summary>The answer in words: the titles of what was chosen, and whether what can be switched on is.</summary>
    /// <param name="names">Of people who are no choice.</param>
    public string Shown(string answer, Language language, ImmutableDictionary<Person, string> names) => Type is "Input.Toggle" ? Switched(answer is "true", language)
        : Type is not "Input.ChoiceSet" ? answer
        : string.Join(language is Language.Chinese ? "、" : ", ", Chosen(answer)
            .Select(chosen => Choices.FirstOrDefault(choice => choice.Value == chosen) is { Title: { } title } ? title : names.GetValueOrDefault(new Person(chosen), chosen)));

    /// <summary>People who were found by searching and are no choice of the card.</summary>
    public IEnumerable<Person> Unlisted(string answer) => Type is not "Input.ChoiceSet" ? []
        : Chosen(answer).Where(chosen => Guid.TryParse(chosen, out _) && !Choices.Any(choice => choice.Value == chosen)).Select(chosen => new Person(chosen));

    private string[] Chosen(string answer) =>
        IsMultiple ? answer.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : [answer];

    private static string Switched(bool isOn, Language language) =>
        language is Language.Chinese ? isOn ? "是" : "否" : isOn ? "Yes" : "No";

    private static IEnumerable<JsonElement> Walk(JsonElement node) => node.ValueKind switch
    {
        JsonValueKind.Array => node.EnumerateArray().SelectMany(Walk),
        JsonValueKind.Object when Text(node, "type") is { } type && type.StartsWith("Input.", StringComparison.Ordinal) && Text(node, "id") is not null => [node],
        JsonValueKind.Object => node.EnumerateObject().SelectMany(member => Walk(member.Value)),
        _ => [],
    };

    private static DrawnInput Read(JsonElement input) => new(
        Text(input, "id")!,
        Text(input, "type")!,
        Text(input, "label") ?? string.Empty,
        Text(input, "value") ?? string.Empty,
        input.TryGetProperty("isRequired", out var required) && required.ValueKind is JsonValueKind.True,
        input.TryGetProperty("maxLength", out var most) && most.TryGetInt32(out var length) ? length : null,
        input.TryGetProperty("isMultiSelect", out var many) && many.ValueKind is JsonValueKind.True,
        input.TryGetProperty("choices", out var choices) && choices.ValueKind is JsonValueKind.Array
            ? [.. choices.EnumerateArray().Select(choice => (Text(choice, "title") ?? string.Empty, Text(choice, "value") ?? string.Empty))]
            : []);

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var text) ? text.ValueKind is JsonValueKind.String ? text.GetString() : text.GetRawText() : null;
}
