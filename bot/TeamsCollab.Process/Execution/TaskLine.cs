using TeamsCollab.Process.Dispute;
using TeamsCollab.Process.Minutes;
using TeamsCollab.Process.Procedure;
using TeamsCollab.Process.Reading;

namespace TeamsCollab.Process.Execution;

/// <summary>A task as a row of a card: what the minutes say of it and how it stands.</summary>
/// <param name="WaitsFor">The procedure without which it does not take effect (待生效, B11), or the dispute whose ruling it waits for (B10); empty where none is awaited.</param>
/// <param name="IsLate">Still open after its limit, or handed in after it was missed.</param>
public sealed record TaskLine(
    string Id,
    Typed Text,
    Typed Owner,
    Typed Department,
    string DueOn,
    Typed How,
    Typed Standard,
    WorkStatus Status,
    int Percent,
    bool IsBlocked,
    bool IsLate,
    string WaitsFor)
{
    /// <summary>It stands still until a dispute is ruled (B10).</summary>
    public bool IsDisputed { get; init; }


    public static TaskLine For(TaskState task, Collaboration state, CardReader reader)
    {
        var wording = state.Minutes.Clauses.FirstOrDefault(clause => clause.Clause.Id == task.Id)?.Clause.Wording;
        var heldBy = Conditions.HeldBy(task.Id, state);
        return new TaskLine(
            task.Id,
            reader.Text(wording),
            reader.Name(task.Owner),
            new Typed(task.Department.Name),
            Moment.Date(task.DueOn, reader),
            reader.Text(wording, "how"),
            reader.Text(wording, "standard"),
            task.Status,
            task.Percent,
            task is { Status: WorkStatus.Open, Said: ProgressStatus.Blocked },
            !task.IsClosed && heldBy is null && task.Limit.DueAt < reader.Now,
            task.IsClosed ? string.Empty : heldBy ?? string.Empty)
        {
            IsDisputed = !task.IsClosed && DisputeRules.Of(task.Id, state) is not null,
        };
    }
}
