using TeamsCollab.Bot.Clock;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Process;
using TeamsCollab.Process.Content;
using TeamsCollab.Process.Retrospective;

namespace TeamsCollab.Bot.Effects;

/// <summary>Tells an earlier collaboration what the next request answered for one of its improvements (B23).</summary>
public sealed class ImprovementReviews(ICollaborationStore store, CollaborationRunner runner, BusinessClock clock)
{
    /// <param name="state">Of the next request.</param>
    public async Task<EffectOutcome> CarryOutAsync(ClaimedEffect claimed, Collaboration state, Effect.ReviewImprovement review, CancellationToken cancellation)
    {
        var answered = state.Request.Improvements.First(each => (each.Collaboration, each.Improvement) == (review.Collaboration, review.Improvement));
        var words = answered.Reason is { } reason ? await store.ReadWordsAsync(claimed.Stream, [reason.Digest], cancellation) : Words.None;
        var command = new RetrospectiveCommand.ReviewImprovement(
            review.Improvement, answered.Fate, state.Request.Initiator, state.Request.Number!, words.Read(answered.Reason, "text") ?? string.Empty);
        var ran = await runner.RunAsync(
            StreamKey.Collaboration(claimed.Stream.Tenant, review.Collaboration), command, new Asked(Person.Pump, clock.Now, new OperationId(claimed.Effect.Id), Unpredictable.Bytes()), cancellation);
        return ran.Decision is Decision.Refused refused ? new EffectOutcome.Parked($"refused {refused.Reason.Because}") : new EffectOutcome.Done();
    }
}
