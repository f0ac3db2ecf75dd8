using TeamsCollab.Process.Minutes;
using TeamsCollab.Process.Procedure;
using TeamsCollab.Process.Reading;

namespace TeamsCollab.Process.Execution;

/// <summary>The data behind cards/execution/task.json: one task (R50, R61-R63), for one reader.</summary>
/// <param name="Report">The number that the next progress report will have.</param>
/// <param name="Delivery">The number that the next delivery will have.</param>
/// <param name="Proposal">The number that the next proposal to drop the task will have.</param>
/// <param name="CanPropose">The initiator or the head of the owner's side (A10).</param>
/// <param name="IsWaiverOpen">Somebody proposed to drop it, and not all have agreed.</param>
/// <param name="WasReturned">The last delivery was given back, and the owner works on.</param>
/// <param name="NextReport">Null where none is expected.</param>
/// <param name="ClosedAt">Empty while it is open.</param>
public sealed record ExecutionTaskCard(
    CardHead Head,
    TaskLine Task,
    bool IsDaily,
    bool IsOwner,
    bool CanReport,
    bool CanHandIn,
    bool CanPropose,
    bool IsHandedIn,
    bool IsAccepted,
    bool IsWaived,
    bool IsWaiverOpen,
    bool WasReturned,
    bool HasReport,
    Typed Note,
    Typed Evidence,
    Typed Returned,
    int Report,
    int Delivery,
    int Proposal,
    Moment? NextReport,
    Typed Initiator,
    string ClosedAt)
{
    /// <exception cref="KeyNotFoundException">The collaboration has no such task.</exception>
    public static ExecutionTaskCard For(Collaboration state, CardReader reader, string? key)
    {
        var task = state.Execution.Task(key ?? string.Empty) ?? throw new KeyNotFoundException($"No task {key}.");
        var isInExecution = state.Stage is Stage.Execution;
        var isOpen = isInExecution && task.Status is WorkStatus.Open && !Conditions.Holds(task.Id, state);
        var isOwner = reader.Person == task.Owner;
        return new ExecutionTaskCard(
            CardHead.For(state, reader, isOwner && isOpen, isOpen ? task.Limit : null),
            TaskLine.For(task, state, reader),
            task.Rhythm is Rhythm.Daily,
            isOwner,
            isOwner && isOpen,
            isOwner && isOpen,
            isInExecution && !task.IsClosed && task.OpenWaiver is null && (reader.Person == state.Request.Initiator || reader.Person == state.SideOf(task.Department)?.Head),
            task.Status is WorkStatus.HandedIn,
            task.Status is WorkStatus.Accepted,
            task.Status is WorkStatus.Waived,
            task.OpenWaiver is not null,
            task.Status is WorkStatus.Open && task.Deliveries > 0,
            task.Reports > 0,
            reader.Text(task.Note),
            reader.Text(task.Evidence),
            reader.Text(task.Returned),
            task.Reports + 1,
            task.Deliveries + 1,
            task.Proposals + 1,
            isOpen ? Moment.Of(task.Progress.DueAt, reader, task.Progress.Provisional) : null,
            reader.Name(state.Request.Initiator),
            task.ClosedAt is { } closed ? Moment.Of(closed, reader).Text : string.Empty);
    }
}
