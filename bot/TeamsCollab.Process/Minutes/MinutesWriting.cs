using System.Collections.Immutable;
using TeamsCollab.Process.Content;
using static TeamsCollab.Process.Minutes.MinutesCommand;
using static TeamsCollab.Process.Minutes.MinutesDecider;
using static TeamsCollab.Process.Minutes.MinutesEvent;

namespace TeamsCollab.Process.Minutes;

/// <summary>The working draft: who was there writes and strikes clauses together, and the initiator sends it round (R42–R46).</summary>
internal static class MinutesWriting
{
    public static Decision Decide(Write command, Asked asked, Facts facts, Collaboration state)
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

    public static Decision Decide(Strike command, Asked asked, Facts facts, Collaboration state)
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

    public static Decision Decide(Circulate command, Asked asked, Facts facts, Collaboration state)
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

    /// <summary>Who sends round a task of their own has taken it on.</summary>
    private static IEnumerable<CollaborationEvent> OwnTasks(MinutesState minutes, Asked asked) => minutes.Unaccepted
        .Where(task => task.Clause.Owner == asked.By)
        .Select(task => new TookOn(minutes.Draft, task.Clause.Id, asked.By, task.Clause.Wording.Digest, asked.At));

    private static bool MayWrite(Person person, Collaboration state) => person == state.Request.Initiator || state.Meeting.Participants.Contains(person);

    private static Because? IsClosed(MinutesState minutes) => minutes.Status switch
    {
        MinutesStatus.NotDue => Because.WrongStage,
        _ when minutes.IsBinding => Because.AlreadyDecided,
        _ => null,
    };
}
