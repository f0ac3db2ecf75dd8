using static TeamsCollab.Process.Minutes.MinutesEvent;

namespace TeamsCollab.Process.Minutes;

/// <summary>
/// The clock's part of the stage: one reminder at half time, one report when a limit is missed. Silence counts as nothing (A5), unless a memorandum
/// that all sides signed before the draft went round says so: then as an attendee's confirmation, which can still be taken back (B18).
/// </summary>
public static class MinutesDeadlines
{
    public static DateTimeOffset? Next(MinutesState minutes) => minutes.Watch?.Next;

    public static IEnumerable<CollaborationEvent> Check(Collaboration state, Facts facts, DateTimeOffset at)
    {
        var minutes = state.Minutes;
        switch (minutes.Watch?.SayAt(at))
        {
            case ClockSaid.Missed when !minutes.Reversible.IsEmpty:
                yield return MinutesDecider.AllConfirmedNow(minutes, facts, at, state);
                break;
            case ClockSaid.Missed when minutes is { Status: MinutesStatus.Confirming, SilenceByMemorandum: { } memorandum }:
                yield return new TakenAsConfirmed(
                    minutes.Draft, minutes.Outstanding, minutes.Content, memorandum, facts.Promise(at, facts.Limits.SilenceReversalWorkingDays), at);
                break;
            case ClockSaid.Reminded:
                yield return new Reminded(minutes.Limit, minutes.Reversible.IsEmpty ? minutes.Outstanding : minutes.Reversible, at);
                break;
            case ClockSaid.Missed:
                yield return new LimitMissed(minutes.Limit, minutes.Watch.DueAt, minutes.Outstanding, at);
                break;
        }
    }

    internal static IEnumerable<RunningLimit> Limits(MinutesState minutes) => minutes.Watch is { } watch
        ? [new RunningLimit(ClockLimit.Minutes, null, watch, CardOf(minutes.Status), minutes.Outstanding)]
        : [];

    internal static CardName CardOf(MinutesStatus status) => status switch
    {
        MinutesStatus.Confirming => CardName.MinutesConfirm,
        MinutesStatus.Signing => CardName.MinutesSignOff,
        _ => CardName.MinutesDraft,
    };
}
