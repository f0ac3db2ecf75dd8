using System.Text.Json;
using System.Text.RegularExpressions;
using TeamsCollab.Bot.Hosting;
using TeamsCollab.Process;
using TeamsCollab.Process.Reading;

namespace TeamsCollab.Bot.Cards.Authoring;

/// <summary>Every text stands in every language, says something, and keeps its places for words: <c>{field}</c>, <c>{detail}</c>.</summary>
internal static partial class TextRules
{
    public static IEnumerable<CardFinding> Check(CardCatalogue cards)
    {
        var byLanguage = cards.Texts.ToDictionary(texts => texts.Key, texts => Leaves(texts.Value.Json, "$").ToDictionary(leaf => leaf.Path, leaf => leaf.Text));
        foreach (var (language, texts) in byLanguage)
        {
            var file = cards.Texts[language];
            // The first of a numbered list stands for a number that there is not.
            foreach (var (path, text) in texts.Where(text => string.IsNullOrWhiteSpace(text.Value) && !text.Key.EndsWith("[0]", StringComparison.Ordinal)))
            {
                yield return file.Finding(path, text is null ? "It is no text." : "The text is empty.", "Write the text.");
            }

            foreach (var (path, said) in byLanguage.Where(other => other.Key != language).SelectMany(other => other.Value))
            {
                if (!texts.TryGetValue(path, out var here))
                {
                    yield return file.Finding(path, "The text is missing in this language.", "Translate it here, or remove it from the other language.");
                }
                else if (!Marks(here).SetEquals(Marks(said)))
                {
                    yield return file.Finding(path, $"It has the places {{{string.Join("}, {", Marks(here))}}}, the other language has {{{string.Join("}, {", Marks(said))}}}.", "Use the same in both.");
                }
            }

            foreach (var path in Wanted().Where(path => !texts.ContainsKey(path)))
            {
                yield return file.Finding(path, "The bot says this text, and it is missing.", "Write it.");
            }
        }
    }

    /// <summary>What the code says by itself: why something was refused, and what worked.</summary>
    private static IEnumerable<string> Wanted() => Enum.GetNames<Because>().Select(because => $"$.refusals.{JsonNamingPolicy.CamelCase.ConvertName(because)}")
        .Concat(BotHost.Verbs.Select(verb => $"$.{verb.Done}"))
        .Distinct();

    private static IEnumerable<(string Path, string? Text)> Leaves(JsonElement json, string path) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(property => Leaves(property.Value, $"{path}.{property.Name}")),
        JsonValueKind.Array => json.EnumerateArray().SelectMany((element, index) => Leaves(element, $"{path}[{index}]")),
        JsonValueKind.String => [(path, json.GetString())],
        _ => [(path, null)],
    };

    private static HashSet<string> Marks(string? text) => [.. Mark().Matches(text ?? string.Empty).Select(mark => mark.Groups[1].Value)];

    [GeneratedRegex(@"\{([A-Za-z]+)\}")]
    private static partial Regex Mark();
}
