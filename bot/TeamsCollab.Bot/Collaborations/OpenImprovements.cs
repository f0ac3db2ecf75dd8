using System.Collections.Immutable;
using TeamsCollab.Process;
using TeamsCollab.Process.Request;
using TeamsCollab.Process.Retrospective;

namespace TeamsCollab.Bot.Collaborations;

/// <summary>Improvements that come back with the next request (B23): found by index, so the cost goes with how many are open, not with what is stored.</summary>
public sealed class OpenImprovements(ICollaborationStore store)
{
    /// <summary>Collaborations opened for one request, newest first.</summary>
    private const int Most = 20;

    /// <summary>Those of collaborations in which <paramref name="own"/> took part with one of the departments, or of the same type; soonest due first.</summary>
    public async Task<ImmutableArray<(OpenImprovement Open, ImprovementState Improvement)>> FindAsync(string tenant, Department own, ImprovementsNeeded needed, CancellationToken cancellation)
    {
        var found = await store.SearchAsync(
            tenant, [CollaborationIndex.Improving(own)], [.. needed.Receivers.Select(CollaborationIndex.Improving), CollaborationIndex.Improving(needed.Kind)], Most, cancellation);
        var states = await Task.WhenAll(found.Streams.Select(async key =>
            (Key: key, State: await StoredStates.OpenAsync((await store.LoadAsync(key, default, cancellation)).Tip, key, store, cancellation))));
        return
        [
            .. states
                .SelectMany(each => each.State.Retrospective.Improvements
                    .Where(improvement => improvement.Status is ImprovementStatus.Open)
                    .Select(improvement => (new OpenImprovement(each.Key.Id, each.State.Request.Number!, improvement.Id), Improvement: improvement)))
                .OrderBy(each => each.Improvement.DueOn).ThenBy(each => each.Item1.Number, StringComparer.Ordinal).ThenBy(each => each.Improvement.Id, StringComparer.Ordinal)
                .Take(ImprovementsBack.Most),
        ];
    }
}
