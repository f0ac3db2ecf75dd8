using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace TeamsCollab.Bot.Collaborations.Cosmos;

/// <summary>One turn as one batch, guarded by the tip's etag: events, words, one outbox, what lists and the search look up, and the tip.</summary>
internal sealed class CosmosAppending(CosmosDocuments documents)
{
    /// <summary>A single document stays far under the 2 MB that Cosmos DB takes; the words of a turn are spread over several.</summary>
    public const int MostDocumentBytes = 500_000;

    public async Task<bool> TryAppendAsync(StreamKey key, Append append, CancellationToken cancellation)
    {
        var basis = append.BasedOn is null ? null : append.BasedOn.Kept as TipDocument ?? await FindAsync(key, append.BasedOn.ETag, cancellation);
        if (append.BasedOn is not null && (basis is null || (basis.MayHaveRun(append.Operation.Value) && await HasRunAsync(key, append.Operation.Value, cancellation))))
        {
            return false;
        }

        var tip = Tip(key, append.Tip, basis, [append.Operation.Value], append.Index);
        var batch = new CosmosBatch().Put(tip);
        AddEvents(batch, key, append.Events, append.Operation.Value, tip.Turn);
        AddWords(batch, key, append.Words, tip.Turn);
        AddIndex(batch, key, append.Index, basis, tip);
        if (!append.Effects.IsEmpty)
        {
            batch.Create(OutboxDocument.Of(key, CosmosKeys.Outbox(tip.Turn), documents.Machine.GetUtcNow(), append.Effects));
        }

        return await WriteAsync(key, batch, tip, cancellation);
    }

    /// <summary>Whether an operation stands among the events; asked only when the tip does not exclude it.</summary>
    public async Task<bool> HasRunAsync(StreamKey key, string operation, CancellationToken cancellation) => await documents.QueryAsync<JsonElement>(
        "operation", CosmosQueries.Operation(operation), CosmosKeys.Partition(key), 1, cancellation) is not [];

    /// <summary>Writes a batch that moves the tip, and finds out whether it happened where the answer does not say.</summary>
    public async Task<bool> WriteAsync(StreamKey key, CosmosBatch batch, TipDocument tip, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var written = await documents.WriteAsync("append", CosmosKeys.Partition(key), batch, cancellation);
            if (written is CosmosWrite.Done)
            {
                return true;
            }

            if ((await documents.ReadAsync<TipDocument>("append", CosmosKeys.Partition(key), CosmosKeys.Tip, cancellation))?.Write == tip.Write)
            {
                return true;
            }

            if (written is CosmosWrite.Beaten)
            {
                return false;
            }

            if (attempt >= documents.Patience.Tries)
            {
                throw ((CosmosWrite.Unclear)written).Cause;
            }

            // The same batch again is harmless: whichever of the two comes second loses on the etag.
            await documents.PauseAsync(attempt, cancellation);
        }
    }

    public TipDocument Tip(StreamKey key, Tip tip, TipDocument? basis, ImmutableArray<string> operations, StreamIndex index)
    {
        var (marks, dropped) = TipDocument.With(basis, operations);
        return new TipDocument(
            CosmosKeys.Tip, key.Tenant, CosmosKeys.Stream(key), tip.Version, tip.Fold, tip.ChainHead.Value, (basis?.Turn ?? 0) + 1, PackedState.Pack(tip.State.Span),
            Convert.ToHexString(Unpredictable.Bytes().Span[..8]), basis?.Created ?? CosmosKeys.Text(documents.Machine.GetUtcNow()), marks, dropped,
            CosmosIndexing.Mark(index), CosmosIndexing.TermsMark(index, basis?.SearchMark)) { ETag = basis?.ETag };
    }

    public static void AddEvents(CosmosBatch batch, StreamKey key, IEnumerable<StoredEvent> events, string? operation, long turn)
    {
        var first = true;
        foreach (var stored in events)
        {
            batch.Create(Event(key, stored, first ? operation : null));
            first = false;
        }

        if (first && operation is not null)
        {
            batch.Create(new OperationsDocument($"operation-{turn:00000000}", key.Tenant, CosmosKeys.Stream(key), [operation]));
        }
    }

    public static EventDocument Event(StreamKey key, StoredEvent stored, string? operation) => new(
        CosmosKeys.Event(stored.Version), key.Tenant, CosmosKeys.Stream(key), stored.Version, stored.Hash.Value, Encoding.UTF8.GetString(stored.Body.Span), operation is null ? null : [operation]);

    public static void AddWords(CosmosBatch batch, StreamKey key, ImmutableArray<Process.Content.Wording> words, long turn)
    {
        foreach (var document in Words(key, words, turn))
        {
            batch.Create(document);
        }
    }

    public static IEnumerable<WordsDocument> Words(StreamKey key, ImmutableArray<Process.Content.Wording> words, long turn)
    {
        var (entries, bytes, part) = (ImmutableArray.CreateBuilder<StoredWording>(), 0, 0);
        foreach (var wording in words)
        {
            var size = wording.Fields!.Sum(field => Encoding.UTF8.GetByteCount(field.Value)) + 120;
            if (entries.Count > 0 && bytes + size > MostDocumentBytes)
            {
                yield return new WordsDocument(CosmosKeys.WordsOf(turn, part++), key.Tenant, CosmosKeys.Stream(key), entries.DrainToImmutable());
                bytes = 0;
            }

            entries.Add(new StoredWording(wording.Digest.Value, wording.Salt!, wording.Fields!));
            bytes += size;
        }

        if (entries.Count > 0)
        {
            yield return new WordsDocument(CosmosKeys.WordsOf(turn, part), key.Tenant, CosmosKeys.Stream(key), entries.DrainToImmutable());
        }
    }

    private static void AddIndex(CosmosBatch batch, StreamKey key, StreamIndex index, TipDocument? basis, TipDocument tip)
    {
        if (tip.IndexMark != basis?.IndexMark)
        {
            batch.Upsert(CosmosIndexing.Index(key, index, tip.Created));
        }

        if (index.TextTerms is { } typed && (basis?.SearchMark is not null || !typed.IsEmpty || !index.Terms.IsEmpty))
        {
            batch.Upsert(CosmosIndexing.Search(key, index.Terms, typed, tip.Created));
        }
        else if (tip.SearchMark != basis?.SearchMark)
        {
            _ = basis?.SearchMark is null
                ? batch.Create(CosmosIndexing.Search(key, index.Terms, [], tip.Created))
                : batch.Set(CosmosKeys.Search, "terms", index.Terms.Distinct());
        }
    }

    /// <summary>A tip that was not read by this store: it stands only while its etag does.</summary>
    private async Task<TipDocument?> FindAsync(StreamKey key, string etag, CancellationToken cancellation) =>
        await documents.ReadAsync<TipDocument>("append", CosmosKeys.Partition(key), CosmosKeys.Tip, cancellation) is { } found && found.ETag == etag ? found : null;
}
