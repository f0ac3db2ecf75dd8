using TeamsCollab.Process.Procedure;
using TeamsCollab.Process.Reading;

namespace TeamsCollab.Process.Execution;

/// <summary>The data behind cards/execution/progress.json: the question of each period, answered in the card (R62, R63), for one reader.</summary>
/// <param name="Report">The number that the next report will have.</param>
/// <param name="IsAsked">The clock has asked for this period, and no report came since.</param>
/// <param name="IsOver">Handed in, accepted or dropped: no report is expected.</param>
public sealed record ExecutionProgressCard(
    CardHead Head,
    TaskLine Task,
    bool CanReport,
    bool IsAsked,
    bool IsOver,
    bool HasReport,
    ProgressStatus Status,
    Typed Note,
    int Report)
{
    /// <exception cref="KeyNotFoundException">The collaboration has no such task.</exception>
    public static ExecutionProgressCard For(Collaboration state, CardReader reader, string? key)
    {
        var task = state.Execution.Task(key ?? string.Empty) ?? throw new KeyNotFoundException($"No task {key}.");
        var isOpen = state.Stage is Stage.Execution && task.Status is WorkStatus.Open && !Conditions.Holds(task.Id, state);
        var isAsked = isOpen && task.Progress.Said is not ClockSaid.Nothing;
        var canReport = isOpen && reader.Person == task.Owner;
        return new ExecutionProgressCard(
            CardHead.For(state, reader, canReport && isAsked, isOpen ? task.Progress : null),
            TaskLine.For(task, state, reader),
            canReport,
            isAsked,
            !isOpen,
            task.Reports > 0,
            task.Said,
            reader.Text(task.Note),
            task.Reports + 1);
    }
}
