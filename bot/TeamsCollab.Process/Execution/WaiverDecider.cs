using System.Collections.Immutable;
using System.Text;
using TeamsCollab.Process.Content;
using TeamsCollab.Process.Minutes;
using static TeamsCollab.Process.Execution.ExecutionCommand;
using static TeamsCollab.Process.Execution.ExecutionEvent;

namespace TeamsCollab.Process.Execution;

/// <summary>Dropping a task takes both sides (A10, B1): proposing is agreeing, and nothing is dropped until the set is complete.</summary>
internal static class WaiverDecider
{
    public static Decision Decide(ProposeWaiver command, TaskState task, Asked asked, Facts facts, Collaboration state)
    {
        var heads = HeadsOf(task, facts, state);
        if (asked.By != state.Request.Initiator && facts.Departments.GetValueOrDefault(task.Department)?.Head != asked.By)
        {
            return Decision.Refuse(Because.NotYours);
        }

        if (command.Proposal == task.Proposals && task.Waiver?.By == asked.By)
        {
            return Decision.AlreadyDone;
        }

        if (command.Proposal != task.Proposals + 1)
        {
            return ExecutionDecider.Old(task.Proposals);
        }

        if (task.IsClosed)
        {
            return Decision.Refuse(Because.AlreadyDecided);
        }

        if (heads is not { } signatories)
        {
            return Decision.Refuse(Because.NoDepartmentHead, detail: task.Department.Name);
        }

        if (Inputs.Required(command.Reason, "reason", Because.ReasonRequired) is { } fault)
        {
            return new Decision.Refused(fault);
        }

        var reason = asked.Seal(("text", command.Reason));
        var proposed = new WaiverProposed(
            task.Id,
            command.Proposal,
            asked.By,
            reason,
            [.. signatories.Select(head => head.Person).Prepend(state.Request.Initiator).Distinct()],
            signatories,
            ContentOf(task, reason, state.Minutes),
            asked.At);
        return Decision.Accept([proposed, .. WaivedAfter(state.Execution.Apply(proposed), task.Id, asked.At)]);
    }

    public static Decision Decide(AgreeToWaiver command, TaskState task, Asked asked, Collaboration state)
    {
        if (Fault(command.Proposal, task, asked, out var waiver) is { } fault)
        {
            return fault;
        }

        if (waiver.Consents.HasAgreed(asked.By))
        {
            return Decision.AlreadyDone;
        }

        if (task.OpenWaiver is null)
        {
            return Decision.Refuse(Because.AlreadyDecided);
        }

        var agreed = new WaiverAgreed(task.Id, command.Proposal, asked.By, waiver.Consents.Content, asked.At);
        return Decision.Accept([agreed, .. WaivedAfter(state.Execution.Apply(agreed), task.Id, asked.At)]);
    }

    public static Decision Decide(DeclineWaiver command, TaskState task, Asked asked)
    {
        if (Fault(command.Proposal, task, asked, out var waiver) is { } fault)
        {
            return fault;
        }

        if (waiver.DeclinedBy == asked.By)
        {
            return Decision.AlreadyDone;
        }

        if (task.OpenWaiver is null || waiver.Consents.HasAgreed(asked.By))
        {
            return Decision.Refuse(Because.AlreadyDecided);
        }

        return Inputs.Required(command.Reason, "reason", Because.ReasonRequired) is { } missing
            ? new Decision.Refused(missing)
            : Decision.Accept(new WaiverDeclined(task.Id, command.Proposal, asked.By, asked.Seal(("text", command.Reason)), asked.At));
    }

    private static Decision? Fault(int proposal, TaskState task, Asked asked, out Waiver waiver)
    {
        waiver = task.Waiver ?? new Waiver(0, default, ConsentSet.Empty, null);
        return !waiver.Consents.Asks(asked.By) ? Decision.Refuse(Because.NotYours)
            : proposal != waiver.Proposal ? ExecutionDecider.Old(waiver.Proposal)
            : null;
    }

    private static IEnumerable<CollaborationEvent> WaivedAfter(ExecutionState execution, string id, DateTimeOffset at)
    {
        if (execution.Task(id) is { OpenWaiver: { Consents.IsComplete: true } complete })
        {
            var waived = new Waived(id, complete.Proposal, at);
            return [waived, .. ExecutionDecider.CompletedAfter(execution.Apply(waived), at)];
        }

        return [];
    }

    /// <summary>
    /// The head of the owner's department. A task of the initiating side was promised to the others, so there their heads must agree too.
    /// Null where one of them is unknown.
    /// </summary>
    internal static ImmutableArray<Signatory>? HeadsOf(TaskState task, Facts facts, Collaboration state)
    {
        var ownsIt = state.SideOf(task.Department);
        var asked = ownsIt?.Role is SideRole.Initiator ? state.TakingPart.Select(side => side.Department) : [task.Department];
        var heads = asked.Select(department => facts.Departments.GetValueOrDefault(department) is { Head: { } head } fact
            ? new Signatory(department, head, fact.Source, fact.ReadAt)
            : null).ToImmutableArray();
        return heads.Contains(null) ? null : [.. heads.OfType<Signatory>()];
    }

    private static Digest ContentOf(TaskState task, Wording reason, MinutesState minutes) =>
        Digest.Of(Encoding.UTF8.GetBytes($"waive\n{task.Id}:{minutes.Clauses.First(clause => clause.Clause.Id == task.Id).Clause.Wording.Digest}\n{reason.Digest}\n"));
}
