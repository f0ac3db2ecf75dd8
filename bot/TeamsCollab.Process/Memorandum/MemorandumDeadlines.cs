using static TeamsCollab.Process.Memorandum.MemorandumEvent;

namespace TeamsCollab.Process.Memorandum;

/// <summary>The clock's part: one reminder at half time, one report when the limit is missed. A memorandum is never signed by silence (B18).</summary>
public static class MemorandumDeadlines
{
    public static DateTimeOffset? Next(MemorandumState memorandum) => memorandum.Watch?.Next;

    public static IEnumerable<CollaborationEvent> Check(MemorandumState memorandum, DateTimeOffset at)
    {
        switch (memorandum.Watch?.SayAt(at))
        {
            case ClockSaid.Reminded:
                yield return new Reminded(memorandum.Outstanding, at);
                break;
            case ClockSaid.Missed:
                yield return new LimitMissed(memorandum.Watch.DueAt, memorandum.Outstanding, at);
                break;
        }
    }

    internal static IEnumerable<RunningLimit> Limits(MemorandumState memorandum) => memorandum.Watch is { } watch
        ? [new RunningLimit(ClockLimit.Memorandum, null, watch, CardName.MemorandumSignOff, memorandum.Outstanding)]
        : [];
}
