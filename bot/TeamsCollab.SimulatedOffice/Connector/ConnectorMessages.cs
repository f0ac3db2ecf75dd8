using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using TeamsCollab.Office.Record;
using TeamsCollab.Office.Teams;

namespace TeamsCollab.Office.Connector;

/// <summary>Puts the bot's activities into chats.</summary>
internal sealed class ConnectorMessages(SimulatedOfficeOptions options, OfficeRecord record)
{
    private const string Card = "application/vnd.microsoft.card.adaptive";

    public (IResult? Refusal, string? Id) Send(OfficeChat chat, JsonObject activity, string? onlyFor)
    {
        if (activity["type"].AsText() is not ("message" or "typing"))
        {
            return (ConnectorAnswer.BadArgument("Unknown activity type"), null);
        }

        var id = record.NextSerial().ToString(CultureInfo.InvariantCulture);
        if (activity["type"].AsText() == "typing")
        {
            return (null, id);
        }

        var (refusal, cards) = CardsOf(chat, activity);
        if (refusal is null)
        {
            record.Put(new OfficeMessage
            {
                Id = id,
                ChatId = chat.Id,
                Kind = "chat",
                OnlyFor = onlyFor,
                Text = activity["text"].AsText() ?? string.Empty,
                Cards = cards,
                At = options.Clock.Now,
            });
        }

        return (refusal, refusal is null ? id : null);
    }

    /// <summary>Everybody sees the new card: what an earlier answer showed to one person is gone.</summary>
    public IResult? Update(OfficeChat chat, OfficeMessage message, JsonObject activity)
    {
        var (refusal, cards) = CardsOf(chat, activity);
        if (refusal is null)
        {
            record.Change(message.Id, known => known with
            {
                Text = activity["text"].AsText() ?? string.Empty,
                Cards = cards,
                Views = new Dictionary<string, JsonElement>(),
                Edited = true,
            });
        }

        return refusal;
    }

    public void Delete(OfficeMessage message) => record.Change(message.Id, known => known with { Deleted = true });

    private static (IResult?, IReadOnlyList<JsonElement>) CardsOf(OfficeChat chat, JsonObject activity)
    {
        var cards = new List<JsonElement>();
        foreach (var attachment in (activity["attachments"] as JsonArray ?? []).OfType<JsonObject>())
        {
            if (attachment["contentType"].AsText() is FileCards.Consent or FileCards.Info)
            {
                // Teams asks for files in personal chats only.
                if (chat.IsGroup || FileCards.Draw(attachment) is not { } file)
                {
                    return (ConnectorAnswer.BadArgument("Invalid file card"), []);
                }

                cards.Add(OfficeJson.Element(file));
                continue;
            }

            if (attachment["contentType"].AsText() != Card)
            {
                return (ConnectorAnswer.BadArgument($"Unknown attachment type {attachment["contentType"].AsText()}"), []);
            }

            if (attachment["content"] is not JsonObject content || content["type"].AsText() != "AdaptiveCard")
            {
                return (ConnectorAnswer.BadArgument("Activity resulted into multiple skype activities"), []);
            }

            cards.Add(OfficeJson.Element(content));
        }

        return cards.Count == 0 && string.IsNullOrWhiteSpace(activity["text"].AsText())
            ? (ConnectorAnswer.BadSyntax("Activity must have text or attachments"), cards)
            : (null, cards);
    }
}
