using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using TeamsCollab.Process.Dispute;
using TeamsCollab.Process.Minutes;
using TeamsCollab.Process.Procedure;
using static TeamsCollab.Process.Execution.ExecutionCommand;
using static TeamsCollab.Process.Execution.ExecutionEvent;

namespace TeamsCollab.Process.Execution;

/// <summary>落地推进阶段. Order inside each decision: may you, is it about the present one, is it already done, is it allowed now, accept.</summary>
public static class ExecutionDecider
{
    public static Decision Decide(ExecutionCommand command, Asked asked, Facts facts, Collaboration state) => command switch
    {
        ReportProgress report => OnTask(report.Task, state, task => Waits(task, asked, state) ?? Decide(report, task, asked, facts)),
        HandIn handIn => OnTask(handIn.Task, state, task => Waits(task, asked, state) ?? Decide(handIn, task, asked, facts)),
        AcceptWork accept => OnTask(accept.Task, state, task => Decide(accept, task, asked, state)),
        ReturnWork giveBack => OnTask(giveBack.Task, state, task => Decide(giveBack, task, asked, facts, state)),
        ProposeWaiver propose => OnTask(propose.Task, state, task => WaiverDecider.Decide(propose, task, asked, facts, state)),
        AgreeToWaiver agree => OnTask(agree.Task, state, task => WaiverDecider.Decide(agree, task, asked, state)),
        DeclineWaiver decline => OnTask(decline.Task, state, task => WaiverDecider.Decide(decline, task, asked)),
        _ => throw new UnreachableException($"No Decide for {command.GetType().Name}."),
    };

    /// <summary>The minutes are in force: their tasks are open (R50). Minutes without a task leave nothing to do.</summary>
    public static ImmutableArray<CollaborationEvent> Begin(Collaboration state, Facts facts, DateTimeOffset at)
    {
        var tasks = state.Minutes.Tasks.Select(task => new AssignedTask(
            task.Clause.Id,
            task.Clause.Owner!.Value,
            task.Clause.Department!.Value,
            DueOn(task, state, facts, at),
            facts.Promise(DueOn(task, state, facts, at)),
            task.Rhythm!.Value,
            ExecutionClock.Progress(task.Rhythm.Value, at, facts)));
        var started = new Started([.. tasks], ExecutionClock.Review(at, facts), at);
        return [started, .. CompletedAfter(state.Execution.Apply(started), at)];
    }

    /// <summary>The task's own day, or the one that counts from the approval it waited for: both must be there, so it counts from the later, which is now (B11).</summary>
    private static DateOnly DueOn(MinutesClause task, Collaboration state, Facts facts, DateTimeOffset at) => state.Procedures.Applications
        .Where(application => application is { Status: ApplicationStatus.Approved, Days: not null } && application.Tasks.Contains(task.Clause.Id))
        .Max(application => application.Days) is { } days
            ? facts.Calendar.DateOf(facts.Due(at, days).At)
            : task.DueOn!.Value;

    /// <summary>The owner cannot work on a task that waits for a procedure or for a ruling.</summary>
    private static Decision? Waits(TaskState task, Asked asked, Collaboration state) =>
        asked.By != task.Owner || task.IsClosed ? null
        : DisputeRules.Of(task.Id, state) is { } dispute ? Decision.Refuse(Because.TaskDisputed, detail: dispute.Id)
        : Conditions.Of(task.Id, state) is { } procedure ? Decision.Refuse(Because.TaskNotInForce, detail: procedure.Id) : null;

    /// <summary>The last task that closes completes the collaboration's work (A10).</summary>
    internal static IEnumerable<CollaborationEvent> CompletedAfter(ExecutionState execution, DateTimeOffset at)
    {
        if (execution.AllClosed)
        {
            yield return new Completed(at);
        }
    }

    /// <summary>A number that a card names: one more than the last for something new, the last one for a repeat.</summary>
    internal static Decision? NotNext(int named, int last) =>
        named == last && last > 0 ? Decision.AlreadyDone : named == last + 1 ? null : Old(last);

    internal static Decision Old(int present) => Decision.Refuse(Because.OldDraft, detail: present.ToString(CultureInfo.InvariantCulture));

    private static Decision OnTask(string id, Collaboration state, Func<TaskState, Decision> decide) =>
        state.Execution.Task(id) is not { } task ? Inputs.Unknown(id, "task")
        : state.Stage is not Stage.Execution && !task.IsClosed ? Decision.Refuse(Because.WrongStage)
        : decide(task);

    private static Decision Decide(ReportProgress command, TaskState task, Asked asked, Facts facts)
    {
        if (asked.By != task.Owner)
        {
            return Decision.Refuse(Because.NotYours);
        }

        if (NotNext(command.Report, task.Reports) is { } repeat)
        {
            return repeat;
        }

        if (task.Status is not WorkStatus.Open)
        {
            return Decision.Refuse(task.IsClosed ? Because.AlreadyDecided : Because.AwaitingAcceptance);
        }

        if (command.Percent is < 0 or > 100)
        {
            return Decision.Refuse(Because.NotANumber, "percent");
        }

        if ((command.Status is ProgressStatus.Blocked ? Inputs.Required(command.Note, "note", Because.ReasonRequired) : Inputs.Optional(command.Note, "note")) is { } fault)
        {
            return new Decision.Refused(fault);
        }

        return Decision.Accept(new ProgressReported(
            task.Id,
            command.Report,
            asked.By,
            command.Status,
            command.Percent,
            string.IsNullOrWhiteSpace(command.Note) ? null : asked.Seal(("text", command.Note)),
            ExecutionClock.Progress(task.Rhythm, asked.At, facts),
            asked.At));
    }

    private static Decision Decide(HandIn command, TaskState task, Asked asked, Facts facts)
    {
        if (asked.By != task.Owner)
        {
            return Decision.Refuse(Because.NotYours);
        }

        if (NotNext(command.Delivery, task.Deliveries) is { } repeat)
        {
            return repeat;
        }

        if (task.Status is not WorkStatus.Open)
        {
            return Decision.Refuse(task.IsClosed ? Because.AlreadyDecided : Because.AwaitingAcceptance);
        }

        return Inputs.Required(command.Evidence, "evidence") is { } fault
            ? new Decision.Refused(fault)
            : Decision.Accept(new HandedIn(
                task.Id,
                command.Delivery,
                asked.By,
                asked.Seal(("text", command.Evidence)),
                facts.Promise(asked.At, facts.Limits.AcceptanceWorkingDays),
                asked.At));
    }

    private static Decision Decide(AcceptWork command, TaskState task, Asked asked, Collaboration state)
    {
        if (asked.By != state.Request.Initiator)
        {
            return Decision.Refuse(Because.NotYours);
        }

        if (command.Delivery != task.Deliveries)
        {
            return Old(task.Deliveries);
        }

        if (task.Status is WorkStatus.Accepted)
        {
            return Decision.AlreadyDone;
        }

        if (task.Status is not WorkStatus.HandedIn)
        {
            return Decision.Refuse(task.Status is WorkStatus.Open && task.Deliveries == 0 ? Because.NothingHandedIn : Because.AlreadyDecided);
        }

        var accepted = new WorkAccepted(task.Id, command.Delivery, asked.By, asked.At);
        return Decision.Accept([accepted, .. CompletedAfter(state.Execution.Apply(accepted), asked.At)]);
    }

    private static Decision Decide(ReturnWork command, TaskState task, Asked asked, Facts facts, Collaboration state)
    {
        if (asked.By != state.Request.Initiator)
        {
            return Decision.Refuse(Because.NotYours);
        }

        if (command.Delivery != task.Deliveries)
        {
            return Old(task.Deliveries);
        }

        if (task.Status is WorkStatus.Open && task.Deliveries > 0)
        {
            return Decision.AlreadyDone;
        }

        if (task.Status is not WorkStatus.HandedIn)
        {
            return Decision.Refuse(task.IsClosed ? Because.AlreadyDecided : Because.NothingHandedIn);
        }

        return Inputs.Required(command.Reason, "reason", Because.ReasonRequired) is { } fault
            ? new Decision.Refused(fault)
            : Decision.Accept(new WorkReturned(
                task.Id,
                command.Delivery,
                asked.By,
                asked.Seal(("text", command.Reason)),
                ExecutionClock.Progress(task.Rhythm, asked.At, facts),
                asked.At));
    }
}
