using System.Diagnostics;
using static TeamsCollab.Process.Minutes.MinutesCommand;
using static TeamsCollab.Process.Minutes.MinutesEvent;

namespace TeamsCollab.Process.Minutes;

/// <summary>责任明确阶段. Order inside each decision: may you, is it about the present draft, is it already done, is it allowed now, accept.</summary>
public static class MinutesDecider
{
    public static Decision Decide(MinutesCommand command, Asked asked, Facts facts, Collaboration state) => command switch
    {
        Write write => MinutesWriting.Decide(write, asked, facts, state),
        Strike strike => MinutesWriting.Decide(strike, asked, facts, state),
        Circulate circulate => MinutesWriting.Decide(circulate, asked, facts, state),
        Confirm confirm => Decide(confirm, asked, facts, state),
        ObjectTo objectTo => Decide(objectTo, asked, facts, state),
        Ratify ratify => RatificationDecider.Decide(ratify, asked, state),
        RefuseToRatify refuse => RatificationDecider.Decide(refuse, asked, facts, state),
        RecordOa record => OaDecider.Decide(record, asked, facts, state),
        TakeOn takeOn => MinutesSigning.Decide(takeOn, asked, state),
        SignOff signOff => MinutesSigning.Decide(signOff, asked, facts, state),
        _ => throw new UnreachableException($"No Decide for {command.GetType().Name}."),
    };

    /// <summary>The meeting has ended: from now on the initiator owes the minutes (R42).</summary>
    public static Awaited Begin(Collaboration state, Facts facts, DateTimeOffset at) =>
        new(state.Request.Initiator, facts.Promise(at, facts.Limits.MinutesWorkingDays), at);

    private static Decision Decide(Confirm command, Asked asked, Facts facts, Collaboration state)
    {
        var minutes = state.Minutes;
        if (!minutes.Confirmations.Asks(asked.By))
        {
            return Decision.Refuse(Because.NotYours);
        }

        if (command.Draft != minutes.Draft)
        {
            return Decision.Refuse(Because.OldDraft, detail: Number(minutes.Draft));
        }

        if (minutes.Confirmations.HasAgreed(asked.By) && !minutes.Reversible.Contains(asked.By))
        {
            return Decision.AlreadyDone;
        }

        if (minutes.Status is not MinutesStatus.Confirming)
        {
            return Decision.Refuse(Because.WrongStage);
        }

        var confirmed = new Confirmed(command.Draft, asked.By, minutes.Content, asked.At);
        return Decision.Accept([confirmed, .. AllConfirmedAfter(minutes.Apply(confirmed), facts, asked.At, state)]);
    }

    private static Decision Decide(ObjectTo command, Asked asked, Facts facts, Collaboration state)
    {
        var minutes = state.Minutes;
        if (!minutes.Confirmations.Asks(asked.By) && !minutes.Signatures.Asks(asked.By) && !OwnsTask(asked.By, command.Clause, minutes))
        {
            return Decision.Refuse(Because.NotYours);
        }

        if (command.Draft != minutes.Draft)
        {
            return Decision.Refuse(Because.OldDraft, detail: Number(minutes.Draft));
        }

        if (minutes.Objections.Any(objection => objection.By == asked.By && objection.Clause == command.Clause))
        {
            return Decision.AlreadyDone;
        }

        if (minutes.Status is MinutesStatus.InForce)
        {
            return Decision.Refuse(Because.AlreadyDecided);
        }

        if (minutes.IsBinding)
        {
            return Decision.Refuse(Because.RulingStands);
        }

        if (command.Clause is { } clause && !minutes.Clauses.Any(known => known.Clause.Id == clause))
        {
            return Decision.Refuse(Because.NotAChoice, "clause", clause);
        }

        if (Inputs.Required(command.Reason, "reason", Because.ReasonRequired) is { } fault)
        {
            return new Decision.Refused(fault);
        }

        return Decision.Accept(new Objected(
            command.Draft,
            asked.By,
            command.Clause,
            asked.Seal(("text", command.Reason)),
            facts.Promise(asked.At, facts.Limits.MinutesWorkingDays),
            asked.At));
    }

    /// <summary>Everybody confirmed: the heads are asked.</summary>
    internal static AllConfirmed AllConfirmedNow(MinutesState minutes, Facts facts, DateTimeOffset at, Collaboration state) => new(minutes.Draft, MinutesRules.Limit(facts.Limits.SignWorkingDays, at, facts, state), at);

    internal static IEnumerable<CollaborationEvent> AllConfirmedAfter(MinutesState minutes, Facts facts, DateTimeOffset at, Collaboration state) =>
        minutes.Confirmations.IsComplete && minutes.Silent.IsEmpty ? [AllConfirmedNow(minutes, facts, at, state)] : [];

    /// <summary>An owner may object to their own task, also one who was absent from the meeting (B9).</summary>
    private static bool OwnsTask(Person person, string? clause, MinutesState minutes) => minutes.Tasks.Any(task => task.Clause.Id == clause && task.Clause.Owner == person);

    internal static string Number(int draft) => draft.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
