using System.Text;
using System.Text.Json;
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

    /// <summary>The card as the bot draws it of this data; what the sample has under <c>$host</c> stands for the turn around it.</summary>
    public static ReadOnlyMemory<byte> Draw(CardLibrary library, CardName card, CardFile sample, Language language)
    {
        var host = sample.Json.TryGetProperty("$host", out var given) ? given : default;
        var notice = host.ValueKind is JsonValueKind.Object && host.TryGetProperty("notice", out var said)
            ? new Notice(CardTree.TextOf(said, "text") ?? string.Empty, CardTree.TextOf(said, "style") ?? "good", CardTree.TextOf(said, "because"))
            : null;
        var inputs = host.ValueKind is JsonValueKind.Object && host.TryGetProperty("inputs", out var typed) ? typed : (JsonElement?)null;
        return library.Draw(card, sample.Json, language, new CardHost(CardTree.TextOf(host, "collaboration"), CardTree.TextOf(host, "once") ?? "sample", notice, inputs));
    }
}
