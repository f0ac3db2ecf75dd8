using TeamsCollab.Process;

namespace TeamsCollab.Bot.Collaborations;

/// <summary>
/// Folds collaborations anew from their events, and finds anew what is looked up of them. Beside running instances: a turn in between wins,
/// and the collaboration is folded once more. What is right already is left alone.
/// </summary>
public sealed class Rebuilding(ICollaborationStore store, ICollaborationArchive archive)
{
    private const int Attempts = 100;

    /// <summary>How far it has come.</summary>
    /// <param name="Refused">Streams that hold what this version does not know, each with the reason.</param>
    public sealed record Progress(int Seen, int Rebuilt, IReadOnlyList<string> Refused);

    public async IAsyncEnumerable<Progress> RunAsync(string tenant, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var (seen, rebuilt, refused) = (0, 0, new List<string>());
        await foreach (var key in archive.ReadStreamsAsync(tenant, cancellation))
        {
            // The bot's own small streams are folded anew by whoever opens them.
            if (key.Kind != StreamKind.Collaboration)
            {
                continue;
            }

            seen++;
            try
            {
                rebuilt += await RebuildAsync(key, cancellation) ? 1 : 0;
            }
            catch (StoreUnavailableException unknown) when (unknown.IsOfNewerVersion)
            {
                refused.Add(unknown.Message);
            }

            yield return new Progress(seen, rebuilt, refused);
        }
    }

    private async Task<bool> RebuildAsync(StreamKey key, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var tip = (await store.LoadAsync(key, default, cancellation)).Tip;
            if (tip is null)
            {
                return false;
            }

            if (tip.Fold > StoredStates.Fold)
            {
                throw StoredStates.Newer(key);
            }

            var state = StoredStates.Refold(key, await store.ReadEventsAsync(key, cancellation));
            var folded = StoredStates.Tip(state, tip.Version, tip.ChainHead);
            if (tip.Fold == folded.Fold && tip.State.Span.SequenceEqual(folded.State.Span))
            {
                return false;
            }

            var index = CollaborationIndex.Of(state, await store.ReadWordsAsync(key, null, cancellation));
            // Each rebuilding of each version is an operation of its own; the tip's etag keeps two of them apart.
            var operation = new OperationId($"rebuild:{StoredStates.Fold}:{tip.Version}:{Convert.ToHexString(Unpredictable.Bytes().Span[..8])}");
            if (await store.TryAppendAsync(key, new Append(tip, operation, [], [], folded, [], index), cancellation))
            {
                return true;
            }
        }

        throw new TimeoutException($"{key} was written by others {Attempts} times in a row.");
    }
}
