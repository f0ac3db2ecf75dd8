using static TeamsCollab.Process.Meeting.MeetingEvent;

namespace TeamsCollab.Process.Meeting;

/// <summary>The clock's part of the stage: the agenda in time (R28, A6), and, once, whether a meeting that should be over has ended (A12).</summary>
public static class MeetingDeadlines
{
    public static DateTimeOffset? Next(MeetingState meeting) => new[] { meeting.AgendaWatch?.Next, EndAskedFrom(meeting) }.Min();

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

        if (EndAskedFrom(meeting) <= at)
        {
            yield return new Reminded(MeetingLimit.Ending, initiator, at);
        }
    }

    internal static IEnumerable<RunningLimit> Limits(Collaboration state) => state is { Stage: Stage.Meeting, Meeting.AgendaWatch: { } watch }
        ? [new RunningLimit(ClockLimit.Agenda, null, watch, CardName.MeetingAgenda, [state.Request.Initiator])]
        : [];

    private static DateTimeOffset? EndAskedFrom(MeetingState meeting) =>
        meeting.Held is null && !meeting.AskedWhetherEnded ? meeting.Arrangement?.EndsAt : null;
}
