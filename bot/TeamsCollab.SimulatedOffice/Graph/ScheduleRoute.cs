using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TeamsCollab.Office.People;

namespace TeamsCollab.Office.Graph;

/// <summary>Free and busy times (A4). What is not known is an error on its schedule, never free.</summary>
internal sealed class ScheduleRoute(OfficeDirectory directory, OfficeCalendar calendar, Mailboxes mailboxes)
{
    private const int MostSchedules = 100;
    private const int DefaultInterval = 30;
    private static readonly TimeSpan LongestWindow = TimeSpan.FromDays(62);

    public void Map(IEndpointRouteBuilder routes) => routes.MapPost("users/{id}/calendar/getSchedule", AnswerAsync);

    private async Task<IResult> AnswerAsync(string id, HttpRequest request)
    {
        if (directory.Find(id) is null)
        {
            return GraphRefusal.NoUser(id);
        }

        if (await OfficeBody.ReadObjectAsync(request) is not { } body || body.Member("schedules") is not JsonArray schedules)
        {
            return GraphRefusal.BadRequest("ErrorInvalidRequest", "Schedules are required.");
        }

        DateTimeOffset from, to;
        try
        {
            (from, to) = (GraphTime.Read(body.Member("startTime")), GraphTime.Read(body.Member("endTime")));
        }
        catch (GraphTimeException fault)
        {
            return fault.Refusal;
        }

        var interval = body.Member("availabilityViewInterval") is JsonValue given && given.TryGetValue<int>(out var minutes) ? minutes : DefaultInterval;
        if (schedules.Count > MostSchedules)
        {
            return GraphRefusal.BadRequest("ErrorMailboxDataArrayTooBig", $"The size of the mailbox data array ({schedules.Count}) is too big; allowed size = {MostSchedules}.");
        }

        if (interval is < 5 or > 1440)
        {
            return GraphRefusal.BadRequest("ErrorInvalidMergedFreeBusyInterval", "The interval for merged free/busy is invalid; it must be between 5 and 1440 minutes.");
        }

        if (to <= from)
        {
            return GraphRefusal.BadRequest("ErrorInvalidTimeInterval", "The end time must be after the start time.");
        }

        if (to - from >= LongestWindow)
        {
            return GraphRefusal.BadRequest("ErrorTimeIntervalTooBig", "The requested time duration is too long; it must be under 62 days.");
        }

        var zone = GraphTime.Preferred(request.HttpContext);
        return Results.Json(new JsonObject { ["value"] = new JsonArray([.. schedules.Select(schedule => (JsonNode?)One(schedule.AsText() ?? string.Empty, from, to, interval, zone))]) }, OfficeJson.Options);
    }

    private JsonObject One(string name, DateTimeOffset from, DateTimeOffset to, int interval, (TimeZoneInfo, string) zone)
    {
        var mail = directory.Find(name)?.Mail ?? directory.Room(name)?.Mail;
        if (mail is null)
        {
            return new JsonObject
            {
                ["scheduleId"] = name,
                ["availabilityView"] = string.Empty,
                ["error"] = new JsonObject { ["message"] = "Unable to resolve e-mail address to an Active Directory object.", ["responseCode"] = "ErrorMailRecipientNotFound" },
            };
        }

        var items = calendar.Between(mail, from, to).Select(entry => (entry.From, entry.To, entry.Status))
            .Concat(mailboxes.EntriesOf(mail, from, to).Select(entry => (From: entry.Start, To: entry.End, Status: entry.StatusFor(mail, directory))))
            .OrderBy(item => item.From).ToList();
        var view = new char[(int)Math.Ceiling((to - from) / TimeSpan.FromMinutes(interval))];
        Array.Fill(view, '0');
        foreach (var item in items)
        {
            var first = Math.Max(0, (int)Math.Floor((item.From - from) / TimeSpan.FromMinutes(interval)));
            var end = Math.Min(view.Length, (int)Math.Ceiling((item.To - from) / TimeSpan.FromMinutes(interval)));
            for (var slot = first; slot < end; slot++)
            {
                view[slot] = (char)Math.Max(view[slot], Digit(item.Status));
            }
        }

        return new JsonObject
        {
            ["scheduleId"] = name,
            ["availabilityView"] = new string(view),
            ["scheduleItems"] = new JsonArray([.. items.Select(item => (JsonNode?)new JsonObject
            {
                ["isPrivate"] = false,
                ["status"] = item.Status,
                ["start"] = GraphTime.Write(item.From, zone),
                ["end"] = GraphTime.Write(item.To, zone),
            })]),
            ["workingHours"] = WorkingHours.Of(directory),
        };
    }

    private static char Digit(string status) => status switch { "tentative" => '1', "busy" => '2', "oof" => '3', _ => '0' };
}
