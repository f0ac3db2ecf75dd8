using System.Collections.Immutable;
using static TeamsCollab.Process.Request.RequestCommand;
using static TeamsCollab.Process.Request.RequestEvent;

namespace TeamsCollab.Process.Request;

/// <summary>A receiver takes the request on, or does not (R16-R21), and what follows for the collaboration (R07, A7).</summary>
internal static class RequestAnswering
{
    public static Decision Decide(Accept command, Asked asked, Facts facts, Collaboration state)
    {
        if (SideAnsweredBy(command.Department, asked.By, state) is not { } side)
        {
            return Decision.Refuse(Because.NotYours);
        }

        var (decisionMaker, executor) = (command.DecisionMaker ?? side.Head, command.Executor ?? side.Contact);
        if (side.Answer is not SideAnswer.Awaited)
        {
            return side.Answer is SideAnswer.Accepted && side.DecisionMaker == decisionMaker && side.Executor == executor
                ? Decision.AlreadyDone
                : Decision.Refuse(Because.AlreadyDecided);
        }

        if (!RequestDecider.IsOpen(state))
        {
            return Decision.Refuse(Because.WrongStage);
        }

        var said = command.Assessment.Fields;
        var fault = said.Select(part => Inputs.Optional(part.Text, part.Name)).FirstOrDefault(found => found is not null)
            ?? Membership.Fault(decisionMaker, side.Department, side.Head, facts, "decisionMaker")
            ?? (executor == side.Contact ? null : Membership.Fault(executor, side.Department, side.Head, facts, "executor"));
        if (fault is not null)
        {
            return new Decision.Refused(fault);
        }

        ImmutableArray<CollaborationEvent> accepted =
        [
            .. ProofOfReceipt(side.Department, asked, facts, state),
            new Accepted(
                side.Department,
                asked.By,
                decisionMaker,
                executor,
                said.All(part => string.IsNullOrWhiteSpace(part.Text)) ? null : asked.Seal(said),
                asked.At),
        ];
        return Decision.Accept([.. accepted, .. AlignedAfter(state.Apply(accepted), asked.At)]);
    }

    public static Decision Decide(Decline command, Asked asked, Facts facts, Collaboration state)
    {
        if (SideAnsweredBy(command.Department, asked.By, state) is not { } side)
        {
            return Decision.Refuse(Because.NotYours);
        }

        if (side.Answer is not SideAnswer.Awaited)
        {
            return facts.Words[state.Request.ReceptionOf(side.Department)?.Reason]?.Says(("text", command.Reason)) is true
                ? Decision.AlreadyDone
                : Decision.Refuse(Because.AlreadyDecided);
        }

        if (!RequestDecider.IsOpen(state))
        {
            return Decision.Refuse(Because.WrongStage);
        }

        if (Inputs.Required(command.Reason, "reason", Because.ReasonRequired) is { } fault)
        {
            return new Decision.Refused(fault);
        }

        ImmutableArray<CollaborationEvent> declined =
        [
            .. ProofOfReceipt(side.Department, asked, facts, state),
            new Declined(side.Department, asked.By, asked.Seal(("text", command.Reason)), asked.At),
        ];
        return Decision.Accept([.. declined, .. EndedAfter(side, state.Apply(declined), asked.At)]);
    }

    /// <summary>The receiver for whom this person may speak: its contact person or its head.</summary>
    public static Side? SideAnsweredBy(Department department, Person person, Collaboration state) =>
        state.Request.Receivers.FirstOrDefault(side => side.Department == department && (side.Contact == person || side.Head == person));

    /// <summary>Who answers has received: an answer can be quicker than the report of the delivery.</summary>
    public static IEnumerable<CollaborationEvent> ProofOfReceipt(Department department, Asked asked, Facts facts, Collaboration state) =>
        state.Request.ReceptionOf(department)?.DeliveredAt is null ? [RequestDecider.Deliver(department, asked, facts)] : [];

    /// <summary>All who are needed are in, and somebody is (R07, A7). Another receiver may still join.</summary>
    public static IEnumerable<CollaborationEvent> AlignedAfter(Collaboration after, DateTimeOffset at) =>
        after.Stage is Stage.Request && after.Request.Receivers.All(side => !side.IsRequired || side.TakesPart)
            ? [new Aligned([.. after.TakingPart.Select(side => side.Department)], at)]
            : [];

    private static IEnumerable<CollaborationEvent> EndedAfter(Side declined, Collaboration after, DateTimeOffset at) =>
        declined.IsRequired ? [new Ended(RequestEnd.RequiredReceiverDeclined, declined.Department, null, at)]
        : after.Request.Receivers.All(side => side.Answer is SideAnswer.Declined) ? [new Ended(RequestEnd.NobodyAccepted, null, null, at)]
        : [];
}
