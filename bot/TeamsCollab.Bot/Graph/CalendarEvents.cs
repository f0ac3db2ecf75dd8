using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Graph.Models.ODataErrors;
using Microsoft.Graph.Users.Item.Events.Item.Cancel;
using Microsoft.Kiota.Abstractions;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Bot.Organisation;
using TeamsCollab.Process.Calendar;
using TeamsCollab.Process.Content;
using TeamsCollab.Process.Meeting;
using Attendee = Microsoft.Graph.Models.Attendee;
using Person = TeamsCollab.Process.Person;

namespace TeamsCollab.Bot.Graph;

/// <summary>
/// Meetings in Outlook calendars, in the organiser's mailbox. Booking is harmless when repeated: a transaction id and an extended property
/// both derive from the collaboration and the meeting, so a repeat finds the first one.
/// </summary>
public sealed class CalendarEvents(GraphServiceClient graph, StaffDirectory staff, FreeTimes freeTimes, WorkingCalendar calendar)
{
    /// <summary>Names our mark on an event; the GUID is a property set of our own.</summary>
    private const string MarkId = "String {5f1f6c4e-2a57-4b0e-9d0f-6a3f1f2c7b10} Name TeamsCollabMeeting";

    /// <exception cref="ApiException">Graph refused; <see cref="ReasonOf"/> tells why in a code.</exception>
    public async Task<BookedEntry> BookAsync(StreamKey collaboration, int meeting, MeetingToBook wanted, Words words, CancellationToken cancellation)
    {
        var mark = MarkOf(collaboration, meeting, wanted.CalledOff);
        var attendees = await AttendeesAsync(wanted, cancellation);
        var details = Details(wanted, words, attendees);
        if (wanted.IsTeamsMeeting)
        {
            // Once online it stays so: Graph takes no false.
            (details.IsOnlineMeeting, details.OnlineMeetingProvider) = (true, OnlineMeetingProviderType.TeamsForBusiness);
        }

        var entry = await FindAsync(wanted.Organiser, mark, cancellation);
        var busy = StandsThen(entry, wanted) ? [] : await BusyAsync(wanted, cancellation);
        if (entry is { Id: { } known })
        {
            // What is left out of a PATCH stays as it is: a place that is no longer wanted is emptied.
            details.Location ??= new Location { DisplayName = string.Empty };
            var moved = await graph.Users[wanted.Organiser.Id].Events[known].PatchAsync(details, cancellationToken: cancellation);
            return new BookedEntry(known, moved?.OnlineMeeting?.JoinUrl, busy);
        }

        details.TransactionId = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(mark))[..16]).ToString();
        details.SingleValueExtendedProperties = [new SingleValueLegacyExtendedProperty { Id = MarkId, Value = mark }];
        var created = await graph.Users[wanted.Organiser.Id].Events.PostAsync(details, cancellationToken: cancellation);
        return new BookedEntry(created!.Id!, created.OnlineMeeting?.JoinUrl, busy);
    }

    /// <summary>The entry that an earlier booking made; null where there is none.</summary>
    /// <param name="calledOff">The revision that was called off before the arrangement that was booked; 0 for the first.</param>
    /// <exception cref="ApiException">Graph refused; what stands there is unknown.</exception>
    public async Task<string?> FindAsync(StreamKey collaboration, int meeting, int calledOff, Person organiser, CancellationToken cancellation) =>
        (await FindAsync(organiser, MarkOf(collaboration, meeting, calledOff), cancellation))?.Id;

    /// <summary>Takes a meeting out of the calendars. One that is gone already is no failure.</summary>
    public async Task CancelAsync(Person organiser, string eventId, string? why, CancellationToken cancellation)
    {
        try
        {
            await graph.Users[organiser.Id].Events[eventId].Cancel.PostAsync(new CancelPostRequestBody { Comment = why ?? "协作已撤回。 The collaboration was withdrawn." }, cancellationToken: cancellation);
        }
        catch (ODataError gone) when (gone.ResponseStatusCode is 404)
        {
            // Somebody deleted it in Outlook.
        }
    }

    /// <summary>A booked meeting as it stands now; null where it was deleted or cancelled.</summary>
    /// <param name="people">Whose answers are wanted, beside the <paramref name="room"/>'s.</param>
    /// <exception cref="ApiException">Graph refused; what stands there is unknown.</exception>
    public async Task<OutlookEntry?> ReadAsync(Person organiser, string eventId, IEnumerable<Person> people, MeetingRoom? room, CancellationToken cancellation)
    {
        try
        {
            var found = await graph.Users[organiser.Id].Events[eventId].GetAsync(
                request => request.QueryParameters.Select = ["start", "end", "isCancelled", "onlineMeeting", "attendees"], cancellation);
            if (found is null or { IsCancelled: true } || MomentOf(found.Start) is not { } start || MomentOf(found.End) is not { } end)
            {
                return null;
            }

            var invited = (await Task.WhenAll(people.Select(person => staff.FindAsync(person, cancellation)))).OfType<Employee>().ToArray();
            return new OutlookEntry(
                TimeZoneInfo.ConvertTime(start, calendar.Zone),
                (int)(end - start).TotalMinutes,
                found.OnlineMeeting?.JoinUrl,
                [.. (found.Attendees ?? []).Select(attendee => AnswerOf(attendee, invited)).OfType<OutlookAnswer>()])
            {
                HasRoomDeclined = room is not null && found.Attendees?.Any(attendee =>
                    attendee.Status?.Response is ResponseType.Declined && string.Equals(attendee.EmailAddress?.Address, room.Mail, StringComparison.OrdinalIgnoreCase)) is true,
            };
        }
        catch (ODataError gone) when (gone.ResponseStatusCode is 404)
        {
            return null;
        }
    }

    /// <summary>Why a calendar refused, as a code with a sentence in every language.</summary>
    public static string ReasonOf(ApiException failed) => failed switch
    {
        ODataError { Error.Code: "ErrorAccessDenied" } => "outOfScope",
        ODataError { Error.Code: "MailboxNotEnabledForRESTAPI" or "ResourceNotFound" } or { ResponseStatusCode: 404 } => "noMailbox",
        { ResponseStatusCode: 403 } => "notPermitted",
        _ => "refused",
    };

    private static string MarkOf(StreamKey collaboration, int meeting, int calledOff) =>
        string.Create(CultureInfo.InvariantCulture, $"{collaboration.Id}/{meeting}{(calledOff > 0 ? $"/{calledOff}" : string.Empty)}");

    private async Task<Event?> FindAsync(Person organiser, string mark, CancellationToken cancellation)
    {
        var found = await graph.Users[organiser.Id].Events.GetAsync(
            request =>
            {
                request.QueryParameters.Filter = $"singleValueExtendedProperties/Any(ep: ep/id eq '{MarkId}' and ep/value eq '{mark}')";
                request.QueryParameters.Select = ["id", "start", "end"];
            },
            cancellation);
        return found?.Value?.FirstOrDefault();
    }

    /// <summary>Everybody is busy then with this very meeting, so that nothing can be said of anything else.</summary>
    private static bool StandsThen(Event? entry, MeetingToBook wanted) =>
        MomentOf(entry?.Start) < wanted.Start.AddMinutes(wanted.Minutes) && MomentOf(entry?.End) > wanted.Start;

    /// <summary>Only a help: where the calendars do not tell, the meeting is booked all the same.</summary>
    private async Task<ImmutableArray<Person>> BusyAsync(MeetingToBook wanted, CancellationToken cancellation)
    {
        try
        {
            return await freeTimes.BusyAsync(wanted, cancellation);
        }
        catch (ApiException)
        {
            return [];
        }
    }

    private async Task<List<Attendee>> AttendeesAsync(MeetingToBook wanted, CancellationToken cancellation)
    {
        var employees = await Task.WhenAll(wanted.People.Where(person => person != wanted.Organiser).Select(person => staff.FindAsync(person, cancellation)));
        return
        [
            .. employees.Where(employee => employee?.Mail is not null).Select(employee => new Attendee
            {
                EmailAddress = new EmailAddress { Address = employee!.Mail, Name = employee.Name },
                Type = AttendeeType.Required,
            }),
            .. wanted.Room is { } room
                ? [new Attendee { EmailAddress = new EmailAddress { Address = room.Mail, Name = room.Name }, Type = AttendeeType.Resource }]
                : Array.Empty<Attendee>(),
        ];
    }

    private Event Details(MeetingToBook wanted, Words words, List<Attendee> attendees) => new()
    {
        Subject = $"{wanted.Number} {words.Read(wanted.Title, "title")}",
        Start = At(wanted.Start),
        End = At(wanted.Start.AddMinutes(wanted.Minutes)),
        Location = LocationOf(wanted, words),
        Attendees = attendees,
        AllowNewTimeProposals = true,
        ResponseRequested = true,
    };

    /// <summary>A room by its mailbox, or what was typed; null for a Teams meeting alone.</summary>
    private static Location? LocationOf(MeetingToBook wanted, Words words) =>
        wanted.Room is { } room ? new Location { DisplayName = room.Name, LocationEmailAddress = room.Mail, LocationType = LocationType.ConferenceRoom }
        : words.Read(wanted.Place) is { } place ? new Location { DisplayName = place }
        : null;

    /// <summary>Null where they have not answered.</summary>
    private OutlookAnswer? AnswerOf(Attendee attendee, Employee[] invited)
    {
        Attendance? said = attendee.Status?.Response switch
        {
            ResponseType.Accepted => Attendance.Coming,
            ResponseType.TentativelyAccepted => Attendance.Tentative,
            ResponseType.Declined => Attendance.NotComing,
            _ => null,
        };
        return said is { } answer && invited.FirstOrDefault(employee => string.Equals(employee.Mail, attendee.EmailAddress?.Address, StringComparison.OrdinalIgnoreCase)) is { } who
            ? new OutlookAnswer(who.Person, answer, MomentOf(attendee.ProposedNewTime?.Start) is { } proposed ? TimeZoneInfo.ConvertTime(proposed, calendar.Zone) : null)
            : null;
    }

    /// <summary>Graph answers in UTC unless it is asked for another zone, which is not done here.</summary>
    private static DateTimeOffset? MomentOf(DateTimeTimeZone? said) =>
        said is { TimeZone: "UTC" } && DateTime.TryParse(said.DateTime, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var utc)
            ? new DateTimeOffset(utc, TimeSpan.Zero)
            : null;

    private DateTimeTimeZone At(DateTimeOffset at) => new()
    {
        DateTime = TimeZoneInfo.ConvertTime(at, calendar.Zone).ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture),
        TimeZone = calendar.Zone.Id,
    };
}
