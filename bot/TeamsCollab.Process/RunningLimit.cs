using System.Collections.Immutable;
using TeamsCollab.Process.Dispute;
using TeamsCollab.Process.Execution;
using TeamsCollab.Process.Meeting;
using TeamsCollab.Process.Memorandum;
using TeamsCollab.Process.Minutes;
using TeamsCollab.Process.Procedure;
using TeamsCollab.Process.Request;
using TeamsCollab.Process.Retrospective;

namespace TeamsCollab.Process;

/// <summary>A limit that the clock looks after now, whichever stage promised it.</summary>
/// <param name="Key">Which one, where there can be several: the department, the question, the task.</param>
/// <param name="People">Who owes something by then; nobody while it stands still.</param>
public sealed record RunningLimit(ClockLimit Limit, string? Key, Watch Watch, CardName Card, ImmutableArray<Person> People)
{
    /// <summary>Each department has its own lead before the one meeting; every other limit has a card of its own.</summary>
    public string? CardKey => Limit is ClockLimit.Materials ? null : Key;

    public static IEnumerable<RunningLimit> In(Collaboration state) => state.Stage is Stage.Ended
        ? []
        :
        [
            .. RequestDeadlines.Limits(state),
            .. MeetingDeadlines.Limits(state),
            .. MinutesDeadlines.Limits(state.Minutes),
            .. MemorandumDeadlines.Limits(state.Memorandum),
            .. ProcedureDeadlines.Limits(state),
            .. DisputeDeadlines.Limits(state),
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

    /// <summary>The materials' lead before the meeting (A1): not before this moment.</summary>
    Materials,

    /// <summary>补办事项 (B26).</summary>
    Paperwork,

    Approval,
    Change,

    /// <summary>裁决 (B10).</summary>
    Ruling,
}
