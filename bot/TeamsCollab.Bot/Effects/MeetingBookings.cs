using Microsoft.Extensions.Options;
using Microsoft.Graph;
using Microsoft.Kiota.Abstractions;
using TeamsCollab.Bot.Clock;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Bot.Graph;
using TeamsCollab.Process;
using TeamsCollab.Process.Calendar;
using TeamsCollab.Process.Meeting;

namespace TeamsCollab.Bot.Effects;

/// <summary>Puts a collaboration's meetings into the calendars and reports what came of it.</summary>
public sealed class MeetingBookings(CalendarEvents calendars, FreeTimes freeTimes, ICollaborationStore store, CollaborationRunner runner, BusinessClock clock, IOptions<TimeLimits> limits, TimeProvider machine)
{
    public async Task<EffectOutcome> BookAsync(ClaimedEffect claimed, Collaboration state, int meeting, CancellationToken cancellation)
    {
        if (MeetingToBook.Of(state, meeting) is not { } wanted)
        {
            return new EffectOutcome.Superseded();
        }

        var words = await store.ReadWordsAsync(claimed.Stream, null, cancellation);
        try
        {
            var booked = await calendars.BookAsync(claimed.Stream, meeting, wanted, words, cancellation);
            await ReportAsync(claimed, new MeetingCommand.RecordBooking(meeting, wanted.Revision, booked.EventId, booked.JoinUrl) { Busy = booked.Busy }, cancellation);
            return new EffectOutcome.Done();
        }
        catch (ApiException failed) when (IsPassing(failed))
        {
            return EffectBackoff.After(claimed.Attempt, RetryAfter(failed), $"graph {failed.ResponseStatusCode}", machine);
        }
        catch (ApiException failed)
        {
            await ReportAsync(claimed, new MeetingCommand.RecordBookingFailed(meeting, wanted.Revision, CalendarEvents.ReasonOf(failed)), cancellation);
            return new EffectOutcome.Done();
        }
    }

    /// <summary>自动预约: arranges the meeting at the best time there is, or reports who blocks it.</summary>
    public async Task<EffectOutcome> FindSlotAsync(ClaimedEffect claimed, Collaboration state, CancellationToken cancellation)
    {
        if (state is not { Stage: Stage.Meeting, Meeting: { AutoBooks: true, Arrangement: null, Held: null } })
        {
            return new EffectOutcome.Superseded();
        }

        try
        {
            var found = await freeTimes.SearchAsync(state, clock.Now, cancellation);
            if (found.Slots is [var best, ..])
            {
                var plan = new MeetingPlan(best.Start, limits.Value.MeetingMinutes, MeetingForm.Online, null, DefaultAttendees.Of(state));
                var ran = await ReportAsync(claimed, new MeetingCommand.Arrange(0, plan), cancellation);
                if (ran.Decision is Decision.Refused)
                {
                    await ReportAsync(claimed, new MeetingCommand.RecordNoSlot([], "refused"), cancellation);
                }
            }
            else
            {
                await ReportAsync(claimed, new MeetingCommand.RecordNoSlot([.. found.Blockers.Select(blocker => blocker.Person)], null), cancellation);
            }

            return new EffectOutcome.Done();
        }
        catch (ApiException failed) when (IsPassing(failed))
        {
            return EffectBackoff.After(claimed.Attempt, RetryAfter(failed), $"graph {failed.ResponseStatusCode}", machine);
        }
        catch (ApiException failed)
        {
            await ReportAsync(claimed, new MeetingCommand.RecordNoSlot([], CalendarEvents.ReasonOf(failed)), cancellation);
            return new EffectOutcome.Done();
        }
    }

    public async Task<EffectOutcome> CancelAsync(ClaimedEffect claimed, Collaboration state, Effect.CancelMeeting cancel, CancellationToken cancellation)
    {
        try
        {
            if (await EntryAsync(claimed.Stream, state, cancel, cancellation) is not { } eventId)
            {
                return new EffectOutcome.Superseded();
            }

            var why = state.Meeting.WhyCalledOff is { } reason ? (await store.ReadWordsAsync(claimed.Stream, null, cancellation)).Read(reason) : null;
            await calendars.CancelAsync(state.Request.Initiator, eventId, why, cancellation);
            return new EffectOutcome.Done();
        }
        catch (ApiException failed) when (IsPassing(failed))
        {
            return EffectBackoff.After(claimed.Attempt, RetryAfter(failed), $"graph {failed.ResponseStatusCode}", machine);
        }
    }

    /// <summary>Known from its answer, or looked for where the calendar may have booked it without one. Null where there is none.</summary>
    private async Task<string?> EntryAsync(StreamKey collaboration, Collaboration state, Effect.CancelMeeting cancel, CancellationToken cancellation) => cancel switch
    {
        { EventId: { } known } => known,
        { UnansweredAfter: { } after } => await calendars.FindAsync(collaboration, cancel.Meeting, after, state.Request.Initiator, cancellation),
        _ => state.Meeting.Bookings.GetValueOrDefault(cancel.Meeting) switch
        {
            { EventId: { } booked } => booked,
            { Status: BookingStatus.Wanted } => await calendars.FindAsync(collaboration, cancel.Meeting, state.Meeting.CalledOff, state.Request.Initiator, cancellation),
            _ => null,
        },
    };

    /// <summary>Exchange answers 409 (ConcurrentItemSave) where two writes to one mailbox met: neither the times nor the organiser are at fault.</summary>
    private static bool IsPassing(ApiException failed) => failed.ResponseStatusCode is 408 or 409 or 429 or 500 or 502 or 503 or 504;

    private static TimeSpan? RetryAfter(ApiException failed) =>
        failed.ResponseHeaders.TryGetValue("Retry-After", out var values) && int.TryParse(values.FirstOrDefault(), out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : null;

    private Task<Ran> ReportAsync(ClaimedEffect claimed, CollaborationCommand report, CancellationToken cancellation) => runner.RunAsync(
        claimed.Stream,
        report,
        new Asked(Person.Pump, clock.Now, new OperationId($"{claimed.Effect.Id}:{report.GetType().Name}"), Unpredictable.Bytes()),
        cancellation);
}
