using System.Collections.Immutable;
using System.Text.Json;
using TeamsCollab.Process;
using TeamsCollab.Process.Content;

namespace TeamsCollab.Bot.Collaborations;

/// <summary>A stream of the bot's own, without commands or effects: load, decide, append, and decide again when somebody else wrote first.</summary>
public sealed class SmallStream<TEvent, TState>(ICollaborationStore store, int fold, TState empty, Func<TState, TEvent, TState> apply)
    where TEvent : class
    where TState : class
{
    private const int Attempts = 20;

    public async Task<TState> ReadAsync(StreamKey key, CancellationToken cancellation) =>
        await OpenAsync(key, (await store.LoadAsync(key, default, cancellation)).Tip, cancellation);

    public async Task<ImmutableArray<TEvent>> ReadEventsAsync(StreamKey key, CancellationToken cancellation) =>
        [.. (await store.ReadEventsAsync(key, cancellation)).Select(stored => Read(stored.Body.Span))];

    /// <summary>Stores what is decided, once an operation; nothing where nothing is. Returns what then stands.</summary>
    public async Task<TState> AppendAsync(StreamKey key, OperationId operation, Func<TState, ImmutableArray<TEvent>> decide, IEnumerable<Wording> words, CancellationToken cancellation)
    {
        ImmutableArray<Wording> apart = [.. words];
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var loaded = await store.LoadAsync(key, operation, cancellation);
            var before = await OpenAsync(key, loaded.Tip, cancellation);
            if (loaded.AlreadyRun || decide(before) is not { IsEmpty: false } events)
            {
                return before;
            }

            var after = events.Aggregate(before, apply);
            if (await store.TryAppendAsync(key, Compose(key, loaded.Tip, operation, events, apart, after), cancellation))
            {
                return after;
            }
        }

        throw new TimeoutException($"{key} was written by others {Attempts} times in a row.");
    }

    private Append Compose(StreamKey key, Tip? basis, OperationId operation, ImmutableArray<TEvent> events, ImmutableArray<Wording> words, TState after)
    {
        var (version, head) = (basis?.Version ?? 0, basis?.ChainHead ?? EventChain.Start(key));
        var stored = ImmutableArray.CreateBuilder<StoredEvent>(events.Length);
        foreach (var happened in events)
        {
            var body = JsonSerializer.SerializeToUtf8Bytes(happened, StoredEvents.Options);
            head = EventChain.Next(head, body);
            stored.Add(new StoredEvent(++version, body, head));
        }

        var state = JsonSerializer.SerializeToUtf8Bytes(after, StoredEvents.Options);
        return new Append(basis, operation, stored.MoveToImmutable(), words, new Tip(version, state, fold, head, string.Empty), [], StreamIndex.None);
    }

    private async Task<TState> OpenAsync(StreamKey key, Tip? tip, CancellationToken cancellation) => tip switch
    {
        null => empty,
        _ when tip.Fold == fold => JsonSerializer.Deserialize<TState>(tip.State.Span, StoredEvents.Options)!,
        _ when tip.Fold > fold => throw new StoreUnavailableException(
            $"{key} 由更新版本的程序写入，请先升级本实例。 {key} was written by a newer version of the product: upgrade this instance first."),
        _ => (await ReadEventsAsync(key, cancellation)).Aggregate(empty, apply),
    };

    private static TEvent Read(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize<TEvent>(json, StoredEvents.Options)!;
}
