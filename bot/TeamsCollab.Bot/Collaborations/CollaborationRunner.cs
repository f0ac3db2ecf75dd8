using System.Collections.Immutable;
using TeamsCollab.Bot.Organisation;
using TeamsCollab.Process;
using TeamsCollab.Process.Content;
using TeamsCollab.Process.Meeting;

namespace TeamsCollab.Bot.Collaborations;

/// <summary>The only writer of process state: load, facts, decide, apply, plan, append. Decides again when somebody else wrote first.</summary>
public sealed class CollaborationRunner(ICollaborationStore store, FactsGatherer facts)
{
    /// <summary>With 64 people pressing at once the unluckiest loses 63 times; beyond that something is wrong.</summary>
    private const int Attempts = 100;

    private readonly StreamGates _gates = new();
    private readonly RecentStates _states = new();

    /// <summary>Carries out a command once, however often it arrives. A refusal stores nothing.</summary>
    /// <exception cref="TimeoutException">The stream was written by others too many times in a row.</exception>
    public async Task<Ran> RunAsync(StreamKey key, CollaborationCommand command, Asked asked, CancellationToken cancellation)
    {
        // Only spares this process its own conflicts; what keeps two writers apart is the append.
        using var charges = RequestCharges.OfTurn(command.GetType().Name);
        using var gate = await _gates.EnterAsync(key, cancellation);
        Process.Facts? gathered = null;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var loaded = await store.LoadAsync(key, asked.Operation, cancellation);
            var before = await _states.OpenAsync(loaded.Tip, key, store, cancellation);
            if (loaded.AlreadyRun)
            {
                return new Ran(key, before, Decision.AlreadyDone, loaded.Tip!.Version);
            }

            gathered ??= await facts.GatherAsync(key, command, asked, before, cancellation);
            var decision = CollaborationProcess.Decide(command, asked, gathered, before);
            if (decision is not Decision.Accepted { Events: { IsEmpty: false } events })
            {
                return new Ran(key, before, decision, loaded.Tip?.Version ?? 0);
            }

            var stored = EventChain.Extend(key, loaded.Tip, events);
            var after = before.Apply(events) with { Receipts = [.. before.Receipts, .. EventChain.Receipts(events, stored)] };
            var append = Compose(key, loaded.Tip, asked.Operation, events, stored, after);
            if (await store.TryAppendAsync(key, append, cancellation))
            {
                return new Ran(key, after, decision, append.Tip.Version);
            }
        }

        throw new TimeoutException($"{key} was written by others {Attempts} times in a row.");
    }

    /// <summary>Adds effects that no event demands, such as drawing a card again once Graph answers. Nothing happens to a collaboration that is not there.</summary>
    public Task FollowUpAsync(StreamKey key, OperationId operation, ImmutableArray<Effect> effects, CancellationToken cancellation) =>
        TouchAsync(key, operation, effects, state => CollaborationIndex.Of(state, ImmutableArray<CollaborationEvent>.Empty), cancellation);

    /// <summary>Moves the clock's next look at the calendar, without an event: nothing happened.</summary>
    public Task PassLookAsync(StreamKey key, OperationId operation, DateTimeOffset? next, CancellationToken cancellation) =>
        TouchAsync(key, operation, [], state => CollaborationIndex.AfterLook(state, OutlookLooks.DueFrom(state) is null ? null : next), cancellation);

    private async Task TouchAsync(StreamKey key, OperationId operation, ImmutableArray<Effect> effects, Func<Collaboration, StreamIndex> index, CancellationToken cancellation)
    {
        using var gate = await _gates.EnterAsync(key, cancellation);
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var loaded = await store.LoadAsync(key, operation, cancellation);
            if (loaded is { Tip: null } or { AlreadyRun: true })
            {
                return;
            }

            var state = await _states.OpenAsync(loaded.Tip, key, store, cancellation);
            ImmutableArray<EffectToDo> rows = [.. effects.Select((effect, place) => EffectRows.Of(effect, $"{operation}-{place}"))];
            if (await store.TryAppendAsync(key, new Append(loaded.Tip, operation, [], [], loaded.Tip, rows, index(state)), cancellation))
            {
                return;
            }
        }
    }

    /// <summary>The collaboration as it stands; empty where there is none.</summary>
    public async Task<Ran> ReadAsync(StreamKey key, CancellationToken cancellation)
    {
        var loaded = await store.LoadAsync(key, default, cancellation);
        return new Ran(key, await _states.OpenAsync(loaded.Tip, key, store, cancellation), Decision.AlreadyDone, loaded.Tip?.Version ?? 0);
    }

    private static Append Compose(
        StreamKey key, Tip? basis, OperationId operation, ImmutableArray<CollaborationEvent> events, ImmutableArray<StoredEvent> stored, Collaboration after)
    {
        var version = stored[^1].Version;
        return new Append(
            basis,
            operation,
            stored,
            [.. Sealed.In(events)],
            StoredStates.Tip(after, version, stored[^1].Hash),
            EffectRows.Of(key, version, [.. CollaborationProcess.Plan(events, after), .. HeadsToSign(events, stored)]),
            CollaborationIndex.Of(after, events));
    }

    /// <summary>The head that each signer is told, and the head at which the write ends.</summary>
    private static IEnumerable<Effect> HeadsToSign(ImmutableArray<CollaborationEvent> events, ImmutableArray<StoredEvent> stored) =>
        events.Zip(stored)
            .Where(pair => pair.First.Signature is not null || pair.Second == stored[^1])
            .Select(pair => new Effect.SignHead(pair.Second.Version, pair.Second.Hash));
}

/// <summary>What came of a command: the state that now stands, and the decision.</summary>
/// <param name="Version">Of the stream, as the state stands.</param>
public sealed record Ran(StreamKey Key, Collaboration State, Decision Decision, long Version);
