using System.Collections.Immutable;
using TeamsCollab.Process;
using TeamsCollab.Process.Content;

namespace TeamsCollab.Bot.Collaborations;

/// <summary>One atomic write: events, their words, the new tip, the effects that must follow, and what lists and the clock look up.</summary>
/// <param name="BasedOn">The tip that was decided on; null creates the stream.</param>
public sealed record Append(
    Tip? BasedOn,
    OperationId Operation,
    ImmutableArray<StoredEvent> Events,
    ImmutableArray<Wording> Words,
    Tip Tip,
    ImmutableArray<EffectToDo> Effects,
    StreamIndex Index);

/// <param name="Version">Counts up from 1 in its stream.</param>
/// <param name="Body">The event's JSON, byte for byte as it is chained.</param>
/// <param name="Hash">As <see cref="EventChain"/> makes it.</param>
public sealed record StoredEvent(long Version, ReadOnlyMemory<byte> Body, Digest Hash);

/// <summary>What is looked up without opening the state. Ids, dates and codes, no texts.</summary>
public sealed record StreamIndex(
    string? Number,
    Stage Stage,
    DateTimeOffset? NextDueAt,
    ImmutableArray<Person> People,
    ImmutableArray<Awaiting> Awaiting)
{
    /// <summary>What a search finds the stream by: ids, codes and dates. Complete each time.</summary>
    public ImmutableArray<string> Terms { get; init; } = [];

    /// <summary>Terms drawn from words that people typed, so that they go when the words are erased; null leaves those that stand.</summary>
    public ImmutableArray<string>? TextTerms { get; init; }

    /// <summary>Of a stream that no list shows.</summary>
    public static StreamIndex None { get; } = new(null, Stage.Ended, null, [], []);
}

public sealed record DueStream(StreamKey Key, DateTimeOffset DueAt);

public sealed record PendingWork(StreamKey Collaboration, string Number, Awaiting Item);
