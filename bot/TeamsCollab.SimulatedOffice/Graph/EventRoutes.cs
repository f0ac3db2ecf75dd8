using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TeamsCollab.Office.People;
using TeamsCollab.Office.Record;

namespace TeamsCollab.Office.Graph;

/// <summary>Booking, moving, cancelling and answering meetings (A2, A3).</summary>
internal sealed partial class EventRoutes(OfficeDirectory directory, OfficeCalendar calendar, Mailboxes mailboxes, OfficeAddress address)
{
    private const int SmallPage = 10;
    private static readonly TimeSpan LongestView = TimeSpan.FromDays(1825);

    private readonly EventShape _shape = new(directory);

    public void Map(IEndpointRouteBuilder routes)
    {
        foreach (var root in (string[])["users/{id}/events", "users/{id}/calendar/events"])
        {
            routes.MapPost(root, CreateAsync);
            routes.MapGet(root, (string id, HttpRequest request) => With(id, person => List(person, request)));
            routes.MapGet(root + "/{entry}", (string id, string entry, HttpContext context) => With(id, entry, (person, known) => Json(_shape.Of(known, person, context))));
            routes.MapPatch(root + "/{entry}", ChangeAsync);
            routes.MapDelete(root + "/{entry}", (string id, string entry) => With(id, entry, Delete));
            routes.MapPost(root + "/{entry}/cancel", async (string id, string entry, HttpRequest request) =>
            {
                var comment = (await OfficeBody.ReadObjectAsync(request))?.Text("comment");
                return With(id, entry, (person, known) => Cancel(person, known, comment));
            });
            foreach (var (verb, response) in ((string, string)[])[("accept", "accepted"), ("tentativelyAccept", "tentativelyAccepted"), ("decline", "declined")])
            {
                routes.MapPost($"{root}/{{entry}}/{verb}", async (string id, string entry, HttpRequest request) =>
                {
                    var proposed = (await OfficeBody.ReadObjectAsync(request))?.Member("proposedNewTime") as JsonObject;
                    return With(id, entry, (person, known) => Respond(person, known, response, proposed));
                });
            }
        }

        routes.MapGet("users/{id}/calendarView", (string id, HttpContext context) => With(id, person => View(person, context)));
        routes.MapGet("users/{id}/calendar/calendarView", (string id, HttpContext context) => With(id, person => View(person, context)));
    }

    private async Task<IResult> CreateAsync(string id, HttpRequest request)
    {
        var body = await OfficeBody.ReadObjectAsync(request);
        return With(id, person => Draft(body, null, draft =>
            draft.HasTimes ? Json(_shape.Of(mailboxes.Book(draft, person), person, request.HttpContext), StatusCodes.Status201Created)
            : GraphRefusal.BadRequest("ErrorInvalidRequest", "A start and an end are required.")));
    }

    private async Task<IResult> ChangeAsync(string id, string entry, HttpRequest request)
    {
        var body = await OfficeBody.ReadObjectAsync(request);
        return With(id, entry, (person, known) =>
            request.Headers.IfMatch is [{ } tag] && tag != EventShape.ETag(known) ? new GraphRefusal(412, "ErrorIrresolvableConflict", "The send or update operation could not be performed because the change key passed in the request does not match the current change key for the item.")
            : known.OrganizerId != person.Id ? GraphRefusal.BadRequest("ErrorInvalidRequest", "You need to be an organizer to change a meeting.")
            : Draft(body, known, draft => mailboxes.Change(known, draft) is { } changed ? Json(_shape.Of(changed, person, request.HttpContext)) : GraphRefusal.NoItem()));
    }

    private static IResult Draft(JsonObject? body, OfficeEvent? known, Func<EventDraft, IResult> use)
    {
        if (body is null)
        {
            return GraphRefusal.BadRequest("BadRequest", "Unable to read JSON request payload.");
        }

        try
        {
            var draft = new EventDraft(body);
            return draft.EndsBeforeStart(known) ? GraphRefusal.BadRequest("ErrorCalendarEndDateIsEarlierThanStartDate", "The end date is earlier than the start date.") : use(draft);
        }
        catch (GraphTimeException fault)
        {
            return fault.Refusal;
        }
    }

    private IResult List(OfficePerson person, HttpRequest request)
    {
        var entries = mailboxes.EntriesOf(person.Mail);
        var filter = request.Query["$filter"].ToString();
        if (filter.Length > 0)
        {
            if (ByProperty().Match(filter) is not { Success: true } wanted)
            {
                return GraphRefusal.BadRequest("ErrorInvalidUrlQueryFilter", "The query filter contains one or more invalid nodes.");
            }

            entries = entries.Where(entry => entry.Extended.TryGetValue(Unquoted(wanted.Groups["id"].Value), out var value) && value == Unquoted(wanted.Groups["value"].Value));
        }

        var top = int.TryParse(request.Query["$top"], out var asked) ? asked : SmallPage;
        return Json(new JsonObject { ["value"] = new JsonArray([.. entries.Take(top).Select(entry => (JsonNode?)_shape.Of(entry, person, request.HttpContext))]) });
    }

    private IResult View(OfficePerson person, HttpContext context)
    {
        var query = context.Request.Query;
        if (GraphTime.Moment(query["startDateTime"], TimeZoneInfo.Utc) is not { } from || GraphTime.Moment(query["endDateTime"], TimeZoneInfo.Utc) is not { } to)
        {
            return GraphRefusal.BadRequest("ErrorInvalidParameter", "This request requires a time window specified by the query string parameters StartDateTime and EndDateTime.");
        }

        if (to - from > LongestView || to < from)
        {
            return GraphRefusal.BadRequest("ErrorInvalidParameter", "The time window must be within 1825 days and end after it starts.");
        }

        var zone = GraphTime.Preferred(context);
        var weekly = calendar.Between(person.Mail, from, to).Select(entry => (At: entry.From, Node: new JsonObject
        {
            ["id"] = "AAMkWeekly" + Convert.ToHexString(BitConverter.GetBytes(entry.From.UtcTicks)),
            ["subject"] = entry.Subject,
            ["showAs"] = entry.Status,
            ["type"] = "occurrence",
            ["isOrganizer"] = true,
            ["start"] = GraphTime.Write(entry.From, zone),
            ["end"] = GraphTime.Write(entry.To, zone),
        }));
        var booked = mailboxes.EntriesOf(person.Mail, from, to).Select(entry => (At: entry.Start, Node: _shape.Of(entry, person, context)));
        return GraphList.Answer(context.Request, address, weekly.Concat(booked).OrderBy(entry => entry.At).Select(entry => entry.Node), SmallPage);
    }

    private IResult Delete(OfficePerson person, OfficeEvent known)
    {
        if (known.OrganizerId == person.Id)
        {
            mailboxes.Cancel(known, null);
        }
        else
        {
            mailboxes.Respond(known, person, "declined");
        }

        return Results.NoContent();
    }

    private IResult Cancel(OfficePerson person, OfficeEvent known, string? comment)
    {
        if (known.OrganizerId != person.Id)
        {
            return GraphRefusal.BadRequest("ErrorInvalidRequest", "You need to be an organizer to cancel a meeting.");
        }

        mailboxes.Cancel(known, comment);
        return Results.StatusCode(StatusCodes.Status202Accepted);
    }

    private IResult Respond(OfficePerson person, OfficeEvent known, string response, JsonObject? proposed)
    {
        if (known.OrganizerId == person.Id)
        {
            return GraphRefusal.BadRequest("ErrorInvalidRequest", "Your request can't be completed. You can't respond to this meeting because you're the meeting organizer.");
        }

        try
        {
            mailboxes.Respond(known, person, response, proposed is null ? null : (GraphTime.Read(proposed.Member("start")), GraphTime.Read(proposed.Member("end"))));
        }
        catch (GraphTimeException fault)
        {
            return fault.Refusal;
        }

        return Results.StatusCode(StatusCodes.Status202Accepted);
    }

    private IResult With(string id, Func<OfficePerson, IResult> answer) => directory.Find(id) is { } person ? answer(person) : GraphRefusal.NoUser(id);

    // Routing leaves an encoded slash as it is, so the id is decoded once more.
    private IResult With(string id, string entry, Func<OfficePerson, OfficeEvent, IResult> answer) =>
        With(id, person => mailboxes.Find(person, Uri.UnescapeDataString(entry)) is { } known ? answer(person, known) : GraphRefusal.NoItem());

    private static string Unquoted(string text) => text.Replace("''", "'", StringComparison.Ordinal);

    private static IResult Json(JsonObject body, int status = StatusCodes.Status200OK) => Results.Json(body, OfficeJson.Options, statusCode: status);

    [GeneratedRegex(@"^\s*singleValueExtendedProperties/any\(\s*(\w+):\s*\1/id\s+eq\s+'(?<id>(?:[^']|'')*)'\s+and\s+\1/value\s+eq\s+'(?<value>(?:[^']|'')*)'\s*\)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex ByProperty();
}
