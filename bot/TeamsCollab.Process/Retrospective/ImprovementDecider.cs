using System.Collections.Immutable;
using System.Globalization;
using TeamsCollab.Process.Request;
using static TeamsCollab.Process.Retrospective.RetrospectiveCommand;
using static TeamsCollab.Process.Retrospective.RetrospectiveEvent;

namespace TeamsCollab.Process.Retrospective;

/// <summary>The improvement plan, followed until everything on it is done (R83-R85): the owner finishes, the initiator confirms.</summary>
internal static class ImprovementDecider
{
    public static ImmutableArray<Improvement> Seal(ImmutableArray<DraftImprovement> drafts, Asked asked, Facts facts) =>
        [.. drafts.Select((draft, index) =>
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"I{index + 1}");
            var words = asked.Seal(("id", id), ("text", draft.What), ("owner", draft.Owner.Id), ("due", draft.DueOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
            return new Improvement(id, words, draft.Owner, draft.DueOn, facts.Promise(draft.DueOn));
        })];

    /// <summary>The last improvement that closes ends the collaboration; so does a report without any.</summary>
    public static IEnumerable<CollaborationEvent> ClosedAfter(RetrospectiveState retrospective, DateTimeOffset at)
    {
        if (retrospective.Improvements.All(improvement => improvement.Status is ImprovementStatus.Closed))
        {
            yield return new Closed(at);
        }
    }

    public static Decision Decide(FinishImprovement command, Asked asked, RetrospectiveState retrospective)
    {
        if (retrospective.Improvement(command.Improvement) is not { } improvement)
        {
            return Inputs.Unknown(command.Improvement, "improvement");
        }

        if (asked.By != improvement.Owner)
        {
            return Decision.Refuse(Because.NotYours);
        }

        if (command.Attempt == improvement.Attempts && improvement.Attempts > 0)
        {
            return Decision.AlreadyDone;
        }

        if (command.Attempt != improvement.Attempts + 1)
        {
            return RetrospectiveDecider.Old(improvement.Attempts);
        }

        if (improvement.Status is not ImprovementStatus.Open)
        {
            return Decision.Refuse(Because.AlreadyDecided);
        }

        return Inputs.Required(command.Note, "note") is { } fault
            ? new Decision.Refused(fault)
            : Decision.Accept(new ImprovementFinished(improvement.Id, command.Attempt, asked.By, asked.Seal(("text", command.Note)), asked.At));
    }

    public static Decision Decide(CloseImprovement command, Asked asked, RetrospectiveState retrospective)
    {
        if (Fault(command.Improvement, command.Attempt, asked, retrospective, out var status) is { } fault)
        {
            return fault;
        }

        if (status is not ImprovementStatus.Finished)
        {
            return status is ImprovementStatus.Closed ? Decision.AlreadyDone : Decision.Refuse(Because.NothingHandedIn);
        }

        var closed = new ImprovementClosed(command.Improvement, command.Attempt, asked.By, asked.At);
        return Decision.Accept([closed, .. ClosedAfter(retrospective.Apply(closed), asked.At)]);
    }

    public static Decision Decide(ReopenImprovement command, Asked asked, RetrospectiveState retrospective)
    {
        if (Fault(command.Improvement, command.Attempt, asked, retrospective, out var status) is { } fault)
        {
            return fault;
        }

        if (status is not ImprovementStatus.Finished)
        {
            return status is ImprovementStatus.Closed ? Decision.Refuse(Because.AlreadyDecided)
                : command.Attempt > 0 ? Decision.AlreadyDone
                : Decision.Refuse(Because.NothingHandedIn);
        }

        return Inputs.Required(command.Reason, "reason", Because.ReasonRequired) is { } missing
            ? new Decision.Refused(missing)
            : Decision.Accept(new ImprovementReopened(command.Improvement, command.Attempt, asked.By, asked.Seal(("text", command.Reason)), asked.At));
    }

    /// <summary>Only who confirms improvements here closes one from the next request; of anybody else it is a report, and the initiator is asked.</summary>
    public static Decision Decide(ReviewImprovement command, Asked asked, RetrospectiveState retrospective)
    {
        if (asked.By != Person.Pump)
        {
            return Decision.Refuse(Because.NotYours);
        }

        if (retrospective.Improvement(command.Improvement) is not { } improvement)
        {
            return Inputs.Unknown(command.Improvement, "improvement");
        }

        if (improvement.Status is not ImprovementStatus.Open)
        {
            return Decision.AlreadyDone;
        }

        var reason = command.Reason.Length == 0 ? null : asked.Seal(("text", command.Reason));
        if (command.Fate is ImprovementFate.Carried)
        {
            return Decision.Accept(new ImprovementCarried(improvement.Id, command.By, command.In, reason, asked.At));
        }

        var settled = new ImprovementSettled(improvement.Id, improvement.Attempts + 1, command.Fate, command.By, command.In, reason, command.By == retrospective.Initiator, asked.At);
        return Decision.Accept([settled, .. ClosedAfter(retrospective.Apply(settled), asked.At)]);
    }

    private static Decision? Fault(string id, int attempt, Asked asked, RetrospectiveState retrospective, out ImprovementStatus status)
    {
        var improvement = retrospective.Improvement(id);
        status = improvement?.Status ?? ImprovementStatus.Open;
        return improvement is null ? Inputs.Unknown(id, "improvement")
            : asked.By != retrospective.Initiator ? Decision.Refuse(Because.NotYours)
            : attempt != improvement.Attempts ? RetrospectiveDecider.Old(improvement.Attempts)
            : null;
    }
}
