using System.Collections.Immutable;
using TeamsCollab.Process.Execution;
using TeamsCollab.Process.Meeting;
using TeamsCollab.Process.Memorandum;
using TeamsCollab.Process.Minutes;
using TeamsCollab.Process.Request;
using TeamsCollab.Process.Retrospective;

namespace TeamsCollab.Process;

/// <summary>A limit that the clock looks after now, whichever stage promised it.</summary>
/// <param name="Key">Which one, where there can be several: the department, the question, the task; also the key of its card.</param>
/// <param name="People">Who owes something by then; nobody while it stands still.</param>
public sealed record RunningLimit(ClockLimit Limit, string? Key, Watch Watch, CardName Card, ImmutableArray<Person> People)
{
    public static IEnumerable<RunningLimit> In(Collaboration state) => state.Stage is Stage.Ended
        ? []
        :
        [
            .. RequestDeadlines.Limits(state),
            .. MeetingDeadlines.Limits(state),
            .. MinutesDeadlines.Limits(state.Minutes),
            .. MemorandumDeadlines.Limits(state.Memorandum),
            .. ExecutionDeadlines.Limits(state),
            .. RetrospectiveDeadlines.Limits(state.Retrospective),
        ];
}

/// <summary>Every kind of limit that a watch is kept over. Stored: names never change.</summary>
public enum ClockLimit
{
    Answering,
    Agreeing,
    Clarifying,
    Agenda,
    Minutes,
    Task,
    Progress,
    Acceptance,
    Retrospective,
    Improvement,
    Memorandum,
}
