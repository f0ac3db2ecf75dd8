using System.Collections.Immutable;
using System.Text.Json;
using TeamsCollab.Process;
using TeamsCollab.Process.Content;

namespace TeamsCollab.Bot.Collaborations;

/// <summary>Writes and opens the folded state of a tip. A tip of an older fold is rebuilt from its events; a newer one is refused.</summary>
public static class StoredStates
{
    /// <summary>Counts up whenever folding changes what a state holds.</summary>
    public const int Fold = 6;

    public static Tip Tip(Collaboration state, long version, Digest chainHead) =>
        new(version, CollaborationJson.Write(state), Fold, chainHead, string.Empty);

    /// <exception cref="StoreUnavailableException">The stream was written by a newer version of the product.</exception>
    public static async Task<Collaboration> OpenAsync(Tip? tip, StreamKey key, ICollaborationStore store, CancellationToken cancellation) => tip switch
    {
        null => Collaboration.Empty,
        { Fold: Fold } => CollaborationJson.Read(tip.State.Span),
        { Fold: > Fold } => throw Newer(key),
        _ => Refold(key, await store.ReadEventsAsync(key, cancellation)),
    };

    /// <exception cref="StoreUnavailableException">There is an event among them that this version does not know.</exception>
    public static Collaboration Refold(StreamKey key, ImmutableArray<StoredEvent> stored)
    {
        try
        {
            return Refold(stored);
        }
        catch (Exception unknown) when (unknown is JsonException or NotSupportedException)
        {
            throw Newer(key, unknown);
        }
    }

    public static Collaboration Refold(ImmutableArray<StoredEvent> stored)
    {
        ImmutableArray<CollaborationEvent> events = [.. stored.Select(each => StoredEvents.Read(each.Body.Span))];
        return Collaboration.Empty.Apply(events) with { Receipts = [.. EventChain.Receipts(events, stored)] };
    }

    public static StoreUnavailableException Newer(StreamKey key, Exception? cause = null) => new(
        $"{key} 由更新版本的程序写入，请先升级本实例。 {key} was written by a newer version of the product: upgrade this instance first.", cause) { IsOfNewerVersion = true };
}
