using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using TeamsCollab.Process.Content;
using TeamsCollab.Process.Execution;
using TeamsCollab.Process.Minutes;
using TeamsCollab.Process.Procedure;
using static TeamsCollab.Process.Dispute.DisputeCommand;
using static TeamsCollab.Process.Dispute.DisputeEvent;

namespace TeamsCollab.Process.Dispute;

/// <summary>
/// Rulings (B10). A ruling is written into its clause, and the minutes go round as their next version: only those whom it binds confirm and sign
/// again, everybody else's consent stays. Nobody objects to it, as all signed who decides; a head may sign with a reservation.
/// </summary>
public static class DisputeDecider
{
    public static Decision Decide(DisputeCommand command, Asked asked, Facts facts, Collaboration state) => command switch
    {
        Rule rule => state.Disputes.Find(rule.Dispute) is { } dispute ? Decide(rule, dispute, asked, facts, state) : Inputs.Unknown(rule.Dispute, "dispute"),
        _ => throw new UnreachableException($"No Decide for {command.GetType().Name}."),
    };

    /// <summary>The minutes are in force: their open disputes go on the docket.</summary>
    public static ImmutableArray<CollaborationEvent> Begin(Collaboration state, Facts facts, DateTimeOffset at) =>
        DisputeRules.Docket(state, facts) is { IsEmpty: false } disputes ? [new Docketed(disputes, at)] : [];

    /// <summary>The version with the rulings is in force. A task that still waits for something else is released by that.</summary>
    public static Settled Settle(Collaboration state, Facts facts, DateTimeOffset at)
    {
        ImmutableArray<OpenDispute> ruled = [.. state.Disputes.Docket.Where(dispute => dispute.Status is DisputeStatus.Ruled)];
        var settled = new Settled([.. ruled.Select(dispute => dispute.Id)], state.Minutes.Draft, [], at);
        var after = state.Apply(settled);
        return settled with
        {
            Released = [.. ruled.SelectMany(dispute => dispute.Tasks.Select(task => (dispute.Since, Task: after.Execution.Task(task)))).DistinctBy(frozen => frozen.Task?.Id)
                .Where(frozen => frozen.Task is { IsClosed: false } task && !Conditions.Holds(task.Id, after))
                .Select(frozen => ProcedureDecider.Release(frozen.Task!, DueOn(frozen.Task!, frozen.Since, facts, at), facts, at))],
        };
    }

    /// <summary>The working time that was left when it began to stand still, from now on: waiting costs its owner nothing.</summary>
    private static DateOnly DueOn(TaskState task, DateTimeOffset since, Facts facts, DateTimeOffset at) =>
        facts.Calendar.DateOf(facts.Calendar.AfterWorkingTime(at, facts.Calendar.WorkingTimeBetween(since, task.Limit.DueAt)));

    private static Decision Decide(Rule command, OpenDispute dispute, Asked asked, Facts facts, Collaboration state)
    {
        var minutes = state.Minutes;
        if (asked.By != dispute.Decider)
        {
            return Decision.Refuse(Because.NotYours);
        }

        if (command.Draft != minutes.Draft)
        {
            return ExecutionDecider.Old(minutes.Draft);
        }

        if (dispute.Status is DisputeStatus.Settled)
        {
            return Decision.Refuse(Because.AlreadyDecided);
        }

        if (!DisputeRules.IsOpen(state))
        {
            return Decision.Refuse(Because.WrongStage);
        }

        if (Inputs.Required(command.Ruling, "ruling") is { } fault)
        {
            return new Decision.Refused(fault);
        }

        if (MinutesRules.WithoutHead(facts, state) is { } headless)
        {
            return new Decision.Refused(headless);
        }

        var clause = minutes.Clauses.First(each => each.Clause.Id == dispute.Id);
        var ruled = new Ruled(dispute.Id, minutes.Draft + 1, asked.By, asked.Seal(("text", command.Ruling)), asked.At);
        ImmutableArray<CollaborationEvent> written = [.. Written(clause, command.Ruling, minutes, asked, facts.Words)];
        var signatories = MinutesRules.Signatories(facts, state);
        var owners = minutes.Tasks.Where(task => dispute.Tasks.Contains(task.Clause.Id)).Select(task => task.Clause.Owner!.Value);
        ImmutableArray<Person> participants = [.. minutes.Confirmations.Required.Concat(owners).Distinct()];
        var working = state.Apply(written).Minutes;
        var circulated = new MinutesEvent.Circulated(
            minutes.Draft + 1,
            asked.By,
            Clause.ContentOf(working.Working.Select(each => each.Clause)),
            participants,
            [.. DisputeRules.Bound(dispute, clause, participants, signatories, facts.Words, state).Union(MinutesRules.HeadsOfOtherSides(minutes, signatories)).Where(person => person != asked.By || signatories.Any(head => head.Person == person))],
            signatories,
            MinutesRules.Limit(facts.Limits.ConfirmWorkingDays, asked.At, facts, state),
            asked.At)
        {
            Ruling = dispute.Id,
            ToRatify = minutes.ToRatify,
        };
        return Decision.Accept([ruled, .. written, circulated, .. MinutesDecider.AllConfirmedAfter(working.Apply(circulated), facts, asked.At, state)]);
    }

    /// <summary>The clause with its ruling; before that, whatever was edited and never sent round is taken back, so that the ruling changes nothing else.</summary>
    private static IEnumerable<CollaborationEvent> Written(MinutesClause clause, string ruling, MinutesState minutes, Asked asked, Words words)
    {
        foreach (var added in minutes.Working.Where(each => !minutes.Clauses.Any(known => known.Clause.Id == each.Clause.Id)))
        {
            yield return new MinutesEvent.Struck(asked.By, added.Clause.Id, asked.At);
        }

        var fields = (words[clause.Clause.Wording]?.Fields ?? clause.Clause.Wording.Fields)?.Where(field => field.Key is not "ruling").Select(field => (field.Key, field.Value)) ?? [("id", clause.Clause.Id), ("kind", "dispute")];
        var kept = minutes.Clauses.Where(each => each != clause && !minutes.Working.Any(known => known.Clause.Id == each.Clause.Id && known.Clause.Wording.Digest == each.Clause.Wording.Digest));
        yield return new MinutesEvent.Written(
            asked.By,
            [.. kept.Select(each => each with { Edition = 0 }), clause with { Edition = 0, Clause = clause.Clause with { Wording = asked.Seal([.. fields, ("ruling", ruling)]) } }],
            asked.At);
    }
}
