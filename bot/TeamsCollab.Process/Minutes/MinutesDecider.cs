using System.Collections.Immutable;
using System.Diagnostics;
using TeamsCollab.Process.Content;
using static TeamsCollab.Process.Minutes.MinutesCommand;
using static TeamsCollab.Process.Minutes.MinutesEvent;

namespace TeamsCollab.Process.Minutes;

/// <summary>责任明确阶段. Order inside each decision: may you, is it about the present draft, is it already done, is it allowed now, accept.</summary>
public static class MinutesDecider
{
    public static Decision Decide(MinutesCommand command, Asked asked, Facts facts, Collaboration state) => command switch
    {
        Write write => Decide(write, asked, facts, state),
        Strike strike => Decide(strike, asked, facts, state),
        Circulate circulate => Decide(circulate, asked, facts, state),
        Confirm confirm => Decide(confirm, asked, facts, state),
        ObjectTo objectTo => Decide(objectTo, asked, facts, state),
        Ratify ratify => RatificationDecider.Decide(ratify, asked, state),
        RefuseToRatify refuse => RatificationDecider.Decide(refuse, asked, facts, state),
        RecordOa record => OaDecider.Decide(record, asked, facts, state),
        TakeOn takeOn => Decide(takeOn, asked, state),
        SignOff signOff => Decide(signOff, asked, facts, state),
        _ => throw new UnreachableException($"No Decide for {command.GetType().Name}."),
    };

    /// <summary>The meeting has ended: from now on the initiator owes the minutes (R42).</summary>
    public static Awaited Begin(Collaboration state, Facts facts, DateTimeOffset at) =>
        new(state.Request.Initiator, facts.Promise(at, facts.Limits.MinutesWorkingDays), at);

    private static Decision Decide(Write command, Asked asked, Facts facts, Collaboration state)
    {
        var minutes = state.Minutes;
        if (!MayWrite(asked.By, state))
        {
            return Decision.Refuse(Because.NotYours);
        }

        if (IsClosed(minutes) is { } closed)
        {
            return Decision.Refuse(closed);
        }

        if (minutes.Working.Length + command.Clauses.Count(clause => clause.Id is null) > MinutesRules.MostClauses)
        {
            return Decision.Refuse(Because.TooMany, detail: Number(MinutesRules.MostClauses));
        }

        if (command.Clauses.IsEmpty)
        {
            return Decision.Refuse(Because.Missing, "points");
        }

        if (command.Clauses.Select(clause => MinutesRules.Fault(clause, asked, facts, state)).FirstOrDefault(fault => fault is not null) is { } found)
        {
            return new Decision.Refused(found);
        }

        if (command.Clauses.Select(clause => MinutesRules.Met(clause, command.Seen, facts, minutes)).FirstOrDefault(met => met is not null) is { } meeting)
        {
            return new Decision.Refused(meeting);
        }

        var written = MinutesDrafting.Seal(command.Clauses, minutes, asked, facts);
        return written.IsEmpty ? Decision.AlreadyDone : Decision.Accept(new Written(asked.By, written, asked.At));
    }

    private static Decision Decide(Strike command, Asked asked, Facts facts, Collaboration state)
    {
        if (!MayWrite(asked.By, state))
        {
            return Decision.Refuse(Because.NotYours);
        }

        if (!state.Minutes.Working.Any(clause => clause.Clause.Id == command.Clause))
        {
            return ClauseIds.WasGiven(state.Minutes.ClauseIdsUsed, command.Clause) ? Decision.AlreadyDone
                : Inputs.Unknown(command.Clause, "clause");
        }

        return IsClosed(state.Minutes) is { } closed ? Decision.Refuse(closed)
            : MinutesRules.Met(command.Clause, command.Seen, "clause", facts, state.Minutes) is { } met ? new Decision.Refused(met)
            : Decision.Accept(new Struck(asked.By, command.Clause, asked.At));
    }

    private static Decision Decide(Circulate command, Asked asked, Facts facts, Collaboration state)
    {
        var minutes = state.Minutes;
        if (asked.By != state.Request.Initiator)
        {
            return Decision.Refuse(Because.NotYours);
        }

        if (command.Replaces != minutes.Draft)
        {
            return Decision.Refuse(Because.OldDraft, detail: Number(minutes.Draft));
        }

        if (IsClosed(minutes) is { } closed)
        {
            return Decision.Refuse(closed);
        }

        if (MinutesRules.Fault(minutes.Working, facts, state) is { } fault)
        {
            return new Decision.Refused(fault);
        }

        var content = Clause.ContentOf(minutes.Working.Select(clause => clause.Clause));
        if (minutes.Draft > 0 && minutes.Status is not MinutesStatus.Objected && content == minutes.Content)
        {
            return Decision.AlreadyDone;
        }

        var signatories = MinutesRules.Signatories(facts, state);
        var participants = state.Meeting.Participants.Append(asked.By).Distinct().ToImmutableArray();
        var circulated = new Circulated(
            minutes.Draft + 1,
            asked.By,
            content,
            participants,
            [.. MinutesRules.BoundByChange(minutes, participants, signatories).Union(minutes.Silent)],
            signatories,
            MinutesRules.Limit(facts.Limits.ConfirmWorkingDays, asked.At, facts, state),
            asked.At)
        {
            ToRatify = state.Meeting.Held?.WithoutDecisionMaker ?? [],
            SilenceByMemorandum = state.Memorandum.AllowsSilence(state.TakingPart) ? state.Memorandum.Draft : null,
        };
        var after = minutes.Apply(circulated);
        return Decision.Accept([circulated, .. OwnTasks(after, asked), .. AllConfirmedAfter(after, facts, asked.At, state)]);
    }

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

    private static Decision Decide(TakeOn command, Asked asked, Collaboration state)
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

    private static Decision Decide(SignOff command, Asked asked, Facts facts, Collaboration state)
    {
        var minutes = state.Minutes;
        if (!minutes.Signatures.Asks(asked.By))
        {
            return Decision.Refuse(Because.NotYours);
        }

        if (command.Draft != minutes.Draft)
        {
            return Decision.Refuse(Because.OldDraft, detail: Number(minutes.Draft));
        }

        if (minutes.Signatures.HasAgreed(asked.By))
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
            [.. minutes.Signatories.Where(each => each.Person == asked.By).Select(each => each.Department)],
            asked.Seal(("text", signatory.Name)),
            minutes.Content,
            asked.At)
        {
            Unaccepted = MinutesRules.NotTakenOn(minutes),
            Reserved = command.Reserved?.Clauses,
            Reservation = command.Reserved is { } reserved ? asked.Seal(("text", reserved.Reason)) : null,
        };
        return minutes.Apply(signedOff).IsAgreed
            ? Decision.Accept(signedOff, new TookEffect(minutes.Draft, asked.At))
            : Decision.Accept(signedOff);
    }

    /// <summary>Everybody confirmed: the heads are asked.</summary>
    internal static AllConfirmed AllConfirmedNow(MinutesState minutes, Facts facts, DateTimeOffset at, Collaboration state) => new(minutes.Draft, MinutesRules.Limit(facts.Limits.SignWorkingDays, at, facts, state), at);

    private static IEnumerable<CollaborationEvent> AllConfirmedAfter(MinutesState minutes, Facts facts, DateTimeOffset at, Collaboration state) =>
        minutes.Confirmations.IsComplete && minutes.Silent.IsEmpty ? [AllConfirmedNow(minutes, facts, at, state)] : [];

    /// <summary>Who sends round a task of their own has taken it on.</summary>
    private static IEnumerable<CollaborationEvent> OwnTasks(MinutesState minutes, Asked asked) => minutes.Unaccepted
        .Where(task => task.Clause.Owner == asked.By)
        .Select(task => new TookOn(minutes.Draft, task.Clause.Id, asked.By, task.Clause.Wording.Digest, asked.At));

    /// <summary>An owner may object to their own task, also one who was absent from the meeting (B9).</summary>
    private static bool OwnsTask(Person person, string? clause, MinutesState minutes) => minutes.Tasks.Any(task => task.Clause.Id == clause && task.Clause.Owner == person);

    private static bool MayWrite(Person person, Collaboration state) => person == state.Request.Initiator || state.Meeting.Participants.Contains(person);

    private static Because? IsClosed(MinutesState minutes) => minutes.Status switch
    {
        MinutesStatus.NotDue => Because.WrongStage,
        MinutesStatus.InForce => Because.AlreadyDecided,
        _ => null,
    };

    private static string Number(int draft) => draft.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
