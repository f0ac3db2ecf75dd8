using TeamsCollab.Process.Meeting.Live;
using static TeamsCollab.Process.Meeting.MeetingEvent;

namespace TeamsCollab.Process.Meeting;

/// <summary>The clock's part of the stage: the agenda in time (R28, A6), the timers (B14), and, once each, where to begin and whether a meeting that should be over has ended (A12).</summary>
public static class MeetingDeadlines
{
    public static DateTimeOffset? Next(MeetingState meeting) => new[] { meeting.AgendaWatch?.Next, BeginAskedFrom(meeting), EndAskedFrom(meeting), meeting.Live is { } live ? LiveDeadlines.Next(live) : null }.Min();

    public static IEnumerable<CollaborationEvent> Check(Collaboration state, DateTimeOffset at)
    {
        var (meeting, initiator) = (state.Meeting, state.Request.Initiator);
        if (state.Stage is not Stage.Meeting)
        {
            yield break;
        }

        switch (meeting.AgendaWatch?.SayAt(at))
        {
            case ClockSaid.Reminded:
                yield return new Reminded(MeetingLimit.Agenda, initiator, at);
                break;
            case ClockSaid.Missed:
                yield return new LimitMissed(MeetingLimit.Agenda, meeting.AgendaWatch.DueAt, initiator, at);
                break;
        }

        if (BeginAskedFrom(meeting) <= at && at < meeting.Arrangement!.EndsAt)
        {
            yield return new Reminded(MeetingLimit.Beginning, initiator, at);
        }

        foreach (var began in meeting.Live is { } live ? LiveDeadlines.Check(live, at) : [])
        {
            yield return began;
        }

        if (EndAskedFrom(meeting) <= at)
        {
            yield return new Reminded(MeetingLimit.Ending, initiator, at);
        }
    }

    internal static IEnumerable<RunningLimit> Limits(Collaboration state) => state is { Stage: Stage.Meeting, Meeting.AgendaWatch: { } watch }
        ? [new RunningLimit(ClockLimit.Agenda, null, watch, CardName.MeetingAgenda, [state.Request.Initiator])]
        : [];

    /// <summary>People gather: the initiator is shown where to say that it begins (R31).</summary>
    private static DateTimeOffset? BeginAskedFrom(MeetingState meeting) =>
        meeting is { Held: null, Live: null, AskedWhetherBegun: false, AskedWhetherEnded: false } ? meeting.Arrangement?.Start - LiveDecider.Early : null;

    private static DateTimeOffset? EndAskedFrom(MeetingState meeting) =>
        meeting.Held is null && !meeting.AskedWhetherEnded ? meeting.Live?.EndsAt ?? meeting.Arrangement?.EndsAt : null;
}
