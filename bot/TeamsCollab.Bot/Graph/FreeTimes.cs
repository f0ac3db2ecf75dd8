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
/// Starts at which everybody invited is free, from Outlook's free/busy times. Only a help: where Graph is slow, silent or knows somebody not,
/// nothing is offered and the initiator types a time. Absence of data is never taken for free.
/// </summary>
public sealed class FreeTimes(GraphServiceClient graph, StaffDirectory staff, WorkingCalendar calendar, IOptions<TimeLimits> limits)
{
    private const int Most = 3;
    private const int WorkingDaysAhead = 8;

    /// <summary>Documented limit of one call; the service itself takes more.</summary>
    private const int PeopleACall = 20;

    /// <summary>At most three, soonest first, one a half-day.</summary>
    public async Task<ImmutableArray<DateTimeOffset>> FindAsync(Collaboration state, Process.Person reader, DateTimeOffset now, CancellationToken cancellation)
    {
        if (state is not { Stage: Stage.Meeting, Meeting.Held: null } || reader != state.Request.Initiator)
        {
            return [];
        }

        var minutes = state.Meeting.Arrangement?.Minutes ?? limits.Value.MeetingMinutes;
        var earliest = MeetingTimes.EarliestStart(state, new Facts(calendar, limits.Value), now, minutes);
        var people = state.Meeting.Arrangement?.People ?? DefaultAttendees.Of(state).Select(attendee => attendee.Person).Distinct();
        try
        {
            var from = calendar.OpeningOf(calendar.DateOf(earliest));
            var until = calendar.CloseOf(calendar.DateOf(calendar.Due(earliest, WorkingDaysAhead).At));
            return await ReadAsync(reader, people, from, until, cancellation) is { } views
                ? FreeStarts.In(views, from, earliest, minutes, calendar, Most)
                : [];
        }
        catch (Exception silent) when (silent is ApiException or HttpRequestException or DirectorySilentException)
        {
            if (silent is not ApiException { ResponseStatusCode: >= 400 and < 429 })
            {
                GraphPatience.NoteSilence();
            }

            return [];
        }
    }

    /// <summary>Everyone's availability, a digit each half hour; null where somebody's is unknown.</summary>
    private async Task<ImmutableArray<string>?> ReadAsync(Process.Person asker, IEnumerable<Process.Person> people, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation)
    {
        var mails = (await Task.WhenAll(people.Select(person => staff.FindAsync(person, cancellation)))).Select(employee => employee?.Mail).ToArray();
        if (mails.Any(mail => mail is null))
        {
            return null;
        }

        var views = ImmutableArray.CreateBuilder<string>();
        foreach (var chunk in mails.Chunk(PeopleACall))
        {
            var answer = await graph.Users[asker.Id].Calendar.GetSchedule.PostAsGetSchedulePostResponseAsync(
                new GetSchedulePostRequestBody
                {
                    Schedules = [.. chunk.OfType<string>()],
                    StartTime = At(from),
                    EndTime = At(until),
                    AvailabilityViewInterval = FreeStarts.StepMinutes,
                },
                cancellationToken: cancellation);
            if (answer?.Value is not { } schedules || schedules.Count < chunk.Length || schedules.Any(schedule => schedule.Error is not null || schedule.AvailabilityView is null))
            {
                return null;
            }

            views.AddRange(schedules.Select(schedule => schedule.AvailabilityView!));
        }

        return views.ToImmutable();
    }

    private DateTimeTimeZone At(DateTimeOffset at) => new()
    {
        DateTime = TimeZoneInfo.ConvertTime(at, calendar.Zone).ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture),
        TimeZone = calendar.Zone.Id,
    };
}
