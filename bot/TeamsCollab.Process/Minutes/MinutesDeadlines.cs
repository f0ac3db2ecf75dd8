using static TeamsCollab.Process.Minutes.MinutesEvent;

namespace TeamsCollab.Process.Minutes;

/// <summary>The clock's part of the stage: one reminder at half time, one report when a limit is missed, and never a silent approval (A5).</summary>
public static class MinutesDeadlines
{
    public static DateTimeOffset? Next(MinutesState minutes) => minutes.Watch?.Next;

    public static IEnumerable<CollaborationEvent> Check(MinutesState minutes, DateTimeOffset at)
    {
        switch (minutes.Watch?.SayAt(at))
        {
            case ClockSaid.Reminded:
                yield return new Reminded(minutes.Limit, minutes.Outstanding, at);
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
