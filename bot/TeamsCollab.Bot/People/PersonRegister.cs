using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Process;
using TeamsCollab.Process.Content;

namespace TeamsCollab.Bot.People;

/// <summary>
/// What is known of each person's chat with the bot: one small stream a person, changed by load, decide, append. Remembered in
/// memory only to spare reads; another instance's news arrives after at most a minute.
/// </summary>
public sealed class PersonRegister(ICollaborationStore store, TimeProvider machine)
{
    private const int Attempts = 20;
    private const int Fold = 1;
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<StreamKey, (PersonState State, DateTimeOffset At)> _recent = new();

    public async Task<PersonState> FindAsync(string tenant, Person person, CancellationToken cancellation)
    {
        var key = StreamKey.Person(tenant, person.Id);
        var now = machine.GetUtcNow();
        if (_recent.TryGetValue(key, out var recent) && now - recent.At < Remembered)
        {
            return recent.State;
        }

        return await ReadAsync(key, cancellation);
    }

    /// <summary>As it stands in the store this moment, whatever is remembered.</summary>
    public Task<PersonState> FindNowAsync(string tenant, Person person, CancellationToken cancellation) =>
        ReadAsync(StreamKey.Person(tenant, person.Id), cancellation);

    /// <summary>Stores what is new, and returns the state that now stands and whether anything was new.</summary>
    /// <param name="welcomes">Whether a person who is reached for the first time ever is to be welcomed: once, however often they install the app.</param>
    public async Task<(PersonState State, bool IsNews)> LearnAsync(
        string tenant, Person person, PersonEvent happened, OperationId operation, CancellationToken cancellation, bool welcomes = false)
    {
        if ((await FindAsync(tenant, person, cancellation)) is var known && known.Knows(happened))
        {
            return (known, false);
        }

        var key = StreamKey.Person(tenant, person.Id);
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var loaded = await store.LoadAsync(key, operation, cancellation);
            var before = Open(loaded.Tip);
            if (loaded.AlreadyRun || before.Knows(happened))
            {
                _recent[key] = (before, machine.GetUtcNow());
                return (before, false);
            }

            var after = before.Apply(happened);
            ImmutableArray<EffectToDo> effects = welcomes && before.Reference is null ? [EffectRows.Of(new Effect.SendWelcome(person), $"{person.Id}-welcome")] : [];
            if (await store.TryAppendAsync(key, Compose(key, loaded.Tip, operation, happened, after, effects), cancellation))
            {
                _recent[key] = (after, machine.GetUtcNow());
                return (after, true);
            }
        }

        throw new TimeoutException($"{key} was written by others {Attempts} times in a row.");
    }

    /// <summary>
    /// Decides on the state as it stands in the store and stores what happened, with the words in it; decides again when somebody else wrote
    /// first. Nothing that happens is no write.
    /// </summary>
    /// <returns>The state that now stands, and whether the operation had been carried out before.</returns>
    public async Task<(PersonState State, bool AlreadyRun)> ChangeAsync(
        string tenant, Person person, OperationId operation, Func<PersonState, PersonEvent?> decide, Func<PersonEvent, Wording?> wordsOf, CancellationToken cancellation)
    {
        var key = StreamKey.Person(tenant, person.Id);
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var loaded = await store.LoadAsync(key, operation, cancellation);
            var before = Open(loaded.Tip);
            if (loaded.AlreadyRun || decide(before) is not { } happened)
            {
                _recent[key] = (before, machine.GetUtcNow());
                return (before, loaded.AlreadyRun);
            }

            var after = before.Apply(happened);
            var append = Compose(key, loaded.Tip, operation, happened, after, []) with { Words = wordsOf(happened) is { Fields: not null } words ? [words] : [] };
            if (await store.TryAppendAsync(key, append, cancellation))
            {
                _recent[key] = (after, machine.GetUtcNow());
                return (after, false);
            }
        }

        throw new TimeoutException($"{key} was written by others {Attempts} times in a row.");
    }

    /// <summary>
    /// A person's working day began: plans its digest where one is due, and says when the clock looks after them again. Once, however many ask.
    /// </summary>
    /// <param name="day">Null where nothing waits for them: then only the clock's next look is moved, without an event.</param>
    public async Task PassMorningAsync(DueStream due, DateOnly? day, DateTimeOffset next, DateTimeOffset at, CancellationToken cancellation)
    {
        var operation = new OperationId(string.Create(CultureInfo.InvariantCulture, $"morning:{due.DueAt.UtcTicks}"));
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var loaded = await store.LoadAsync(due.Key, operation, cancellation);
            var before = Open(loaded.Tip);
            if (loaded.AlreadyRun || before.Morning != due.DueAt)
            {
                return;
            }

            var after = before with { Morning = next };
            var append = new Append(loaded.Tip, operation, [], [], TipOf(after, loaded.Tip!.Version, loaded.Tip.ChainHead), [], IndexOf(after));
            if (day is { } today && before.DigestOn < today)
            {
                var came = new PersonEvent.MorningCame(today, next, at);
                after = before.Apply(came);
                var digest = EffectRows.Of(new Effect.SendDigest(new Person(due.Key.Id), today), string.Create(CultureInfo.InvariantCulture, $"{due.Key.Id}-{today:yyyy-MM-dd}"));
                append = Compose(due.Key, loaded.Tip, operation, came, after, [digest]);
            }

            if (await store.TryAppendAsync(due.Key, append, cancellation))
            {
                _recent[due.Key] = (after, machine.GetUtcNow());
                return;
            }
        }

        throw new TimeoutException($"{due.Key} was written by others {Attempts} times in a row.");
    }

    /// <summary>When the clock looks after a person; no list shows them.</summary>
    public static StreamIndex IndexOf(PersonState state) => StreamIndex.None with { NextDueAt = state.Morning };

    private async Task<PersonState> ReadAsync(StreamKey key, CancellationToken cancellation)
    {
        var state = Open((await store.LoadAsync(key, default, cancellation)).Tip);
        _recent[key] = (state, machine.GetUtcNow());
        return state;
    }

    private static Append Compose(StreamKey key, Tip? basis, OperationId operation, PersonEvent happened, PersonState after, ImmutableArray<EffectToDo> effects)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(happened, StoredEvents.Options);
        var hash = EventChain.Next(basis?.ChainHead ?? EventChain.Start(key), body);
        var version = (basis?.Version ?? 0) + 1;
        return new Append(basis, operation, [new StoredEvent(version, body, hash)], [], TipOf(after, version, hash), effects, IndexOf(after));
    }

    private static Tip TipOf(PersonState state, long version, Digest hash) =>
        new(version, JsonSerializer.SerializeToUtf8Bytes(state, StoredEvents.Options), Fold, hash, string.Empty);

    private static PersonState Open(Tip? tip) =>
        tip is null ? PersonState.Unknown : JsonSerializer.Deserialize<PersonState>(tip.State.Span, StoredEvents.Options)!;
}
