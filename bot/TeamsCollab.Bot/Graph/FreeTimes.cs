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
public sealed class FreeTimes(GraphServiceClient graph, StaffDirectory staff, WorkingCalendar calendar, IOptions<TimeLimits> limits)
{
    private const int WorkingDaysAhead = 8;

    /// <summary>So much later is looked for a way out where nothing is free before.</summary>
    private const int WorkingDaysBeyond = 8;

    /// <summary>Documented limit of one call; the service itself takes more.</summary>
    private const int PeopleACall = 20;

    /// <summary>For the card of the meeting's initiator; nothing for others, and nothing where Graph does not tell.</summary>
    public async Task<SlotSearch> FindAsync(Collaboration state, Process.Person reader, DateTimeOffset now, CancellationToken cancellation)
    {
        if (state is not { Stage: Stage.Meeting, Meeting.Held: null } || reader != state.Request.Initiator)
        {
            return SlotSearch.Unknown;
        }

        try
        {
            return await SearchAsync(state, now, cancellation);
        }
        catch (Exception silent) when (silent is ApiException or HttpRequestException or DirectorySilentException)
        {
            if (silent is not ApiException { ResponseStatusCode: >= 400 and < 429 })
            {
                GraphPatience.NoteSilence();
            }

            return SlotSearch.Unknown;
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
        var views = await ReadAsync(
            state.Request.Initiator, [.. attendees.Select(attendee => attendee.Person).Distinct()], from, calendar.Due(until, WorkingDaysBeyond).At, cancellation);
        ImmutableArray<Availability> people = [.. views.Select(view => new Availability(
            view.Key, attendees.Any(attendee => attendee.Person == view.Key && attendee.Role is not AttendeeRole.Other), view.Value))];
        return SlotFinder.In(people, from, earliest, until, minutes, limits.Value.MeetingMinutes, calendar);
    }

    /// <summary>Everyone's availability, a digit each half hour; null for whom it is unknown.</summary>
    private async Task<IReadOnlyDictionary<Process.Person, string?>> ReadAsync(
        Process.Person asker, ImmutableArray<Process.Person> people, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation)
    {
        var employees = await Task.WhenAll(people.Select(person => staff.FindAsync(person, cancellation)));
        var views = people.ToDictionary(person => person, _ => (string?)null);
        foreach (var chunk in employees.OfType<Employee>().Where(employee => employee.Mail is not null).Chunk(PeopleACall))
        {
            var answer = await graph.Users[asker.Id].Calendar.GetSchedule.PostAsGetSchedulePostResponseAsync(
                new GetSchedulePostRequestBody
                {
                    Schedules = [.. chunk.Select(employee => employee.Mail!)],
                    StartTime = At(from),
                    EndTime = At(until),
                    AvailabilityViewInterval = SlotFinder.StepMinutes,
                },
                cancellationToken: cancellation);
            foreach (var schedule in answer?.Value?.Where(schedule => schedule is { Error: null, AvailabilityView: not null }) ?? [])
            {
                if (chunk.FirstOrDefault(employee => string.Equals(employee.Mail, schedule.ScheduleId, StringComparison.OrdinalIgnoreCase)) is { } employee)
                {
                    views[employee.Person] = schedule.AvailabilityView;
                }
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
