using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using TeamsCollab.Process.Content;
using TeamsCollab.Process.Execution;
using static TeamsCollab.Process.Procedure.ProcedureCommand;
using static TeamsCollab.Process.Procedure.ProcedureEvent;

namespace TeamsCollab.Process.Procedure;

/// <summary>What becomes of tasks that waited for something which is not there (B11): the initiator proposes, the affected sides agree (R72, B1).</summary>
internal static class ChangeDecider
{
    public static Decision Decide(ProposeChange command, Application application, Asked asked, Facts facts, Collaboration state)
    {
        if (asked.By != state.Request.Initiator)
        {
            return Decision.Refuse(Because.NotYours);
        }

        var last = application.Change?.Proposal ?? 0;
        if (command.Proposal == last && last > 0)
        {
            return Decision.AlreadyDone;
        }

        if (command.Proposal != last + 1)
        {
            return ExecutionDecider.Old(last);
        }

        if (application.Change is not { } change || !Conditions.IsChangeOpen(application, state))
        {
            return Decision.Refuse(Because.AlreadyDecided);
        }

        if (state.Stage is not Stage.Execution)
        {
            return Decision.Refuse(Because.WrongStage);
        }

        var tasks = Conditions.OpenTasks(application, state).ToImmutableArray();
        if (Fault(command, tasks, facts.Calendar.DateOf(asked.At)) is { } fault)
        {
            return new Decision.Refused(fault);
        }

        if (ProcedureRules.Heads(tasks, facts, state) is not { } heads)
        {
            return Decision.Refuse(Because.NoDepartmentHead, detail: tasks.First(task => WaiverDecider.HeadsOf(task, facts, state) is null).Department.Name);
        }

        var reason = asked.Seal(("text", command.Reason));
        var dueOn = command.Outcome is ChangeOutcome.Redate ? command.DueOn : null;
        var proposed = new ChangeProposed(
            application.Id,
            command.Proposal,
            asked.By,
            command.Outcome,
            dueOn,
            reason,
            [.. tasks.Select(task => task.Id)],
            [.. heads.Select(head => head.Person).Prepend(asked.By).Distinct()],
            heads,
            ContentOf(application, command.Outcome, dueOn, tasks, reason, state),
            facts.Promise(asked.At, facts.Limits.ApprovalWorkingDays),
            asked.At);
        return Decision.Accept([proposed, .. SettledAfter(application.Id, state.Apply(proposed), facts, asked.At)]);
    }

    public static Decision Decide(AgreeToChange command, Application application, Asked asked, Facts facts, Collaboration state)
    {
        if (Fault(command.Proposal, application, asked, out var change) is { } fault)
        {
            return fault;
        }

        if (change.Consents.HasAgreed(asked.By))
        {
            return Decision.AlreadyDone;
        }

        if (!change.IsProposed || !Conditions.IsChangeOpen(application, state))
        {
            return Decision.Refuse(Because.AlreadyDecided);
        }

        var agreed = new ChangeAgreed(application.Id, command.Proposal, asked.By, change.Consents.Content, asked.At);
        return Decision.Accept([agreed, .. SettledAfter(application.Id, state.Apply(agreed), facts, asked.At)]);
    }

    public static Decision Decide(DeclineChange command, Application application, Asked asked, Facts facts, Collaboration state)
    {
        if (Fault(command.Proposal, application, asked, out var change) is { } fault)
        {
            return fault;
        }

        if (change.DeclinedBy == asked.By)
        {
            return Decision.AlreadyDone;
        }

        if (!change.IsProposed || change.Consents.HasAgreed(asked.By) || !Conditions.IsChangeOpen(application, state))
        {
            return Decision.Refuse(Because.AlreadyDecided);
        }

        return Inputs.Required(command.Reason, "reason", Because.ReasonRequired) is { } missing
            ? new Decision.Refused(missing)
            : Decision.Accept(new ChangeDeclined(
                application.Id, command.Proposal, asked.By, asked.Seal(("text", command.Reason)), facts.Promise(asked.At, facts.Limits.ApprovalWorkingDays), asked.At));
    }

    private static Refusal? Fault(ProposeChange command, ImmutableArray<TaskState> tasks, DateOnly today) => command.Outcome switch
    {
        ChangeOutcome.Redate when command.DueOn is not { } => new Refusal(Because.Missing, "dueOn"),
        ChangeOutcome.Redate when command.DueOn < today => new Refusal(Because.DateInThePast, "dueOn", Iso(command.DueOn)),
        ChangeOutcome.Keep when tasks.FirstOrDefault(task => task.DueOn < today) is { } late => new Refusal(Because.DateInThePast, "outcome", Iso(late.DueOn)),
        _ => Inputs.Required(command.Reason, "changeReason", Because.ReasonRequired),
    };

    private static Decision? Fault(int proposal, Application application, Asked asked, out Adjustment change)
    {
        change = application.Change!;
        return application.Change is null || !change.Consents.Asks(asked.By) ? Decision.Refuse(Because.NotYours)
            : proposal != change.Proposal ? ExecutionDecider.Old(change.Proposal)
            : null;
    }

    private static IEnumerable<CollaborationEvent> SettledAfter(string id, Collaboration state, Facts facts, DateTimeOffset at)
    {
        var application = state.Procedures.Find(id)!;
        if (application.Change is not { Consents.IsComplete: true } change)
        {
            return [];
        }

        var tasks = Conditions.OpenTasks(application, state).ToImmutableArray();
        var settled = change.Outcome is ChangeOutcome.Drop
            ? new ChangeSettled(id, change.Proposal, [.. tasks.Select(task => task.Id)], [], at)
            : new ChangeSettled(id, change.Proposal, [], [.. tasks.Select(task => ProcedureDecider.Release(task, change.DueOn ?? task.DueOn, facts, at))], at);
        return [settled, .. ExecutionDecider.CompletedAfter(state.Apply(settled).Execution, at)];
    }

    /// <summary>What an agreement covers, line by line: the application, what becomes of its tasks, each task's clause, and why.</summary>
    private static Digest ContentOf(Application application, ChangeOutcome outcome, DateOnly? dueOn, ImmutableArray<TaskState> tasks, Wording reason, Collaboration state) =>
        Digest.Of(Encoding.UTF8.GetBytes(string.Concat(
        [
            $"change\n{application.Id}:{application.Words.Digest}\n{outcome.ToString().ToLowerInvariant()}\n{Iso(dueOn)}\n",
            .. tasks.Select(task => $"{task.Id}:{state.Minutes.Clauses.First(clause => clause.Clause.Id == task.Id).Clause.Wording.Digest}\n"),
            $"{reason.Digest}\n",
        ])));

    private static string Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? string.Empty;
}
