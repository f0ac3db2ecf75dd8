using TeamsCollab.Process.Reading;

namespace TeamsCollab.Process.Execution;

/// <summary>The data behind cards/execution/acceptance.json: the initiator accepts or returns a delivery against its standard (A10, A11).</summary>
/// <param name="Delivery">The delivery that is shown.</param>
/// <param name="IsNothing">Nothing was handed in yet.</param>
/// <param name="IsReturned">With its owner again.</param>
/// <param name="ClosedAt">Empty while it is open.</param>
public sealed record ExecutionAcceptanceCard(
    CardHead Head,
    TaskLine Task,
    int Delivery,
    bool CanDecide,
    bool IsHandedIn,
    bool IsNothing,
    bool IsReturned,
    bool IsAccepted,
    bool IsWaived,
    Typed Evidence,
    Typed Returned,
    Typed Initiator,
    string ClosedAt)
{
    /// <exception cref="KeyNotFoundException">The collaboration has no such task.</exception>
    public static ExecutionAcceptanceCard For(Collaboration state, CardReader reader, string? key)
    {
        var task = state.Execution.Task(key ?? string.Empty) ?? throw new KeyNotFoundException($"No task {key}.");
        var isHandedIn = state.Stage is Stage.Execution && task.Status is WorkStatus.HandedIn;
        var canDecide = isHandedIn && reader.Person == state.Request.Initiator;
        return new ExecutionAcceptanceCard(
            CardHead.For(state, reader, canDecide, isHandedIn ? task.Acceptance : null),
            TaskLine.For(task, state, reader),
            task.Deliveries,
            canDecide,
            isHandedIn,
            task.Status is WorkStatus.Open && task.Deliveries == 0,
            task.Status is WorkStatus.Open && task.Deliveries > 0,
            task.Status is WorkStatus.Accepted,
            task.Status is WorkStatus.Waived,
            reader.Text(task.Evidence),
            reader.Text(task.Returned),
            reader.Name(state.Request.Initiator),
            task.ClosedAt is { } closed ? Moment.Of(closed, reader).Text : string.Empty);
    }
}
