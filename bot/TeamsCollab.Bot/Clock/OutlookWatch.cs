using System.Globalization;
using Microsoft.Kiota.Abstractions;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Bot.Graph;
using TeamsCollab.Bot.Organisation;
using TeamsCollab.Process;
using TeamsCollab.Process.Calendar;
using TeamsCollab.Process.Meeting;

namespace TeamsCollab.Bot.Clock;

/// <summary>
/// Re-reads a booked meeting in the organiser's calendar when the clock says so, and reports what was changed there. Where Graph does not tell in a few
/// seconds the next look will: deadlines do not wait for a calendar.
/// </summary>
public sealed class OutlookWatch(CollaborationRunner runner, CalendarEvents calendars, WorkingCalendar calendar, BusinessClock clock, TimeProvider machine)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public async Task LookAsync(DueStream due, Ran ran, CancellationToken cancellation)
    {
        if (OutlookLooks.DueFrom(ran.State) is not { } from || from > clock.Now)
        {
            return;
        }

        var (state, version, now) = (ran.State, ran.Version, clock.Now);
        if (BookedMeeting.In(state) is { } meeting && now < meeting.Start && await ReadAsync(state.Request.Initiator, meeting, cancellation) is { } note)
        {
            var noted = await runner.RunAsync(due.Key, note, new Asked(Person.Pump, now, Operation("outlook", due, version), Unpredictable.Bytes()), cancellation);
            (state, version) = (noted.State, noted.Version);
        }

        var next = BookedMeeting.In(state) is { } still ? OutlookLooks.After(now, still.Start, calendar) : null;
        await runner.PassLookAsync(due.Key, Operation("look", due, version), next, cancellation);
    }

    private static OperationId Operation(string kind, DueStream due, long version) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{kind}:{due.DueAt.UtcTicks}:{version}"));

    /// <summary>Null where the calendar did not tell.</summary>
    private async Task<MeetingCommand.NoteOutlook?> ReadAsync(Person organiser, BookedMeeting meeting, CancellationToken cancellation)
    {
        var eventId = meeting.Booking.EventId!;
        using var patience = new CancellationTokenSource(Patience, machine);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, patience.Token);
        try
        {
            var entry = await calendars.ReadAsync(organiser, eventId, meeting.People, meeting.Room, either.Token);
            return new MeetingCommand.NoteOutlook(eventId, entry);
        }
        catch (Exception silent) when (silent is ApiException or HttpRequestException or DirectorySilentException || (silent is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return null;
        }
    }
}
