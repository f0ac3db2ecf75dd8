using System.Collections.Immutable;
using TeamsCollab.Process.Content;

namespace TeamsCollab.Bot.Collaborations;

/// <summary>
/// What an operator does with a whole store: copy it, and take words out of it. Beside the bot or without it; nothing of a turn needs it.
/// Every store has both interfaces and passes the same contract tests.
/// </summary>
public interface ICollaborationArchive
{
    /// <summary>Every stream of a tenant, once, oldest first, so that a copy lists the newest first too. A stream that is created meanwhile may be missing.</summary>
    IAsyncEnumerable<StreamKey> ReadStreamsAsync(string tenant, CancellationToken cancellation);

    /// <summary>Everything stored of one stream, as it stood at one moment; null where there is none.</summary>
    Task<StoredStream?> ReadStreamAsync(StreamKey key, CancellationToken cancellation);

    /// <summary>
    /// Stores a stream as it was read elsewhere. False, and nothing changed, where there is a whole one already; one that was cut off half way
    /// is completed. Until it is whole, nothing else sees it.
    /// </summary>
    /// <param name="index">What is looked up of it, found anew from its state and its words.</param>
    Task<bool> RestoreAsync(StoredStream stream, StreamIndex index, CancellationToken cancellation);

    /// <summary>Every register number that was reserved in a tenant.</summary>
    IAsyncEnumerable<ReservedNumber> ReadNumbersAsync(string tenant, CancellationToken cancellation);

    /// <summary>Reserves a number as it was elsewhere. Harmless when repeated; false where another collaboration has it.</summary>
    Task<bool> RestoreNumberAsync(string tenant, ReservedNumber number, CancellationToken cancellation);

    /// <summary>Takes words out of a stream for ever and answers how many were there; digests and events stay as they are.</summary>
    Task<int> EraseWordsAsync(StreamKey key, IReadOnlyCollection<Digest> digests, CancellationToken cancellation);

    /// <summary>After erasures: no byte of what was erased is left in the store's files when this returns. May take as long as copying the store.</summary>
    Task CompactAsync(CancellationToken cancellation);
}

/// <summary>One stream with everything that hangs on it.</summary>
/// <param name="Operations">Carried out, so that a late redelivery is still known.</param>
/// <param name="Words">Those that were not erased.</param>
public sealed record StoredStream(
    StreamKey Key,
    Tip Tip,
    ImmutableArray<StoredEvent> Events,
    ImmutableArray<string> Operations,
    ImmutableArray<Wording> Words,
    ImmutableArray<StoredEffect> Effects,
    ImmutableArray<CardCopy> Copies,
    ImmutableArray<Delivery> Deliveries);

/// <summary>An effect that is not finished. One that was in flight counts as ready.</summary>
public sealed record StoredEffect(EffectToDo Effect, EffectState State, int Attempts, string? Reason);

public enum EffectState
{
    Ready,
    Waiting,
    Parked,
}

/// <summary>部门代码-年份-序号 (F18) and the collaboration that has it.</summary>
public sealed record ReservedNumber(string Department, int Year, int Sequence, string Collaboration);
