using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using TeamsCollab.Process.Content;
using TeamsCollab.Process.Execution;
using static TeamsCollab.Process.Procedure.ProcedureCommand;
using static TeamsCollab.Process.Procedure.ProcedureEvent;

namespace TeamsCollab.Process.Procedure;

/// <summary>The company's procedures (R51-R54). Order inside each decision: may you, is it about the present one, is it already done, is it allowed now, accept.</summary>
public static class ProcedureDecider
{
    public static Decision Decide(ProcedureCommand command, Asked asked, Facts facts, Collaboration state) => command switch
    {
        Apply apply => Decide(apply, asked, facts, state),
        Approve approve => On(approve.Id, state, application => Decide(application, asked, facts, state)),
        Refuse refuse => On(refuse.Id, state, application => Decide(refuse, application, asked, facts, state)),
        Withdraw withdraw => On(withdraw.Id, state, application => Decide(withdraw, application, asked, facts, state)),
        ProposeChange propose => On(propose.Id, state, application => ChangeDecider.Decide(propose, application, asked, facts, state)),
        AgreeToChange agree => On(agree.Id, state, application => ChangeDecider.Decide(agree, application, asked, facts, state)),
        DeclineChange decline => On(decline.Id, state, application => ChangeDecider.Decide(decline, application, asked, facts, state)),
        _ => throw new UnreachableException($"No Decide for {command.GetType().Name}."),
    };

    private static Decision On(string id, Collaboration state, Func<Application, Decision> decide) =>
        state.Procedures.Find(id) is { } application ? decide(application) : Inputs.Unknown(id, "application");

    private static Decision Decide(Apply command, Asked asked, Facts facts, Collaboration state)
    {
        // Of a side that takes part, and having to do with it: not everyone of a department.
        if (!state.Parties.Contains(asked.By) || facts.People.GetValueOrDefault(asked.By)?.Department is not { } department || !state.TakingPart.Any(side => side.Department == department))
        {
            return Decision.Refuse(Because.NotYours);
        }

        if (!ProcedureRules.IsOpen(state))
        {
            return Decision.Refuse(Because.WrongStage);
        }

        if (state.Procedures.Applications.Length >= ProcedureRules.MostApplications)
        {
            return Decision.Refuse(Because.TooMany, detail: ProcedureRules.MostApplications.ToString(CultureInfo.InvariantCulture));
        }

        if (ProcedureRules.Fault(command, facts, state) is { } fault)
        {
            return new Decision.Refused(fault);
        }

        var approvers = ProcedureRules.Approvers(command.Form, asked, facts);
        if (approvers.IsEmpty)
        {
            return Decision.Refuse(Because.NoApprover);
        }

        var id = state.Procedures.NextId(command.Form.Kind);
        var words = asked.Seal([
            ("id", id),
            .. command.Form.Fields,
            ("tasks", string.Join(' ', command.Tasks)),
            ("days", command.Days?.ToString(CultureInfo.InvariantCulture) ?? string.Empty)]);
        return Decision.Accept(new Applied(
            id,
            command.Form.Kind,
            asked.By,
            department,
            words,
            Clause.ContentOf([new Clause(id, words, null, null, [])]),
            approvers,
            command.Tasks,
            command.Tasks.IsEmpty ? null : command.Days,
            command.Replaces,
            facts.Promise(asked.At, facts.Limits.ApprovalWorkingDays),
            asked.At));
    }

    private static Decision Decide(Application application, Asked asked, Facts facts, Collaboration state)
    {
        if (!application.Approvals.Asks(asked.By))
        {
            return Decision.Refuse(Because.NotYours);
        }

        if (application.Approvals.HasAgreed(asked.By))
        {
            return Decision.AlreadyDone;
        }

        if (!application.IsOpen || !ProcedureRules.IsOpen(state))
        {
            return Decision.Refuse(Because.AlreadyDecided);
        }

        if (!facts.People.TryGetValue(asked.By, out var approver))
        {
            return Decision.Refuse(Because.UnknownPerson);
        }

        var agreed = new Agreed(application.Id, asked.By, asked.Seal(("text", approver.Name)), application.Approvals.Content, asked.At);
        var after = state.Apply(agreed);
        return after.Procedures.Find(application.Id)!.Approvals.IsComplete
            ? Decision.Accept([agreed, .. Approved(application, after, facts, asked.At)])
            : Decision.Accept(agreed);
    }

    /// <summary>What waited starts: its relative limit counts from now. A task whose own day has gone meanwhile needs another one, by consent.</summary>
    private static IEnumerable<CollaborationEvent> Approved(Application application, Collaboration state, Facts facts, DateTimeOffset at)
    {
        var decided = new Approved(application.Id, [], at);
        var after = state.Apply(decided);
        var free = Conditions.OpenTasks(application, after).Where(task => !Conditions.Holds(task.Id, after)).ToImmutableArray();
        var late = application.Days is null && free.Any(task => task.DueOn < facts.Calendar.DateOf(at));
        return late
            ? [decided, Raise(application, facts, at)]
            : [decided with { Released = [.. free.Select(task => Release(task, application.Days is { } days ? facts.Calendar.DateOf(facts.Due(at, days).At) : task.DueOn, facts, at))] }];
    }

    /// <summary>A task begins to count again, towards a day.</summary>
    internal static ReleasedTask Release(TaskState task, DateOnly dueOn, Facts facts, DateTimeOffset at) =>
        new(task.Id, dueOn, facts.Promise(dueOn), ExecutionClock.Progress(task.Rhythm, at, facts));

    private static Decision Decide(Refuse command, Application application, Asked asked, Facts facts, Collaboration state)
    {
        if (!application.Approvals.Asks(asked.By))
        {
            return Decision.Refuse(Because.NotYours);
        }

        if (application.RefusedBy == asked.By)
        {
            return Decision.AlreadyDone;
        }

        if (!application.IsOpen || !ProcedureRules.IsOpen(state))
        {
            return Decision.Refuse(Because.AlreadyDecided);
        }

        if (Inputs.Required(command.Reason, "reason", Because.ReasonRequired) is { } fault)
        {
            return new Decision.Refused(fault);
        }

        var refused = new Refused(application.Id, asked.By, application.Approvals.Content, asked.Seal(("text", command.Reason)), asked.At);
        return application.Tasks.IsEmpty ? Decision.Accept(refused) : Decision.Accept(refused, Raise(application, facts, asked.At));
    }

    /// <summary>What waited for it stands as after a refusal: the initiator is asked what becomes of it.</summary>
    private static Decision Decide(Withdraw command, Application application, Asked asked, Facts facts, Collaboration state)
    {
        if (asked.By != application.By)
        {
            return Decision.Refuse(Because.NotYours);
        }

        if (application.Status is ApplicationStatus.Withdrawn)
        {
            return Decision.AlreadyDone;
        }

        if (!application.IsOpen || !ProcedureRules.IsOpen(state))
        {
            return Decision.Refuse(Because.AlreadyDecided);
        }

        if (Inputs.Required(command.Reason, "withdrawReason", Because.ReasonRequired) is { } fault)
        {
            return new Decision.Refused(fault);
        }

        var withdrawn = new Withdrawn(application.Id, asked.By, asked.Seal(("text", command.Reason)), asked.At);
        return application.Tasks.IsEmpty ? Decision.Accept(withdrawn) : Decision.Accept(withdrawn, Raise(application, facts, asked.At));
    }

    private static ChangeRaised Raise(Application application, Facts facts, DateTimeOffset at) =>
        new(application.Id, application.Tasks, facts.Promise(at, facts.Limits.ApprovalWorkingDays), at);
}
