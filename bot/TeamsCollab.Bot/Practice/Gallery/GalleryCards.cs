using System.Buffers;
using System.Text;
using System.Text.Json;
using TeamsCollab.Bot.Cards;
using TeamsCollab.Bot.Cards.Authoring;
using TeamsCollab.Bot.Hosting;
using TeamsCollab.Process;
using TeamsCollab.Process.Reading;

namespace TeamsCollab.Bot.Practice.Gallery;

/// <summary>What the gallery shows: the drawn cards, or what keeps them from being drawn.</summary>
internal static class GalleryCards
{
    /// <summary>One JSON object: <c>wrong</c>, the findings of <c>cards check</c>, and <c>cards</c>, empty while a file cannot be used at all.</summary>
    public static byte[] Write(string folder)
    {
        var cards = CardCatalogue.Load(folder);
        var output = new ArrayBufferWriter<byte>(1 << 20);
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            json.WriteStartArray("wrong"u8);
            foreach (var finding in CardCheck.Findings(cards))
            {
                json.WriteStringValue(finding.ToString());
            }

            json.WriteEndArray();
            json.WriteStartArray("cards"u8);
            if (cards.Unreadable.IsEmpty)
            {
                Cards(json, cards);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return output.WrittenSpan.ToArray();
    }

    private static void Cards(Utf8JsonWriter json, CardCatalogue cards)
    {
        var library = CardLibrary.Load(cards.Folder);
        foreach (var (card, template) in cards.Templates.OrderBy(entry => entry.Key))
        {
            foreach (var sample in cards.Samples[card])
            {
                foreach (var language in Enum.GetValues<Language>())
                {
                    Write(json, template, CardCatalogue.CaseOf(sample), language, SampleRules.Draw(library, card, sample, language));
                }
            }
        }

        var frame = cards.Templates[CardName.Dialog];
        foreach (var language in Enum.GetValues<Language>())
        {
            foreach (var (step, drawn) in StepCards.Draw(library, cards, BotHost.Dialogs, language))
            {
                Write(json, frame, step, language, drawn);
            }
        }
    }

    private static void Write(Utf8JsonWriter json, CardFile template, string named, Language language, ReadOnlyMemory<byte> drawn)
    {
        json.WriteStartObject();
        json.WriteString("card"u8, template.Name[..^".json".Length]);
        json.WriteString("case"u8, named);
        json.WriteString("language"u8, language is Language.Chinese ? "zh-CN" : "en");
        json.WriteNumber("bytes"u8, Encoding.UTF8.GetCharCount(drawn.Span) * 2);
        json.WritePropertyName("drawn"u8);
        json.WriteRawValue(drawn.Span);
        json.WriteEndObject();
    }
}
