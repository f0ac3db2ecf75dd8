using System.Collections.Immutable;
using static TeamsCollab.Process.Retrospective.RetrospectiveEvent;

namespace TeamsCollab.Process.Retrospective;

/// <summary>The clock's part of the stage: one reminder and one report per limit, for the retrospective and for every improvement.</summary>
public static class RetrospectiveDeadlines
{
    public static DateTimeOffset? Next(RetrospectiveState retrospective) =>
        retrospective.Improvements.Where(improvement => improvement.Status is ImprovementStatus.Open)
            .Select(improvement => improvement.Limit.Next)
            .Append(retrospective.Watch?.Next)
            .Min();

    public static IEnumerable<CollaborationEvent> Check(Collaboration state, DateTimeOffset at) =>
        state.Stage is Stage.Retrospective
            ? [.. Check(state.Retrospective, at), .. state.Retrospective.Improvements.SelectMany(improvement => Check(improvement, at))]
            : [];

    internal static IEnumerable<RunningLimit> Limits(RetrospectiveState retrospective)
    {
        if (retrospective.Watch is { } watch)
        {
            var card = retrospective.Limit is RetrospectiveLimit.Reporting ? CardName.RetrospectiveReport : CardName.RetrospectiveArrange;
            yield return new RunningLimit(ClockLimit.Retrospective, null, watch, card, [retrospective.Initiator]);
        }

        foreach (var improvement in retrospective.Improvements.Where(improvement => improvement.Status is ImprovementStatus.Open))
        {
            yield return new RunningLimit(ClockLimit.Improvement, improvement.Id, improvement.Limit, CardName.RetrospectiveImprovement, [improvement.Owner]);
        }
    }

    private static IEnumerable<CollaborationEvent> Check(RetrospectiveState retrospective, DateTimeOffset at)
    {
        switch (retrospective.Watch?.SayAt(at))
        {
            case ClockSaid.Reminded:
                yield return new Reminded(retrospective.Limit, Reminds(retrospective), at);
                break;
            case ClockSaid.Missed:
                yield return new LimitMissed(retrospective.Limit, retrospective.Watch.DueAt, Owing(retrospective), at);
                break;
        }
    }

    private static IEnumerable<CollaborationEvent> Check(ImprovementState improvement, DateTimeOffset at)
    {
        if (improvement.Status is not ImprovementStatus.Open)
        {
            yield break;
        }

        switch (improvement.Limit.SayAt(at))
        {
            case ClockSaid.Reminded:
                yield return new ImprovementReminded(improvement.Id, at);
                break;
            case ClockSaid.Missed:
                yield return new ImprovementOverdue(improvement.Id, improvement.Limit.DueAt, at);
                break;
        }
    }

    /// <summary>An initiator who has arranged the meeting has nothing to be reminded of but an answer that is missing.</summary>
    private static ImmutableArray<Person> Reminds(RetrospectiveState retrospective) => retrospective.Status is RetrospectiveStatus.Arranged
        ? [.. retrospective.Unanswered]
        : Owing(retrospective);

    private static ImmutableArray<Person> Owing(RetrospectiveState retrospective) => retrospective.Limit is RetrospectiveLimit.Reporting
        ? [retrospective.Initiator]
        : [.. retrospective.Unanswered.Prepend(retrospective.Initiator).Distinct()];
}
