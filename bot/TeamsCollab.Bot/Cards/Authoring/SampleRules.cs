using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TeamsCollab.Bot.Teams;
using TeamsCollab.CardTemplating;
using TeamsCollab.Process;
using TeamsCollab.Process.Reading;

namespace TeamsCollab.Bot.Cards.Authoring;

/// <summary>Every sample in every language becomes a card that Teams takes: nothing unresolved, every value one of its element's, below the size.</summary>
internal static class SampleRules
{
    /// <summary>Teams counts the payload as UTF-16.</summary>
    public const int MostBytes = 28 * 1024;

    /// <summary>What the bot puts into an open card beside its template: the action by which clients ask again.</summary>
    private const int RefreshUnits = 400;

    public static IEnumerable<CardFinding> Check(CardCatalogue cards)
    {
        var library = CardLibrary.Load(cards.Folder);
        foreach (var card in cards.Templates.Keys)
        {
            foreach (var sample in cards.Samples[card])
            {
                foreach (var shape in RecordShape.Check(sample.Json, CardLibrary.RecordOf(card)))
                {
                    yield return sample.Finding(shape.Place, shape.Wrong, shape.ToDo);
                }

                foreach (var language in Enum.GetValues<Language>())
                {
                    foreach (var fault in Faults(library, card, sample, language))
                    {
                        yield return sample.Finding($"{fault.Place} ({(language is Language.Chinese ? "zh-CN" : "en")})", fault.Wrong, fault.ToDo);
                    }
                }
            }
        }
    }

    private static List<CardFault> Faults(CardLibrary library, CardName card, CardFile sample, Language language)
    {
        byte[] drawn;
        try
        {
            drawn = Draw(library, card, sample, language).ToArray();
        }
        catch (ExpansionException tooLarge)
        {
            return [new CardFault("$", tooLarge.Message, "Show less, or fold it.")];
        }

        var expanded = JsonElement.Parse(drawn);
        var faults = ElementRules.Check(expanded).ToList();
        faults.AddRange(CardTree.Texts(expanded, "$").Where(text => text.Text.Contains("${", StringComparison.Ordinal))
            .Select(text => new CardFault(text.Place, $"It stays unresolved: {text.Text}", "Correct the template or the sample.")));
        var size = (Encoding.UTF8.GetCharCount(drawn) + RefreshUnits) * 2;
        if (size > MostBytes)
        {
            faults.Add(new CardFault("$", $"The card takes {size} bytes of UTF-16, more than {MostBytes}.", "Show less in it."));
        }

        return faults;
    }

    /// <summary>
    /// The card as the bot draws it of this data; what the sample has under <c>$host</c> stands for the turn around it, and under <c>$host.english</c> for
    /// what a reader of English reads differently: dates, weekdays, time left.
    /// </summary>
    public static ReadOnlyMemory<byte> Draw(CardLibrary library, CardName card, CardFile sample, Language language)
    {
        var host = sample.Json.TryGetProperty("$host", out var given) ? given : default;
        var notice = host.ValueKind is JsonValueKind.Object && host.TryGetProperty("notice", out var said)
            ? new Notice(CardTree.TextOf(said, "text") ?? string.Empty, CardTree.TextOf(said, "style") ?? "good", CardTree.TextOf(said, "because"))
            : null;
        var inputs = host.ValueKind is JsonValueKind.Object && host.TryGetProperty("inputs", out var typed) ? typed : (JsonElement?)null;
        var data = language is Language.English && host.ValueKind is JsonValueKind.Object && host.TryGetProperty("english", out var english)
            ? JsonSerializer.SerializeToElement(Over(JsonNode.Parse(sample.Utf8.Span), JsonSerializer.SerializeToNode(english)))
            : sample.Json;
        return library.Draw(card, data, language, new CardHost(CardTree.TextOf(host, "collaboration"), CardTree.TextOf(host, "once") ?? "sample", notice, inputs));
    }

    /// <summary>What differs, laid over the whole: property by property, and element by element where there are as many.</summary>
    private static JsonNode? Over(JsonNode? data, JsonNode? different) => (data, different) switch
    {
        (JsonObject below, JsonObject above) =>
            new JsonObject(below.Select(property => KeyValuePair.Create(property.Key, above.ContainsKey(property.Key) ? Over(property.Value, above[property.Key]) : property.Value?.DeepClone()))),
        (JsonArray below, JsonArray above) when below.Count == above.Count => new JsonArray([.. below.Zip(above, Over)]),
        _ => different?.DeepClone(),
    };
}
