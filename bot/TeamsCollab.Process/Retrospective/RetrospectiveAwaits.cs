namespace TeamsCollab.Process.Retrospective;

/// <summary>Whom the stage waits for (B20).</summary>
public static class RetrospectiveAwaits
{
    public static IEnumerable<Awaiting> In(Collaboration state) =>
        state.Stage is Stage.Retrospective ? [.. Meeting(state.Retrospective), .. Improvements(state.Retrospective)]
        : state.Retrospective is { Status: RetrospectiveStatus.Closed, Filing: null } closed ? [new Awaiting(closed.Initiator, CardName.RetrospectiveFiling, null, null)]
        : [];

    private static IEnumerable<Awaiting> Meeting(RetrospectiveState retrospective)
    {
        if (retrospective.Status is RetrospectiveStatus.Awaited or RetrospectiveStatus.Arranged)
        {
            yield return new Awaiting(retrospective.Initiator, CardName.RetrospectiveArrange, null, retrospective.DueAt) { Watch = retrospective.Watch };
        }

        if (retrospective.Status is RetrospectiveStatus.Held)
        {
            yield return Awaiting.By(retrospective.Initiator, CardName.RetrospectiveReport, null, retrospective.Watch);
        }

        if (retrospective.Status is not RetrospectiveStatus.Reported)
        {
            foreach (var person in retrospective.Unanswered)
            {
                yield return new Awaiting(person, CardName.RetrospectiveAnswers, null, retrospective.DueAt) { Watch = retrospective.Holding };
            }
        }
    }

    private static IEnumerable<Awaiting> Improvements(RetrospectiveState retrospective) => retrospective.Improvements
        .Where(improvement => improvement.Status is not ImprovementStatus.Closed)
        .Select(improvement => Awaiting.By(
            improvement.Status is ImprovementStatus.Open ? improvement.Owner : retrospective.Initiator,
            CardName.RetrospectiveImprovement,
            improvement.Id,
            improvement.Limit));
}
