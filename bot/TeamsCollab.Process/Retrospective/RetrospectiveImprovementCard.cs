using TeamsCollab.Process.Reading;
using TeamsCollab.Process.Request;

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
    /// <summary>A later request said that it is needed no more (B23).</summary>
    public bool IsDropped { get; init; }

    /// <summary>Who said in a later request what became of it; empty where nobody did.</summary>
    public Typed SettledBy { get; init; }

    /// <summary>That request's number.</summary>
    public string SettledIn { get; init; } = string.Empty;

    /// <summary>The last request with which it came back and went on; empty before.</summary>
    public string CarriedIn { get; init; } = string.Empty;

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
            improvement.ClosedAt is { } closed ? Moment.Of(closed, reader).Text : string.Empty)
        {
            IsDropped = improvement.Fate is ImprovementFate.Dropped,
            SettledBy = improvement.SettledBy is { } settledBy ? reader.Name(settledBy) : default,
            SettledIn = improvement.SettledIn ?? string.Empty,
            CarriedIn = improvement.CarriedIn ?? string.Empty,
        };
    }
}
