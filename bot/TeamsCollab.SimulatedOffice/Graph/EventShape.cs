using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using TeamsCollab.Office.People;
using TeamsCollab.Office.Record;

namespace TeamsCollab.Office.Graph;

/// <summary>A calendar entry as Graph tells it to one mailbox (A2).</summary>
internal sealed class EventShape(OfficeDirectory directory)
{
    public JsonObject Of(OfficeEvent entry, OfficePerson mailbox, HttpContext context)
    {
        var zone = GraphTime.Preferred(context);
        var organizer = directory.Find(entry.OrganizerId)!;
        var shown = JsonObject.Create(entry.Properties)!;
        shown["@odata.etag"] = ETag(entry);
        shown["id"] = EventId.Of(entry, mailbox.Id);
        shown["changeKey"] = ChangeKey(entry);
        shown["createdDateTime"] = Utc(entry.CreatedAt);
        shown["lastModifiedDateTime"] = Utc(entry.ModifiedAt);
        shown["iCalUId"] = "040000008200E00074C5B7101A82E008" + entry.Serial.ToString("X16", CultureInfo.InvariantCulture);
        shown["webLink"] = $"https://outlook.office365.com/owa/?itemid={Uri.EscapeDataString(EventId.Of(entry, mailbox.Id))}";
        shown["type"] = "singleInstance";
        shown["isCancelled"] = entry.Gone;
        shown["isOrganizer"] = mailbox.Id == organizer.Id;
        shown["isAllDay"] = false;
        shown["start"] = GraphTime.Write(entry.Start, zone);
        shown["end"] = GraphTime.Write(entry.End, zone);
        shown["organizer"] = Address(organizer.Mail, organizer.Name);
        shown["isOnlineMeeting"] = entry.JoinUrl is not null;
        shown["onlineMeetingProvider"] = entry.JoinUrl is null ? "unknown" : "teamsForBusiness";
        shown["onlineMeeting"] = entry.JoinUrl is null ? null : new JsonObject { ["joinUrl"] = entry.JoinUrl };
        shown["onlineMeetingUrl"] = null;
        shown["body"] = Body(entry);
        shown["responseStatus"] = Status(entry.ResponseOf(mailbox.Mail, directory) ?? "none", null);
        shown["attendees"] = new JsonArray([.. entry.Attendees.Select(attendee =>
        {
            var one = Address(attendee.Address, attendee.Name ?? directory.Find(attendee.Address)?.Name ?? attendee.Address);
            one["type"] = attendee.Type;
            one["status"] = Status(attendee.Response, attendee.RespondedAt);
            if (attendee is { ProposedStart: { } from, ProposedEnd: { } to })
            {
                one["proposedNewTime"] = new JsonObject { ["start"] = GraphTime.Write(from, zone), ["end"] = GraphTime.Write(to, zone) };
            }

            return (JsonNode?)one;
        })]);
        if (entry.TransactionId is not null)
        {
            shown["transactionId"] = entry.TransactionId;
        }

        if (context.Request.Query["$expand"].ToString().Contains("singleValueExtendedProperties", StringComparison.OrdinalIgnoreCase))
        {
            shown["singleValueExtendedProperties"] = new JsonArray([.. entry.Extended.Select(property => (JsonNode?)new JsonObject { ["id"] = property.Key, ["value"] = property.Value })]);
        }

        return Selected(shown, context.Request.Query["$select"].ToString());
    }

    public static string ETag(OfficeEvent entry) => $"W/\"{ChangeKey(entry)}\"";

    private static JsonObject Body(OfficeEvent entry)
    {
        var body = entry.Properties.TryGetProperty("body", out var given) && given.ValueKind is System.Text.Json.JsonValueKind.Object ? JsonObject.Create(given)! : new JsonObject { ["contentType"] = "html", ["content"] = string.Empty };
        if (entry.JoinUrl is { } url && body.Text("content")?.Contains(url, StringComparison.Ordinal) is not true)
        {
            body["contentType"] = "html";
            body["content"] = $"{body.Text("content")}<div class=\"me-email-text\"><a href=\"{url}\">加入会议</a></div>";
        }

        return body;
    }

    private static JsonObject Selected(JsonObject whole, string select)
    {
        if (select.Length == 0)
        {
            return whole;
        }

        var names = select.Split(',', StringSplitOptions.TrimEntries).Append("id").Append("@odata.etag").Append("singleValueExtendedProperties").ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var name in whole.Select(member => member.Key).Where(name => !names.Contains(name)).ToList())
        {
            whole.Remove(name);
        }

        return whole;
    }

    private static JsonObject Address(string mail, string name) => new() { ["emailAddress"] = new JsonObject { ["address"] = mail, ["name"] = name } };

    private static JsonObject Status(string response, DateTimeOffset? at) => new() { ["response"] = response, ["time"] = at is { } moment ? Utc(moment) : "0001-01-01T00:00:00Z" };

    private static string ChangeKey(OfficeEvent entry) => $"CK{entry.Serial.ToString("X", CultureInfo.InvariantCulture)}{entry.Change.ToString("X4", CultureInfo.InvariantCulture)}";

    private static string Utc(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);
}
