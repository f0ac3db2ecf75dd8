using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using TeamsCollab.Process;

namespace TeamsCollab.Bot.Cards;

/// <summary>
/// What makes clients ask for the present card when they show an old one. Asking opens the card and changes nothing. It is put into the drawn card
/// and stands in no template, because whether a card is still open is not the designer's to decide.
/// </summary>
/// <param name="Verb">One that only shows.</param>
/// <param name="UserIds">The channel's ids (29:…) of those whose clients may ask.</param>
public sealed record CardRefresh(string Verb, string? Collaboration, CardName Card, string? Key, ImmutableArray<string> UserIds)
{
    /// <summary>Teams takes no more ids in one card.</summary>
    public const int MostUserIds = 60;

    /// <param name="askers">Newest first; beyond what Teams takes the oldest have to open the card by hand.</param>
    public static CardRefresh? Of(string verb, string? collaboration, CardName card, string? key, IEnumerable<string> askers) =>
        askers.Distinct(StringComparer.Ordinal).Take(MostUserIds).ToImmutableArray() is { IsEmpty: false } ids ? new CardRefresh(verb, collaboration, card, key, ids) : null;

    /// <summary>The same card with this as its <c>refresh</c>.</summary>
    public ReadOnlyMemory<byte> In(ReadOnlySpan<byte> card)
    {
        var output = new ArrayBufferWriter<byte>(card.Length + 512 + UserIds.Sum(id => id.Length + 8));
        // All of the card but its last brace, which closes it again behind the refresh.
        output.Write(card[..^1]);
        output.Write(",\"refresh\":"u8);
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            json.WriteStartObject("action"u8);
            json.WriteString("type"u8, "Action.Execute"u8);
            json.WriteString("verb"u8, Verb);
            json.WriteStartObject("data"u8);
            json.WriteString("verb"u8, Verb);
            if (Collaboration is not null)
            {
                json.WriteString("collaboration"u8, Collaboration);
                json.WriteString("card"u8, JsonNamingPolicy.CamelCase.ConvertName(Card.ToString()));
            }

            if (Key is not null)
            {
                json.WriteString("key"u8, Key);
            }

            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteStartArray("userIds"u8);
            foreach (var id in UserIds)
            {
                json.WriteStringValue(id);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.Write("}"u8);
        return output.WrittenMemory;
    }
}
