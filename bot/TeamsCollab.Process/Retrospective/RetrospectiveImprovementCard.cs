using TeamsCollab.Process.Reading;

namespace TeamsCollab.Process.Retrospective;

/// <summary>The data behind cards/retrospective/improvement.json: the owner finishes, the initiator confirms (R85), for one reader.</summary>
/// <param name="Attempt">The completion that is shown; 0 before the first.</param>
/// <param name="NextAttempt">The number that the next completion will have.</param>
/// <param name="WasReopened">The initiator found it not done yet.</param>
public sealed record RetrospectiveImprovementCard(
    CardHead Head,
    ImprovementLine Improvement,
    int Attempt,
    int NextAttempt,
    bool CanFinish,
    bool CanDecide,
    bool IsFinished,
    bool IsClosed,
    bool WasReopened,
    Typed Note,
    Typed Reopened,
    Typed Initiator,
    string ClosedAt)
{
    /// <exception cref="KeyNotFoundException">The collaboration has no such improvement.</exception>
    public static RetrospectiveImprovementCard For(Collaboration state, CardReader reader, string? key)
    {
        var retrospective = state.Retrospective;
        var improvement = retrospective.Improvement(key ?? string.Empty) ?? throw new KeyNotFoundException($"No improvement {key}.");
        var isOpen = improvement.Status is ImprovementStatus.Open;
        var canFinish = isOpen && reader.Person == improvement.Owner;
        var canDecide = improvement.Status is ImprovementStatus.Finished && reader.Person == retrospective.Initiator;
        return new RetrospectiveImprovementCard(
            CardHead.For(state, reader, canFinish || canDecide, isOpen ? improvement.Limit : null),
            ImprovementLine.For(improvement, reader),
            improvement.Attempts,
            improvement.Attempts + 1,
            canFinish,
            canDecide,
            improvement.Status is ImprovementStatus.Finished,
            improvement.Status is ImprovementStatus.Closed,
            isOpen && improvement.Attempts > 0,
            reader.Text(improvement.Note),
            reader.Text(improvement.Reopened),
            reader.Name(retrospective.Initiator),
            improvement.ClosedAt is { } closed ? Moment.Of(closed, reader).Text : string.Empty);
    }
}
