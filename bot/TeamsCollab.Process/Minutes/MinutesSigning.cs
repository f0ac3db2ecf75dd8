using TeamsCollab.Process.Substitution;
using static TeamsCollab.Process.Minutes.MinutesCommand;
using static TeamsCollab.Process.Minutes.MinutesDecider;
using static TeamsCollab.Process.Minutes.MinutesEvent;

namespace TeamsCollab.Process.Minutes;

/// <summary>Owners take on their tasks (B9), and the heads sign what everybody confirmed (R48).</summary>
internal static class MinutesSigning
{
    public static Decision Decide(TakeOn command, Asked asked, Collaboration state)
    {
        var minutes = state.Minutes;
        if (minutes.Tasks.FirstOrDefault(each => each.Clause.Id == command.Task) is not { } task)
        {
            return Inputs.Unknown(command.Task, "task");
        }

        if (task.Clause.Owner != asked.By)
        {
            return Decision.Refuse(Because.NotYours);
        }

        if (command.Draft != minutes.Draft)
        {
            return Decision.Refuse(Because.OldDraft, detail: Number(minutes.Draft));
        }

        if (minutes.TakenOn.Contains(command.Task))
        {
            return Decision.AlreadyDone;
        }

        return state.Stage is Stage.Minutes || state.Execution.Task(command.Task) is { IsClosed: false }
            ? Decision.Accept(new TookOn(command.Draft, command.Task, asked.By, task.Clause.Wording.Digest, asked.At))
            : Decision.Refuse(Because.AlreadyDecided);
    }

    public static Decision Decide(SignOff command, Asked asked, Facts facts, Collaboration state)
    {
        var minutes = state.Minutes;
        var (head, behalf, notTheirs) = SubstitutionRules.SignerFor(asked, minutes.Signatures, minutes.Signatories, facts, state);
        if (notTheirs is not null && !minutes.Signatures.WasGivenBy(asked.By))
        {
            return new Decision.Refused(notTheirs);
        }

        if (command.Draft != minutes.Draft)
        {
            return Decision.Refuse(Because.OldDraft, detail: Number(minutes.Draft));
        }

        if (notTheirs is not null || minutes.Signatures.HasAgreed(head))
        {
            return Decision.AlreadyDone;
        }

        if (minutes.Status is not MinutesStatus.Signing)
        {
            return Decision.Refuse(minutes.Status is MinutesStatus.Confirming ? Because.AwaitingConfirmations : Because.WrongStage);
        }

        if (!facts.People.TryGetValue(asked.By, out var signatory))
        {
            return Decision.Refuse(Because.UnknownPerson);
        }

        if (MinutesRules.Fault(command, minutes) is { } fault)
        {
            return new Decision.Refused(fault);
        }

        var signedOff = new SignedOff(
            command.Draft,
            asked.By,
            [.. minutes.Signatories.Where(each => each.Person == head).Select(each => each.Department)],
            asked.Seal(("text", signatory.Name)),
            minutes.Content,
            asked.At)
        {
            OnBehalf = behalf,
            Unaccepted = MinutesRules.NotTakenOn(minutes),
            Reserved = command.Reserved?.Clauses,
            Reservation = command.Reserved is { } reserved ? asked.Seal(("text", reserved.Reason)) : null,
        };
        return minutes.Apply(signedOff).IsAgreed
            ? Decision.Accept(signedOff, new TookEffect(minutes.Draft, asked.At))
            : Decision.Accept(signedOff);
    }
}
