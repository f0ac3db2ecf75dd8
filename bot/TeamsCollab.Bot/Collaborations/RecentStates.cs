using System.Collections.Concurrent;
using TeamsCollab.Process;

namespace TeamsCollab.Bot.Collaborations;

/// <summary>
/// The states that were opened last. One press redraws the cards of a dozen people, each an effect that reads the tip anew, and their bytes are mostly the
/// same: equal bytes are opened once. What is stored is always read, so a state can be neither old nor another's.
/// </summary>
internal sealed class RecentStates
{
    /// <summary>At the largest state that is allowed, some 10 MB.</summary>
    internal const int Most = 64;

    private readonly ConcurrentDictionary<StreamKey, Recent> _states = new();
    private readonly ConcurrentQueue<StreamKey> _order = new();

    /// <exception cref="StoreUnavailableException">The stream was written by a newer version of the product.</exception>
    public async Task<Collaboration> OpenAsync(Tip? tip, StreamKey key, ICollaborationStore store, CancellationToken cancellation)
    {
        if (tip is not { Fold: StoredStates.Fold })
        {
            return await StoredStates.OpenAsync(tip, key, store, cancellation);
        }

        if (_states.TryGetValue(key, out var recent) && recent.IsOf(tip))
        {
            return recent.State;
        }

        var opened = new Recent(tip.State, await StoredStates.OpenAsync(tip, key, store, cancellation));
        if (recent is not null)
        {
            _states.TryUpdate(key, opened, recent);
        }
        else if (_states.TryAdd(key, opened))
        {
            _order.Enqueue(key);
        }

        while (_order.Count > Most && _order.TryDequeue(out var oldest))
        {
            _states.TryRemove(oldest, out _);
        }

        return opened.State;
    }

    private sealed class Recent(ReadOnlyMemory<byte> stored, Collaboration state)
    {
        public Collaboration State => state;

        public bool IsOf(Tip tip) => stored.Span.SequenceEqual(tip.State.Span);
    }
}
