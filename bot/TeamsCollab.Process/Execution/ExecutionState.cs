using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Serialization;
using TeamsCollab.Process.Calendar;
using TeamsCollab.Process.Dispute;
using TeamsCollab.Process.Procedure;
using static TeamsCollab.Process.Execution.ExecutionEvent;

namespace TeamsCollab.Process.Execution;

/// <param name="Tasks">In the order of the minutes.</param>
/// <param name="ReviewAt">When the initiator next reviews the tasks (R67); null while no task is open.</param>
/// <param name="CompletedAt">From when the retrospective's limit runs (A10).</param>
public sealed record ExecutionState(ImmutableArray<TaskState> Tasks, DateTimeOffset? ReviewAt, DateTimeOffset? CompletedAt)
{
    public static ExecutionState Empty { get; } = new([], null, null);

    /// <summary>Every task was accepted or waived; true also where there is none.</summary>
    [JsonIgnore]
    public bool AllClosed => Tasks.All(task => task.IsClosed);

    public TaskState? Task(string id) => Tasks.FirstOrDefault(task => task.Id == id);

    public ExecutionState Apply(ExecutionEvent happened) => happened switch
    {
        Started e => new([.. e.Tasks.Select(Open)], e.ReviewAt, null),
        ProgressAsked e => With(e.Task, task => task with { Progress = task.Progress with { Said = ClockSaid.Reminded } }),
        ProgressReported e => With(e.Task, task => task with { Reports = e.Report, Said = e.Status, Percent = e.Percent, Note = e.Note, Progress = Watch.Over(e.Next) }),
        ProgressMissed e => With(e.Task, task => task with { Progress = Watch.Over(e.Next) }),
        HandedIn e => With(e.Task, task => task with { Status = WorkStatus.HandedIn, Deliveries = e.Delivery, Evidence = e.Evidence, Acceptance = Watch.Over(e.Acceptance) }),
        WorkAccepted e => With(e.Task, task => task with { Status = WorkStatus.Accepted, Acceptance = null, ClosedAt = e.At }),
        WorkReturned e => With(e.Task, task => task with { Status = WorkStatus.Open, Acceptance = null, Returned = e.Reason, Progress = Watch.Over(e.Next) }),
        WaiverProposed e => With(e.Task, task => task with
        {
            Waiver = new Waiver(e.Proposal, e.By, ConsentSet.Ask(e.Proposal, e.Content, e.Required).With(new Consent(e.By, e.Proposal, e.Content, e.At)), null, e.Reason),
        }),
        WaiverAgreed e => With(e.Task, task => task with { Waiver = task.Waiver! with { Consents = task.Waiver.Consents.With(new Consent(e.By, e.Proposal, e.Content, e.At)) } }),
        WaiverDeclined e => With(e.Task, task => task with { Waiver = task.Waiver! with { DeclinedBy = e.By, WhyDeclined = e.Reason, DeclinedAt = e.At } }),
        Waived e => With(e.Task, task => task with { Status = WorkStatus.Waived, Acceptance = null, ClosedAt = e.At }),
        Reminded e => With(e.Task, task => Say(task, e.Limit, ClockSaid.Reminded)),
        LimitMissed e => With(e.Task, task => Say(task, e.Limit, ClockSaid.Missed)),
        WeekReviewed e => this with { ReviewAt = e.NextAt },
        Completed e => this with { ReviewAt = null, CompletedAt = e.At },
        _ => throw new UnreachableException($"No Apply for {happened.GetType().Name}."),
    };

    /// <summary>What waited for a procedure of the company starts with its approval, or is changed after its refusal (B11).</summary>
    internal ExecutionState Apply(ProcedureEvent happened) => happened switch
    {
        ProcedureEvent.Approved e => e.Released.Aggregate(this, (state, released) => state.Release(released)),
        ProcedureEvent.ChangeSettled e => e.Dropped.Aggregate(
            e.Released.Aggregate(this, (state, released) => state.Release(released)),
            (state, dropped) => state.With(dropped, task => task with { Status = WorkStatus.Waived, Acceptance = null, ClosedAt = e.At })),
        _ => this,
    };

    /// <summary>What stood still for a ruling runs again (B10).</summary>
    internal ExecutionState Apply(DisputeEvent happened) => happened is DisputeEvent.Settled settled ? settled.Released.Aggregate(this, (state, released) => state.Release(released)) : this;

    /// <summary>A limit that was counted again with another calendar.</summary>
    internal ExecutionState Apply(RecomputedLimit again) => With(again.Key!, task => again.Limit switch
    {
        ClockLimit.Task => task with { Limit = task.Limit.Again(again.After) },
        ClockLimit.Progress => task with { Progress = task.Progress.Again(again.After) },
        _ => task with { Acceptance = task.Acceptance?.Again(again.After) },
    });

    private ExecutionState Release(ReleasedTask released) => With(released.Task, task => task with
    {
        DueOn = released.DueOn,
        Limit = Watch.Over(released.Limit),
        Progress = Watch.Over(released.Progress),
    });

    private static TaskState Open(AssignedTask task) => new(
        task.Id,
        task.Owner,
        task.Department,
        task.DueOn,
        task.Rhythm,
        WorkStatus.Open,
        Watch.Over(task.Limit),
        Watch.Over(task.Progress),
        0,
        ProgressStatus.InProgress,
        0,
        0,
        null,
        null);

    private static TaskState Say(TaskState task, ExecutionLimit limit, ClockSaid said) => limit is ExecutionLimit.Task
        ? task with { Limit = task.Limit with { Said = said } }
        : task with { Acceptance = task.Acceptance! with { Said = said } };

    private ExecutionState With(string id, Func<TaskState, TaskState> change) =>
        this with { Tasks = [.. Tasks.Select(task => task.Id == id ? change(task) : task)] };
}
