using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TeamsCollab.Office.People;
using TeamsCollab.Office.Record;
using TeamsCollab.Office.Teams;

namespace TeamsCollab.Office.Page;

/// <summary>What the practice page asks and does. The key was asked for at the front door.</summary>
internal sealed class PageRoutes(
    SimulatedOfficeOptions options, OfficeDirectory directory, OfficeRecord record, TeamsChats chats, TeamsClient client, TeamsInstallations installations,
    PageCalendar calendar, PageEvents events, PageFiles files)
{
    private const int LargestFile = 5 * 1024 * 1024;

    private static readonly int[] LongestLeap = [24 * 366, 366];

    public void Map(IEndpointRouteBuilder routes, CancellationToken closing)
    {
        routes.MapGet("state", () => Json(State()));
        routes.MapGet("renderer", () => Json(files.Renderer()));
        routes.MapGet("events", context => events.ServeAsync(context, closing));
        routes.MapPost("clock", (HttpRequest request) => LeapAsync(request));
        routes.MapGet("people/search", (string? q) => Json(Search(q ?? string.Empty)));
        routes.MapGet("people/{id}/messages", (string id) => With(id, person => Json(record.MessagesOf(person.Id).Select(message => Message(message, person)))));
        routes.MapGet("people/{id}/calendar", (string id, int? days) => With(id, person => Json(calendar.Of(person, options.Clock.Now, Math.Clamp(days ?? 14, 1, 62)))));
        Act(routes, "messages", async (person, body, stop) =>
            Result(person, await client.SayAsync(person, chats.Personal(person), Text(body, "text") ?? throw Missing("text"), stop)));
        Act(routes, "files", async (person, body, stop) =>
            Result(person, await client.SendFileAsync(person, chats.Personal(person), Text(body, "name") ?? throw Missing("name"), Content(body), Text(body, "text") ?? string.Empty, stop)));
        Act(routes, "actions", async (person, body, stop) =>
            Result(person, await client.PressAsync(person, Text(body, "messageId") ?? throw Missing("messageId"), ActionOf(body), stop)));
        Act(routes, "refresh", async (person, body, stop) =>
            await client.TryRefreshAsync(person, Text(body, "messageId") ?? throw Missing("messageId"), stop) is { } result ? Result(person, result) : Nothing());
        Act(routes, "read", (person, _, _) => Done(() => record.MarkRead(person.Id)));
        Act(routes, "block", (person, _, _) => Done(() => installations.Block(person)));
        Act(routes, "install", async (person, _, stop) => { await installations.InstallAsync(person, stop); return State(); });
        Act(routes, "uninstall", async (person, _, stop) => { await installations.UninstallAsync(person, stop); return State(); });
        Act(routes, "unblock", async (person, _, stop) => { await installations.UnblockAsync(person, stop); return State(); });
    }

    private static readonly Func<object> Nothing = () => new { };

    private static Task<object> Done(Action act)
    {
        act();
        return Task.FromResult(Nothing());
    }

    private void Act(IEndpointRouteBuilder routes, string path, Func<OfficePerson, JsonElement, CancellationToken, Task<object>> act) =>
        routes.MapPost("people/{id}/" + path, async (string id, HttpRequest request) =>
        {
            if (directory.Find(id) is not { } person)
            {
                return Unknown(id);
            }

            try
            {
                // A closed browser tab must not take back what a person did: the turn goes on without the request.
                var body = OfficeJson.TryParse(await OfficeBody.ReadAsync(request)) ?? default;
                return Json(await act(person, body, CancellationToken.None));
            }
            catch (OfficeRefusalException refusal)
            {
                return Refuse(StatusCodes.Status409Conflict, refusal.Message);
            }
        });

    private object State() => new
    {
        now = PageTime.Wire(directory.TimeZone, options.Clock.Now),
        botName = options.AppName,
        company = directory.Company,
        people = directory.People.Select(person =>
        {
            var installation = chats.Installation(person);
            var messages = record.MessagesOf(person.Id);
            var last = messages.Count == 0 ? null : messages[^1];
            var read = record.ReadOf(person.Id);
            return new
            {
                id = person.Id,
                name = person.Name,
                department = person.Department,
                title = person.Title,
                language = person.Language,
                installed = installation.Installed,
                blocked = installation.Blocked,
                unread = messages.Count(message => message.Serial > read && message.FromPersonId != person.Id),
                lastText = last is null ? null : PageText.Preview(last, person.Id),
                lastAt = last is null ? null : PageTime.Wire(directory.TimeZone, last.At),
            };
        }),
    };

    private object Message(OfficeMessage message, OfficePerson reader) => new
    {
        id = message.Id,
        from = message.FromPersonId == reader.Id && message.Kind == "chat" ? "person" : "bot",
        sender = message.FromPersonId is { } writer ? directory.Find(writer)?.Name : message.FromName ?? options.AppName,
        subject = message.Subject,
        text = PageText.Of(message),
        cards = message.CardsFor(reader.Id),
        at = PageTime.Wire(directory.TimeZone, message.At),
        edited = message.Edited,
        kind = message.Kind,
        chat = chats.Find(message.ChatId)?.Topic,
        eventId = message.EventId,
    };

    private object Result(OfficePerson person, PressResult result) => new
    {
        status = result.Status,
        invoke = result.Invoke,
        toast = result.Toast,
        message = result.Message is null ? null : Message(result.Message, person),
    };

    private IEnumerable<object> Search(string wanted) => directory.People
        .Where(person => ((string[])[person.Name, person.Mail, person.Department, person.Title]).Any(text => text.Contains(wanted, StringComparison.OrdinalIgnoreCase)))
        .Select(person => new { id = person.Id, value = person.Id, title = person.Name, name = person.Name, department = person.Department, jobTitle = person.Title, mail = person.Mail });

    private async Task<IResult> LeapAsync(HttpRequest request)
    {
        var body = OfficeJson.TryParse(await OfficeBody.ReadAsync(request)) ?? default;
        if (Number(body, "hours", LongestLeap[0]) is { } hours)
        {
            await options.Clock.AdvanceAsync(TimeSpan.FromHours(hours), CancellationToken.None);
        }
        else if (Number(body, "workingDays", LongestLeap[1]) is { } days)
        {
            await options.Clock.AdvanceWorkingDaysAsync(days, CancellationToken.None);
        }
        else
        {
            return Refuse(StatusCodes.Status400BadRequest, "时间只能向前：hours 或 workingDays 为正整数，最长一年。 Time moves only forward, by hours or workingDays, a year at most.");
        }

        var now = PageTime.Wire(directory.TimeZone, options.Clock.Now);
        events.TellClock(now);
        return Json(new { now });
    }

    private IResult With(string id, Func<OfficePerson, IResult> answer) => directory.Find(id) is { } person ? answer(person) : Unknown(id);

    private static OfficeAction ActionOf(JsonElement body) =>
        body.ValueKind is JsonValueKind.Object && body.TryGetProperty("action", out var action) && action.ValueKind is JsonValueKind.Object && Text(action, "type") is { } type
            ? new OfficeAction(type, Text(action, "id"), Text(action, "verb"), action.TryGetProperty("data", out var data) ? data : null)
            : throw Missing("action");

    private static int? Number(JsonElement body, string name, int most) =>
        body.ValueKind is JsonValueKind.Object && body.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Number && value.TryGetInt32(out var number) && number > 0 && number <= most ? number : null;

    private static string? Text(JsonElement body, string name) =>
        body.ValueKind is JsonValueKind.Object && body.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    /// <summary>A file as the page sends it; small ones only, for they are kept in memory.</summary>
    private static byte[] Content(JsonElement body) => body.ValueKind is JsonValueKind.Object && body.TryGetProperty("content", out var value) && value.ValueKind is JsonValueKind.String && value.TryGetBytesFromBase64(out var content)
        ? content.Length <= LargestFile ? content : throw new OfficeRefusalException("体验环境只收 5 MB 以内的文件。 The practice office takes files up to 5 MB.")
        : throw Missing("content");

    private static OfficeRefusalException Missing(string name) => new($"缺少 {name}。 {name} is missing.");

    private static IResult Unknown(string id) => Refuse(StatusCodes.Status404NotFound, $"这里没有 {id}。 Nobody here has this id.");

    private static IResult Refuse(int status, string message) => Results.Json(new { error = new { message } }, OfficeJson.Options, statusCode: status);

    private static IResult Json(object body) => Results.Json(body, OfficeJson.Options);
}
