using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Options;
using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Graph.Users.Item.Calendar.GetSchedule;
using Microsoft.Kiota.Abstractions;
using TeamsCollab.Bot.Organisation;
using TeamsCollab.Process;
using TeamsCollab.Process.Calendar;
using TeamsCollab.Process.Meeting;
using Facts = TeamsCollab.Process.Facts;

namespace TeamsCollab.Bot.Graph;

/// <summary>
/// Starts at which everybody invited is free, from Outlook's free/busy times, and who blocks where there are none (B13). Only a help: where Graph is
/// slow or silent nothing is offered and the initiator types a time. Absence of data is never taken for free.
/// </summary>
public sealed class FreeTimes(GraphServiceClient graph, StaffDirectory staff, RoomDirectory roomDirectory, WorkingCalendar calendar, IOptions<TimeLimits> limits)
{
    private const int WorkingDaysAhead = 8;

    /// <summary>So much later is looked for a way out where nothing is free before.</summary>
    private const int WorkingDaysBeyond = 8;

    /// <summary>Documented limit of one call; the service itself takes more.</summary>
    internal const int PeopleACall = 20;

    /// <summary>For the card of the meeting's initiator; nothing for others, and nothing where Graph does not tell.</summary>
    public async Task<SlotSearch> FindAsync(Collaboration state, Process.Person reader, DateTimeOffset now, CancellationToken cancellation)
    {
        if (state is not { Stage: Stage.Meeting, Meeting.Held: null } || reader != state.Request.Initiator)
        {
            return SlotSearch.Unknown;
        }

        return await UnlessSilentAsync(() => SearchAsync(state, now, cancellation), SlotSearch.Unknown);
    }

    /// <summary>What is only a help is left out where Graph or the directory does not tell.</summary>
    internal static async Task<T> UnlessSilentAsync<T>(Func<Task<T>> ask, T otherwise)
    {
        try
        {
            return await ask();
        }
        catch (Exception silent) when (silent is ApiException or HttpRequestException or DirectorySilentException)
        {
            if (silent is not ApiException { ResponseStatusCode: >= 400 and < 429 })
            {
                GraphPatience.NoteSilence();
            }

            return otherwise;
        }
    }

    /// <exception cref="ApiException">Graph refused.</exception>
    /// <exception cref="HttpRequestException">Graph did not answer.</exception>
    /// <exception cref="DirectorySilentException">Neither did the directory.</exception>
    public async Task<SlotSearch> SearchAsync(Collaboration state, DateTimeOffset now, CancellationToken cancellation)
    {
        var minutes = state.Meeting.Arrangement?.Minutes ?? limits.Value.MeetingMinutes;
        var earliest = MeetingTimes.EarliestStart(state, new Facts(calendar, limits.Value), now, minutes);
        var attendees = state.Meeting.Arrangement?.Attendees ?? DefaultAttendees.Of(state);
        var from = calendar.OpeningOf(calendar.DateOf(earliest));
        var until = calendar.Due(earliest, WorkingDaysAhead).At;
        ImmutableArray<Process.Person> invited = [.. attendees.Select(attendee => attendee.Person).Distinct()];
        var employees = await Task.WhenAll(invited.Select(person => staff.FindAsync(person, cancellation)));
        var views = await ReadAsync(state.Request.Initiator, [.. employees.OfType<Employee>()], from, calendar.Due(until, WorkingDaysBeyond).At, cancellation);
        ImmutableArray<Availability> people = [.. invited.Select(person => new Availability(
            person, attendees.Any(attendee => attendee.Person == person && attendee.Role is not AttendeeRole.Other), views.GetValueOrDefault(person)))];
        var found = SlotFinder.In(people, from, earliest, until, minutes, limits.Value.MeetingMinutes, calendar);
        return await UnlessSilentAsync(() => WithRoomsAsync(found, state, invited.Length, minutes, from, calendar.Due(until, WorkingDaysBeyond).At, cancellation), found);
    }

    /// <summary>Adds which rooms have seats enough, and which of them are free at each of the times and at the present one.</summary>
    private async Task<SlotSearch> WithRoomsAsync(SlotSearch found, Collaboration state, int people, int minutes, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation)
    {
        ImmutableArray<MeetingRoom> rooms = [.. (await roomDirectory.ReadAsync(cancellation)).Where(room => room.Seats == 0 || room.Seats >= people).OrderBy(room => room.Seats).Take(PeopleACall)];
        if (rooms.IsEmpty)
        {
            return found;
        }

        var views = await ViewsAsync(state.Request.Initiator, [.. rooms.Select(room => room.Mail)], from, until, cancellation);
        return found with
        {
            Rooms = rooms,
            Slots = [.. found.Slots.Select(slot => slot with { Rooms = FreeAt(slot.Start) })],
            FreeNow = state.Meeting.Arrangement is { } present ? FreeAt(present.Start) : [],
        };

        ImmutableArray<MeetingRoom> FreeAt(DateTimeOffset start) => [.. rooms.Where(room =>
            views.TryGetValue(room.Mail, out var view) && SlotFinder.IsFree(view, from, start, minutes))];
    }

    /// <summary>Who of those wanted is not free for the meeting. Whose calendar cannot be read is not among them: nothing is known of them.</summary>
    /// <exception cref="ApiException">Graph refused.</exception>
    public async Task<ImmutableArray<Process.Person>> BusyAsync(MeetingToBook wanted, CancellationToken cancellation)
    {
        var employees = await Task.WhenAll(wanted.People.Select(person => staff.FindAsync(person, cancellation)));
        var views = await ReadAsync(wanted.Organiser, [.. employees.OfType<Employee>()], wanted.Start, wanted.Start.AddMinutes(wanted.Minutes), cancellation);
        return [.. wanted.People.Where(person => views.TryGetValue(person, out var view) && view.Any(digit => digit != '0'))];
    }

    /// <summary>Availability, a digit each half hour, of those whose calendars Graph tells.</summary>
    internal async Task<IReadOnlyDictionary<Process.Person, string>> ReadAsync(
        Process.Person asker, ImmutableArray<Employee> people, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation)
    {
        var asked = people.Where(employee => employee.Mail is not null).DistinctBy(employee => employee.Person).ToArray();
        var views = await ViewsAsync(asker, [.. asked.Select(employee => employee.Mail!)], from, until, cancellation);
        return asked.Where(employee => views.ContainsKey(employee.Mail!)).ToDictionary(employee => employee.Person, employee => views[employee.Mail!]);
    }

    /// <summary>By mailbox, whether a person's or a room's.</summary>
    private async Task<IReadOnlyDictionary<string, string>> ViewsAsync(Process.Person asker, ImmutableArray<string> mailboxes, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation)
    {
        var views = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var chunk in mailboxes.Chunk(PeopleACall))
        {
            var answer = await graph.Users[asker.Id].Calendar.GetSchedule.PostAsGetSchedulePostResponseAsync(
                new GetSchedulePostRequestBody { Schedules = [.. chunk], StartTime = At(from), EndTime = At(until), AvailabilityViewInterval = SlotFinder.StepMinutes },
                cancellationToken: cancellation);
            foreach (var schedule in answer?.Value?.Where(schedule => schedule is { Error: null, AvailabilityView: not null, ScheduleId: not null }) ?? [])
            {
                views[schedule.ScheduleId!] = schedule.AvailabilityView!;
            }
        }

        return views;
    }

    private DateTimeTimeZone At(DateTimeOffset at) => new()
    {
        DateTime = TimeZoneInfo.ConvertTime(at, calendar.Zone).ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture),
        TimeZone = calendar.Zone.Id,
    };
}
