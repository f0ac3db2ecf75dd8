using System.Collections.Immutable;

namespace TeamsCollab.Process.Calendar;

/// <summary>What becomes of a collaboration's limits when another calendar is adopted (B3, A13): one mechanism for every stage.</summary>
internal static class Recomputing
{
    public static Decision Decide(Asked asked, Facts facts, Collaboration state)
    {
        if (asked.By != Person.Clock)
        {
            return Decision.Refuse(Because.NotYours);
        }

        ImmutableArray<RecomputedLimit> limits = [.. RunningLimit.In(state).Select(running => Again(running, asked.At, facts)).OfType<RecomputedLimit>()];
        return limits.IsEmpty ? Decision.AlreadyDone : Decision.Accept(new CalendarEvent.Recomputed(facts.Calendar.Version, limits, asked.At));
    }

    public static Collaboration Apply(CalendarEvent.Recomputed happened, Collaboration state) => happened.Limits.Aggregate(state, (next, limit) => limit.Limit switch
    {
        ClockLimit.Answering or ClockLimit.Materials or ClockLimit.Paperwork or ClockLimit.Agreeing or ClockLimit.Clarifying => next with { Request = next.Request.Apply(limit) },
        ClockLimit.Agenda => next with { Meeting = next.Meeting.Apply(limit) },
        ClockLimit.Minutes => next with { Minutes = next.Minutes.Apply(limit) },
        ClockLimit.Memorandum => next with { Memorandum = next.Memorandum.Apply(limit) },
        ClockLimit.Ruling => next with { Disputes = next.Disputes.Apply(limit) },
        ClockLimit.Approval or ClockLimit.Change => next with { Procedures = next.Procedures.Apply(limit) },
        ClockLimit.Retrospective or ClockLimit.Improvement => next with { Retrospective = next.Retrospective.Apply(limit) },
        _ => next with { Execution = next.Execution.Apply(limit) },
    });

    /// <summary>Who owes something by a time that moved is told; on every card the mark 暂定 goes or stays as it now is.</summary>
    public static IEnumerable<Effect> Plan(CalendarEvent.Recomputed happened, Collaboration after) =>
    [
        .. RunningLimit.In(after).Where(running => happened.Limits.Any(limit => limit.Moved && (limit.Limit, limit.Key) == (running.Limit, running.Key)))
            .SelectMany(running => running.People.Select(person => new Effect.ShowCard(person, running.Card, running.CardKey, Tone.Moved))),
        .. RunningLimit.In(after).Where(running => happened.Limits.Any(limit => (limit.Limit, limit.Key) == (running.Limit, running.Key)))
            .Select(running => new Effect.RefreshCard(running.Card, running.CardKey)),
        new Effect.RefreshCard(CardName.Overview, null),
    ];

    /// <summary>Null where the limit is firm, was missed already, or was counted with this very calendar.</summary>
    private static RecomputedLimit? Again(RunningLimit running, DateTimeOffset at, Facts facts)
    {
        if (running.Watch is not { Provisional: true, Said: not ClockSaid.Missed, Basis: { } basis } || basis.Calendar == facts.Calendar.Version)
        {
            return null;
        }

        var due = facts.Calendar.Recompute(basis).After;
        return new RecomputedLimit(running.Limit, running.Key, basis, facts.Promise(due, running.Watch.Reminder, basis.From < due.At ? basis.From : at));
    }
}
