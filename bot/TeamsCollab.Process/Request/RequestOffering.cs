using System.Collections.Immutable;
using System.Globalization;
using static TeamsCollab.Process.Request.RequestCommand;
using static TeamsCollab.Process.Request.RequestEvent;

namespace TeamsCollab.Process.Request;

/// <summary>
/// A receiver names its terms, and the initiator agrees or does not (R20, R21, B6). Terms hold for that department alone: what the
/// others accepted stays as it was. An offer is an answer, so the receiver's clock ends with it; a refused one starts it anew.
/// </summary>
internal static class RequestOffering
{
    public static Decision Decide(Offer command, Asked asked, Facts facts, Collaboration state)
    {
        if (RequestAnswering.SideAnsweredBy(command.Department, asked.By, state) is not { } side)
        {
            return Decision.Refuse(Because.NotYours);
        }

        var before = state.Request.ReceptionOf(side.Department)?.Offer;
        if (before is { IsOpen: true } && before.WantedBy == command.WantedBy && facts.Words[before.Words]?.Says(command.Fields) is true)
        {
            return Decision.AlreadyDone;
        }

        if (side.Answer is not SideAnswer.Awaited)
        {
            return Decision.Refuse(Because.AlreadyDecided);
        }

        if (!RequestDecider.IsOpen(state))
        {
            return Decision.Refuse(Because.WrongStage);
        }

        return Fault(command, asked, facts) is { } fault
            ? new Decision.Refused(fault)
            : Decision.Accept(
            [
                .. RequestAnswering.ProofOfReceipt(side.Department, asked, facts, state),
                new CounterOffered(
                    side.Department,
                    (before?.Revision ?? 0) + 1,
                    asked.By,
                    side.Head,
                    side.Contact,
                    command.WantedBy,
                    asked.Seal(command.Fields),
                    facts.Promise(asked.At, facts.Limits.ClarifyWorkingDays),
                    asked.At),
            ]);
    }

    public static Decision Decide(AgreeToOffer command, Asked asked, Collaboration state)
    {
        if (Answerable(command.Department, command.Revision, OfferStands.Agreed, asked.By, state, out var side, out var offer) is { } settled)
        {
            return settled;
        }

        ImmutableArray<CollaborationEvent> agreed =
        [
            new OfferAgreed(side.Department, offer.Revision, asked.By, asked.At),
            new Accepted(side.Department, offer.By, offer.DecisionMaker, offer.Executor, null, asked.At),
        ];
        return Decision.Accept([.. agreed, .. RequestAnswering.AlignedAfter(state.Apply(agreed), asked.At)]);
    }

    public static Decision Decide(RefuseOffer command, Asked asked, Facts facts, Collaboration state)
    {
        if (Answerable(command.Department, command.Revision, OfferStands.Refused, asked.By, state, out var side, out var offer) is { } settled)
        {
            return settled;
        }

        return Inputs.Required(command.Reason, "offerReason", Because.ReasonRequired) is { } fault
            ? new Decision.Refused(fault)
            : Decision.Accept(new OfferRefused(
                side.Department,
                offer.Revision,
                asked.By,
                asked.Seal(("text", command.Reason)),
                facts.Promise(asked.At, facts.Limits.AnswerWorkingDays),
                asked.At));
    }

    /// <summary>Whether the initiator may answer this offer now: null if so, else what is answered instead.</summary>
    private static Decision? Answerable(Department department, int revision, OfferStands wanted, Person by, Collaboration state, out Side side, out CounterOffer offer)
    {
        (side, offer) = (null!, null!);
        if (by != state.Request.Initiator)
        {
            return Decision.Refuse(Because.NotYours);
        }

        if (state.Request.ReceptionOf(department) is not { Offer: { } found } reception)
        {
            return Decision.Refuse(Because.UnknownDepartment, detail: department.Name);
        }

        if (found.Revision != revision)
        {
            return Decision.Refuse(Because.OldDraft);
        }

        if (!found.IsOpen)
        {
            return found.Stands == wanted ? Decision.AlreadyDone : Decision.Refuse(Because.AlreadyDecided);
        }

        if (!RequestDecider.IsOpen(state))
        {
            return Decision.Refuse(Because.WrongStage);
        }

        (side, offer) = (state.SideOf(reception.Department)!, found);
        return side.Answer is SideAnswer.Awaited ? null : Decision.Refuse(Because.AlreadyDecided);
    }

    private static Refusal? Fault(Offer command, Asked asked, Facts facts) =>
        Inputs.Optional(command.Scope, "offerScope")
        ?? Inputs.Optional(command.Resources, "offerResources")
        ?? (command.WantedBy is { } day && day < facts.Calendar.DateOf(asked.At)
            ? new Refusal(Because.DateInThePast, "offerDate", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
            : null)
        ?? (command.WantedBy is null && string.IsNullOrWhiteSpace(command.Scope) && string.IsNullOrWhiteSpace(command.Resources)
            ? new Refusal(Because.NothingOffered, "offerScope")
            : null);
}
