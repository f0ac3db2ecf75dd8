using TeamsCollab.Process.Procedure;
using static TeamsCollab.Process.Execution.ExecutionEvent;

namespace TeamsCollab.Process.Execution;

/// <summary>
/// The clock's part of the stage, silent about tasks that wait for a procedure (B11): reminders and misses per task, the progress question of each period, the initiator's weekly review.
/// Work is never accepted by silence (A11).
/// </summary>
public static class ExecutionDeadlines
{
    public static DateTimeOffset? Next(Collaboration state) =>
        InForce(state).Select(task => task.Next).Append(state.Execution.ReviewAt).Min();

    public static IEnumerable<CollaborationEvent> Check(Collaboration state, Facts facts, DateTimeOffset at)
    {
        if (state.Stage is not Stage.Execution)
        {
            yield break;
        }

        foreach (var happened in InForce(state).SelectMany(task => Check(task, facts, at)))
        {
            yield return happened;
        }

        if (at >= state.Execution.ReviewAt)
        {
            yield return new WeekReviewed(ExecutionClock.Review(at, facts), at);
        }
    }

    internal static IEnumerable<RunningLimit> Limits(Collaboration state) => state.Stage is not Stage.Execution ? [] : InForce(state).SelectMany(task => task.Status switch
    {
        WorkStatus.Open =>
        [
            new RunningLimit(ClockLimit.Task, task.Id, task.Limit, CardName.ExecutionTask, [task.Owner]),
            new RunningLimit(ClockLimit.Progress, task.Id, task.Progress, CardName.ExecutionProgress, [task.Owner]),
        ],
        WorkStatus.HandedIn when task.Acceptance is { } acceptance =>
            [new RunningLimit(ClockLimit.Acceptance, task.Id, acceptance, CardName.ExecutionAcceptance, [state.Request.Initiator])],
        _ => Array.Empty<RunningLimit>(),
    });

    private static IEnumerable<TaskState> InForce(Collaboration state) => state.Execution.Tasks.Where(task => !Conditions.Holds(task.Id, state));

    private static IEnumerable<CollaborationEvent> Check(TaskState task, Facts facts, DateTimeOffset at) => task.Status switch
    {
        WorkStatus.Open => [.. Say(task.Id, ExecutionLimit.Task, task.Limit, at), .. AskForProgress(task, facts, at)],
        WorkStatus.HandedIn => Say(task.Id, ExecutionLimit.Acceptance, task.Acceptance!, at),
        _ => [],
    };

    private static IEnumerable<CollaborationEvent> Say(string task, ExecutionLimit limit, Watch watch, DateTimeOffset at)
    {
        switch (watch.SayAt(at))
        {
            case ClockSaid.Reminded:
                yield return new Reminded(task, limit, at);
                break;
            case ClockSaid.Missed:
                yield return new LimitMissed(task, limit, watch.DueAt, at);
                break;
        }
    }

    private static IEnumerable<CollaborationEvent> AskForProgress(TaskState task, Facts facts, DateTimeOffset at)
    {
        switch (task.Progress.SayAt(at))
        {
            case ClockSaid.Reminded:
                yield return new ProgressAsked(task.Id, at);
                break;
            case ClockSaid.Missed:
                // Counted on from now and not from the miss: after an outage there is one report to give, not ten.
                yield return new ProgressMissed(task.Id, task.Progress.DueAt, ExecutionClock.Progress(task.Rhythm, at, facts), at);
                break;
        }
    }
}
