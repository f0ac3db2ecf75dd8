using TeamsCollab.Process.Reading;

namespace TeamsCollab.Process.Minutes;

/// <summary>The data behind cards/minutes/take-on.json: the owner takes on a task or says what is wrong with it (B9), for one reader.</summary>
/// <param name="IsObjected">Its owner objected: the writer revises it.</param>
/// <param name="IsInForce">The minutes are signed; who took nothing on can still do so while the task is open.</param>
/// <param name="IsClosed">Nothing is left to take on: the work is over.</param>
public sealed record MinutesTakeOnCard(
    CardHead Head,
    int Draft,
    ClauseLine Task,
    bool CanTakeOn,
    bool CanObject,
    bool IsOwner,
    bool IsTakenOn,
    bool IsObjected,
    bool IsInForce,
    bool IsClosed,
    Typed Writer,
    Typed Objection)
{
    /// <exception cref="KeyNotFoundException">The minutes have no such task.</exception>
    public static MinutesTakeOnCard For(Collaboration state, CardReader reader, string? key)
    {
        var minutes = state.Minutes;
        var task = minutes.Tasks.FirstOrDefault(each => each.Clause.Id == key) ?? throw new KeyNotFoundException($"No task {key}.");
        var isOwner = task.Clause.Owner == reader.Person;
        var isTakenOn = minutes.TakenOn.Contains(task.Clause.Id);
        var canTakeOn = isOwner && !isTakenOn && IsOpen(task, state);
        var objection = minutes.Objections.FirstOrDefault(each => each.By == task.Clause.Owner && each.Clause == task.Clause.Id);
        return new MinutesTakeOnCard(
            CardHead.For(state, reader, canTakeOn, canTakeOn && !minutes.IsBinding ? minutes.Watch : null),
            minutes.Draft,
            ClauseLine.For(task, minutes, reader),
            canTakeOn,
            isOwner && objection is null && !minutes.IsBinding && minutes.Status is MinutesStatus.Confirming or MinutesStatus.Signing or MinutesStatus.Objected,
            isOwner,
            isTakenOn,
            objection is not null,
            minutes.IsBinding,
            !isTakenOn && !IsOpen(task, state),
            reader.Name(minutes.Writer),
            reader.Text(objection?.Reason));
    }

    /// <summary>Whether there is still something to take on: the minutes are not signed yet, or the task is still to be done.</summary>
    internal static bool IsOpen(MinutesClause task, Collaboration state) => state.Stage is Stage.Minutes
        ? !state.Minutes.Objections.Any(each => each.By == task.Clause.Owner && each.Clause == task.Clause.Id)
        : state.Execution.Task(task.Clause.Id) is { IsClosed: false };
}
