using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TeamsCollab.Office.People;

namespace TeamsCollab.Office.Graph;

/// <summary>People, their managers, rooms, and what their mailbox says of them (A6, A7, A15).</summary>
internal sealed class UserRoutes(OfficeDirectory directory, OfficeCalendar calendar, OfficeAddress address, OfficeFaults faults)
{
    private readonly UserShape _shape = new(directory);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("users", List);
        routes.MapGet("users/{id}", (string id, HttpRequest request) => With(id, person =>
            Chain(request) && !Eventual(request) ? NeedsEventual() : Json(_shape.Of(person, request.Query))));
        routes.MapGet("users/{id}/manager", (string id, HttpRequest request) => With(id, person =>
            person.ManagerId is { } manager ? Json(UserShape.DirectoryObject(directory.Find(manager)!, request.Query["$select"].ToString())) : GraphRefusal.NoUser("manager")));
        routes.MapGet("users/{id}/directReports", (string id, HttpRequest request) => With(id, person =>
            GraphList.Answer(request, address, directory.People.Where(other => other.ManagerId == person.Id).Select(UserShape.Whole), shape: report => UserShape.DirectoryObject(directory.Find(report["id"].AsText()!)!, request.Query["$select"].ToString()))));
        routes.MapGet("users/{id}/mailboxSettings", (string id) => With(id, person => Json(Settings(person))));
        routes.MapGet("places/microsoft.graph.room", Rooms);
        routes.MapGet("places/graph.room", Rooms);
    }

    private IResult List(HttpRequest request)
    {
        var search = request.Query["$search"].ToString();
        if ((search.Length > 0 || request.Query["$count"] == "true" || Chain(request)) && !Eventual(request))
        {
            return NeedsEventual();
        }

        try
        {
            var people = directory.People.Select(UserShape.Whole).Where(user => search.Length == 0 || ODataSearch.Accepts(search, user)).ToList();
            return GraphList.Answer(request, address, people, shape: user => _shape.Of(directory.Find(user["id"].AsText()!)!, request.Query), largest: faults.LargestPage);
        }
        catch (FormatException)
        {
            return GraphRefusal.Unsupported("Unrecognized search clause: each clause must be quoted as \"property:text\".");
        }
    }

    private JsonObject Settings(OfficePerson person)
    {
        var absences = calendar.AbsencesOf(person).ToList();
        var replies = new JsonObject { ["status"] = "disabled", ["externalAudience"] = "none", ["internalReplyMessage"] = string.Empty, ["externalReplyMessage"] = string.Empty };
        if (absences is [var (from, to, absence), ..])
        {
            replies = new JsonObject
            {
                ["status"] = "scheduled",
                ["externalAudience"] = "all",
                ["scheduledStartDateTime"] = Moment(from),
                ["scheduledEndDateTime"] = Moment(to),
                ["internalReplyMessage"] = absence.Reply,
                ["externalReplyMessage"] = absence.Reply,
            };
        }

        return new JsonObject
        {
            ["timeZone"] = directory.TimeZoneName,
            ["dateFormat"] = "yyyy/M/d",
            ["timeFormat"] = "HH:mm",
            ["userPurpose"] = "user",
            ["language"] = new JsonObject { ["locale"] = person.Language == "en" ? "en-US" : person.Language, ["displayName"] = person.Language == "en" ? "English (United States)" : "中文(中国)" },
            ["automaticRepliesSetting"] = replies,
            ["workingHours"] = WorkingHours.Of(directory),
        };
    }

    private IResult Rooms(HttpRequest request) => GraphList.Answer(request, address, directory.Rooms.Select(room => new JsonObject
    {
        ["@odata.type"] = "#microsoft.graph.room",
        ["id"] = room.Id,
        ["displayName"] = room.Name,
        ["emailAddress"] = room.Mail,
        ["capacity"] = room.Capacity,
        ["floorLabel"] = room.Floor,
        ["bookingType"] = "standard",
    }), largest: faults.LargestPage);

    private JsonObject Moment(DateTimeOffset at) => new() { ["dateTime"] = directory.TimeZone.Wire(at), ["timeZone"] = directory.TimeZoneName };

    private IResult With(string id, Func<OfficePerson, IResult> answer) => directory.Find(id) is { } person ? answer(person) : GraphRefusal.NoUser(id);

    private static bool Chain(HttpRequest request) => request.Query["$expand"].ToString().Contains("$levels", StringComparison.Ordinal);

    private static bool Eventual(HttpRequest request) => string.Equals(request.Headers["ConsistencyLevel"], "eventual", StringComparison.OrdinalIgnoreCase);

    private static GraphRefusal NeedsEventual() => GraphRefusal.Unsupported("Request with $search, $count or $levels is supported only with header ConsistencyLevel: eventual.");

    private static IResult Json(JsonObject body) => Results.Json(body, OfficeJson.Options);
}
