using System.Diagnostics;
using System.Globalization;
using TeamsCollab.Process.Content;
using TeamsCollab.Process.Minutes;
using TeamsCollab.Process.Substitution;
using static TeamsCollab.Process.Memorandum.MemorandumEvent;

namespace TeamsCollab.Process.Memorandum;

/// <summary>《跨部门协作备忘录》 (R55). Order inside each decision: may you, is it about the present draft, is it already done, is it allowed now, accept.</summary>
public static class MemorandumDecider
{
    public static Decision Decide(MemorandumCommand command, Asked asked, Facts facts, Collaboration state) => command switch
    {
        MemorandumCommand.Propose propose => Decide(propose, asked, facts, state),
        MemorandumCommand.SetAside => DecideSetAside(asked, facts, state),
        MemorandumCommand.ObjectTo objectTo => Decide(objectTo, asked, state.Memorandum),
        MemorandumCommand.SignOff signOff => Decide(signOff, asked, facts, state),
        _ => throw new UnreachableException($"No Decide for {command.GetType().Name}."),
    };

    private static Decision Decide(MemorandumCommand.Propose command, Asked asked, Facts facts, Collaboration state)
    {
        var memorandum = state.Memorandum;
        if (!MemorandumRules.MayPropose(asked.By, state))
        {
            return Decision.Refuse(Because.NotYours);
        }

        if (command.Replaces != memorandum.Draft)
        {
            return Old(memorandum);
        }

        if (memorandum.Status is MemorandumStatus.InForce)
        {
            return Decision.Refuse(Because.AlreadyDecided);
        }

        if (!MemorandumRules.IsOpen(state))
        {
            return Decision.Refuse(Because.WrongStage);
        }

        if (MemorandumRules.Fault(command, facts, state) is { } fault)
        {
            return new Decision.Refused(fault);
        }

        var clauses = MemorandumDrafting.Seal(command, memorandum, asked, facts);
        var content = Clause.ContentOf(clauses.Select(clause => clause.Clause));
        if (memorandum.Status is MemorandumStatus.Signing && content == memorandum.Signatures.Content)
        {
            return Decision.AlreadyDone;
        }

        var proposed = new Proposed(
            memorandum.Draft + 1,
            asked.By,
            clauses,
            content,
            MinutesRules.Signatories(facts, state),
            facts.Promise(asked.At, facts.Limits.SignWorkingDays),
            asked.At);
        return Decision.Accept([proposed, .. TookEffectAfter(memorandum.Apply(proposed), asked.At)]);
    }

    private static Decision DecideSetAside(Asked asked, Facts facts, Collaboration state) =>
        asked.By != state.Request.Initiator ? Decision.Refuse(Because.NotYours)
        : state.Memorandum.IsSetAside ? Decision.AlreadyDone
        : state.Memorandum.Status is not MemorandumStatus.None ? Decision.Refuse(Because.AlreadyDecided)
        : !MemorandumRules.IsOpen(state) ? Decision.Refuse(Because.WrongStage)
        : Decision.Accept(new SetAside(asked.By, MemorandumRules.Reasons(state, facts.Limits, facts.Calendar), asked.At));

    private static Decision Decide(MemorandumCommand.ObjectTo command, Asked asked, MemorandumState memorandum)
    {
        if (!memorandum.Signatures.Asks(asked.By))
        {
            return Decision.Refuse(Because.NotYours);
        }

        if (command.Draft != memorandum.Draft)
        {
            return Old(memorandum);
        }

        if (memorandum.Objections.Any(objection => objection.By == asked.By && objection.Clause == command.Clause))
        {
            return Decision.AlreadyDone;
        }

        if (memorandum.Status is MemorandumStatus.InForce)
        {
            return Decision.Refuse(Because.AlreadyDecided);
        }

        if (command.Clause is { } clause && !memorandum.Clauses.Any(known => known.Clause.Id == clause))
        {
            return Decision.Refuse(Because.NotAChoice, "clause", clause);
        }

        return Inputs.Required(command.Reason, "reason", Because.ReasonRequired) is { } fault
            ? new Decision.Refused(fault)
            : Decision.Accept(new Objected(command.Draft, asked.By, command.Clause, asked.Seal(("text", command.Reason)), asked.At));
    }

    private static Decision Decide(MemorandumCommand.SignOff command, Asked asked, Facts facts, Collaboration state)
    {
        var memorandum = state.Memorandum;
        var (head, behalf, notTheirs) = SubstitutionRules.SignerFor(asked, memorandum.Signatures, memorandum.Signatories, facts, state);
        if (notTheirs is not null && !memorandum.Signatures.WasGivenBy(asked.By))
        {
            return new Decision.Refused(notTheirs);
        }

        if (command.Draft != memorandum.Draft)
        {
            return Old(memorandum);
        }

        if (notTheirs is not null || memorandum.Signatures.HasAgreed(head))
        {
            return Decision.AlreadyDone;
        }

        if (memorandum.Status is not MemorandumStatus.Signing)
        {
            return Decision.Refuse(Because.WrongStage);
        }

        if (!facts.People.TryGetValue(asked.By, out var signatory))
        {
            return Decision.Refuse(Because.UnknownPerson);
        }

        var signedOff = new SignedOff(
            command.Draft,
            asked.By,
            [.. memorandum.Signatories.Where(each => each.Person == head).Select(each => each.Department)],
            asked.Seal(("text", signatory.Name)),
            memorandum.Signatures.Content,
            asked.At)
        {
            OnBehalf = behalf,
        };
        return Decision.Accept([signedOff, .. TookEffectAfter(memorandum.Apply(signedOff), asked.At)]);
    }

    private static IEnumerable<CollaborationEvent> TookEffectAfter(MemorandumState memorandum, DateTimeOffset at)
    {
        if (memorandum.Signatures.IsComplete)
        {
            yield return new TookEffect(memorandum.Draft, at);
        }
    }

    private static Decision Old(MemorandumState memorandum) => Decision.Refuse(Because.OldDraft, detail: memorandum.Draft.ToString(CultureInfo.InvariantCulture));
}
