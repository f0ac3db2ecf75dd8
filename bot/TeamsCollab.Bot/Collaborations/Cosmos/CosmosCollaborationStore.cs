using System.Collections.Immutable;
using System.Text;
using Azure.Core;
using Microsoft.Azure.Cosmos;
using TeamsCollab.Process;
using TeamsCollab.Process.Content;

namespace TeamsCollab.Bot.Collaborations.Cosmos;

/// <summary>
/// One container that several instances share. A turn is one point read and one batch, whatever the age of the stream. Nothing in memory matters:
/// etags keep writers apart, and what was read together with its session token is never older than what led to it.
/// </summary>
public sealed partial class CosmosCollaborationStore : ICollaborationStore, ICollaborationArchive, IAsyncDisposable
{
    private readonly CosmosClient _client;
    private readonly CosmosDocuments _documents;
    private readonly CosmosAppending _appending;
    private readonly CosmosEffects _effects;
    private readonly StreamGates _numbers = new();
    private volatile bool _closed;

    private CosmosCollaborationStore(CosmosClient client, CosmosDocuments documents)
    {
        (_client, _documents) = (client, documents);
        _appending = new(documents);
        _effects = new(documents);
    }

    /// <summary>Connects, and creates or checks the container.</summary>
    public static Task<CosmosCollaborationStore> OpenAsync(CosmosSettings settings, Func<TokenCredential> identity, TimeProvider machine, CancellationToken cancellation) =>
        OpenAsync(settings, identity, machine, CosmosPatience.Usual, cancellation);

    internal static async Task<CosmosCollaborationStore> OpenAsync(
        CosmosSettings settings, Func<TokenCredential> identity, TimeProvider machine, CosmosPatience patience, CancellationToken cancellation)
    {
        var client = settings.Connect(identity);
        try
        {
            return new CosmosCollaborationStore(client, new CosmosDocuments(await CosmosSchema.OpenAsync(client, settings, cancellation), patience, machine));
        }
        catch (Exception fault)
        {
            client.Dispose();
            throw fault switch
            {
                CosmosException said => CosmosFailure.Explained(said.StatusCode, settings.Place, said.Message, said),
                HttpRequestException => CosmosFailure.Unreachable(settings.Place, fault),
                _ => fault,
            };
        }
    }

    public async Task<Loaded> LoadAsync(StreamKey key, OperationId operation, CancellationToken cancellation)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        return await _documents.ReadAsync<TipDocument>("load", CosmosKeys.Partition(key), CosmosKeys.Tip, cancellation) is { } tip
            ? new Loaded(Opened(tip), operation.Value is { } asked && tip.MayHaveRun(asked) && await _appending.HasRunAsync(key, asked, cancellation))
            : new Loaded(null, false);
    }

    public async Task<bool> TryAppendAsync(StreamKey key, Append append, CancellationToken cancellation)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        AppendRules.Check(append);
        return await _appending.TryAppendAsync(key, append, cancellation);
    }

    public async Task<ImmutableArray<StoredEvent>> ReadEventsAsync(StreamKey key, CancellationToken cancellation) =>
        Events(await _documents.QueryAsync<EventDocument>("events", CosmosKeys.Partition(key), CosmosKeys.Events, cancellation));

    public async Task<Words> ReadWordsAsync(StreamKey key, IReadOnlyCollection<Digest>? digests, CancellationToken cancellation)
    {
        if (digests is { Count: 0 })
        {
            return Words.None;
        }

        var wanted = digests?.Select(digest => digest.Value).ToHashSet(StringComparer.Ordinal);
        var stored = await _documents.QueryAsync<WordsDocument>("words", CosmosKeys.Partition(key), CosmosKeys.Words, cancellation);
        return Words.Of(Wordings(stored.SelectMany(document => document.Entries).Where(entry => wanted?.Contains(entry.Digest) ?? true)));
    }

    public async Task<ImmutableArray<DueStream>> ReadDueAsync(DateTimeOffset now, int most, CancellationToken cancellation) =>
        [.. (await _documents.QueryAsync<PlaceRow>("due", CosmosQueries.Due(CosmosKeys.Text(now)), null, most, cancellation)).Select(Due)];

    public async Task<DateTimeOffset?> ReadNextDueAsync(CancellationToken cancellation) =>
        await _documents.QueryAsync<PlaceRow>("due", CosmosQueries.Due("9999"), null, 1, cancellation) is [var next] ? Due(next).DueAt : null;

    public async Task<StreamKey?> FindByNumberAsync(string tenant, string number, CancellationToken cancellation) =>
        await _documents.QueryAsync<PlaceRow>("number", CosmosQueries.ByNumber(number), CosmosKeys.Partition(tenant), 1, cancellation) is [var found] ? found.Key : null;

    public async Task<ImmutableArray<PendingWork>> ReadWorkOfAsync(string tenant, Person person, int most, CancellationToken cancellation)
    {
        // What waits for one person is a page or two; sorted here, because no index orders the elements of arrays.
        var rows = await _documents.QueryAsync<PlaceRow>("work", CosmosQueries.Work(person.Id), CosmosKeys.Partition(tenant), int.MaxValue, cancellation);
        return [.. rows.OrderBy(row => row.Work!.Due ?? "9999", StringComparer.Ordinal).ThenBy(row => row.Created, StringComparer.Ordinal).Take(most)
            .Select(row => new PendingWork(row.Key, row.Number ?? "", CosmosIndexing.ToAwaiting(row.Work!)))];
    }

    public async Task<ImmutableArray<StreamKey>> ReadCollaborationsOfAsync(string tenant, Person person, int most, CancellationToken cancellation) =>
        [.. (await _documents.QueryAsync<PlaceRow>("collaborations", CosmosQueries.Collaborations(person.Id), CosmosKeys.Partition(tenant), most, cancellation)).Select(row => row.Key)];

    public async Task<Found> SearchAsync(string tenant, ImmutableArray<string> all, ImmutableArray<string> any, int most, CancellationToken cancellation)
    {
        if (any.IsEmpty)
        {
            return new Found([], true);
        }

        var query = CosmosQueries.Search([.. all.Distinct()], [.. any.Distinct()]);
        return new Found([.. (await _documents.QueryAsync<PlaceRow>("search", query, CosmosKeys.Partition(tenant), most, cancellation)).Select(row => row.Key)], true);
    }

    public Task<ImmutableArray<ClaimedEffect>> ClaimEffectsAsync(DateTimeOffset now, TimeSpan lease, int most, CancellationToken cancellation) =>
        _effects.ClaimAsync(now, lease, most, cancellation);

    public Task FinishEffectAsync(ClaimedEffect effect, EffectOutcome outcome, CancellationToken cancellation) => _effects.FinishAsync(effect, outcome, cancellation);

    public Task FanOutAsync(ClaimedEffect effect, ImmutableArray<EffectToDo> effects, CancellationToken cancellation) => _effects.FanOutAsync(effect, effects, cancellation);

    public Task ResumeEffectsAsync(string tenant, string target, DateTimeOffset now, CancellationToken cancellation) => _effects.ResumeAsync(tenant, target, now, cancellation);

    public Task<bool> ResumeEffectAsync(StreamKey stream, string effectId, DateTimeOffset now, CancellationToken cancellation) => _effects.ResumeAsync(stream, effectId, now, cancellation);

    public Task<EffectsSummary> SummariseEffectsAsync(CancellationToken cancellation) => _effects.SummariseAsync(cancellation);

    public Task<DateTimeOffset?> ReadReadySinceAsync(CancellationToken cancellation) => _effects.ReadReadySinceAsync(cancellation);

    public Task<ImmutableArray<StuckEffect>> ReadStuckEffectsAsync(string? tenant, StreamKey? stream, int most, CancellationToken cancellation) =>
        _effects.ReadStuckAsync(tenant, stream, most, cancellation);

    public ValueTask DisposeAsync()
    {
        _closed = true;
        _client.Dispose();
        return ValueTask.CompletedTask;
    }

    private static Tip Opened(TipDocument tip) => new(tip.Version, PackedState.Unpack(tip.State), tip.Fold, new Digest(tip.ChainHead), tip.ETag!) { Kept = tip };

    private static DueStream Due(PlaceRow row) => new(row.Key, CosmosKeys.Moment(row.Due!, row.DueOffset));

    private static ImmutableArray<StoredEvent> Events(IEnumerable<EventDocument> documents) =>
        [.. documents.OrderBy(document => document.Version).Select(document => new StoredEvent(document.Version, Encoding.UTF8.GetBytes(document.Body), new Digest(document.Hash)))];

    private static IEnumerable<Wording> Wordings(IEnumerable<StoredWording> entries) =>
        entries.DistinctBy(entry => entry.Digest).Select(entry => Wording.Opened(new Digest(entry.Digest), entry.Salt, entry.Fields));
}
