using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using TeamsCollab.Process.Content;

namespace TeamsCollab.Bot.Collaborations.Cosmos;

public sealed partial class CosmosCollaborationStore
{
    public async IAsyncEnumerable<StreamKey> ReadStreamsAsync(string tenant, [EnumeratorCancellation] CancellationToken cancellation)
    {
        // Sorted here: an index for the order would be paid for by every turn, and an operator asks once in a while.
        var tips = await _documents.QueryAsync<PlaceRow>("archive", CosmosQueries.Tips, CosmosKeys.Partition(tenant), int.MaxValue, cancellation);
        foreach (var row in tips.OrderBy(tip => tip.Created, StringComparer.Ordinal))
        {
            yield return row.Key;
        }
    }

    /// <summary>Read again where a turn came in between: the pages of a query are not one moment.</summary>
    public async Task<StoredStream?> ReadStreamAsync(StreamKey key, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var before = await _documents.ReadAsync<TipDocument>("archive", CosmosKeys.Partition(key), CosmosKeys.Tip, cancellation);
            if (before is null)
            {
                return null;
            }

            var all = await _documents.QueryAsync<JsonElement>("archive", CosmosKeys.Partition(key), ("", "~"), cancellation);
            if ((await _documents.ReadAsync<TipDocument>("archive", CosmosKeys.Partition(key), CosmosKeys.Tip, cancellation))?.ETag == before.ETag)
            {
                return Stored(key, before, all);
            }
        }

        throw new TimeoutException($"{key} was written {Attempts} times while it was read.");
    }

    /// <summary>Everything but the tip in batches that may be repeated; then, in one, the tip with what makes others see the stream.</summary>
    public async Task<bool> RestoreAsync(StoredStream stream, StreamIndex index, CancellationToken cancellation)
    {
        var key = stream.Key;
        if (await _documents.ReadAsync<TipDocument>("archive", CosmosKeys.Partition(key), CosmosKeys.Tip, cancellation) is not null)
        {
            return false;
        }

        CosmosDocument[] documents =
        [
            .. stream.Events.Select(stored => CosmosAppending.Event(key, stored, null)),
            .. CosmosAppending.Words(key, stream.Words, 0),
            .. stream.Copies.Select(copy => new CopyDocument(CosmosKeys.Copy(copy), key.Tenant, CosmosKeys.Stream(key), copy.Reader.Id, copy.Card.ToString(), copy.Key, copy.ConversationId, copy.ActivityId)),
            .. stream.Deliveries.GroupBy(each => CosmosKeys.NoticesOf(each.To.Id, each.Card.ToString(), each.Key))
                .Select(notices => new NoticesDocument(notices.Key, key.Tenant, CosmosKeys.Stream(key), [.. notices])),
            .. stream.Operations.Chunk(500).Select((operations, part) => new OperationsDocument($"operation-restored-{part}", key.Tenant, CosmosKeys.Stream(key), [.. operations])),
        ];
        for (var next = 0; next < documents.Length;)
        {
            var batch = new CosmosBatch();
            for (; next < documents.Length && batch.Operations < CosmosBatch.MostOperations && batch.Bytes < CosmosBatch.MostBytes - (2 * CosmosAppending.MostDocumentBytes); next++)
            {
                batch.Upsert(documents[next]);
            }

            await RestoreAsync(key, batch, cancellation);
        }

        var tip = _appending.Tip(key, stream.Tip, null, stream.Operations, index);
        var last = new CosmosBatch().Create(tip);
        if (tip.IndexMark is not null)
        {
            last.Upsert(CosmosIndexing.Index(key, index, tip.Created));
        }

        if (tip.SearchMark is not null)
        {
            last.Upsert(CosmosIndexing.Search(key, index.Terms, index.TextTerms ?? [], tip.Created));
        }

        foreach (var (effects, part) in stream.Effects.Chunk(1000).Select((effects, part) => (effects, part)))
        {
            last.Upsert(OutboxDocument.Of(key, $"effects-out-00000000-{part}", _documents.Machine.GetUtcNow(), []) with
            {
                From = part * 1000,
                Effects = [.. effects.Select(each => OutboxEffect.Of(each.Effect) with
                {
                    State = each.State switch { EffectState.Waiting => LaneState.Waiting, EffectState.Parked => LaneState.Parked, _ => LaneState.Queued },
                    Attempts = each.Attempts,
                    Reason = each.Reason,
                })],
            });
        }

        return await _appending.WriteAsync(key, last, tip, cancellation);
    }

    public async IAsyncEnumerable<ReservedNumber> ReadNumbersAsync(string tenant, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var number in await _documents.QueryAsync<NumberDocument>("archive", CosmosQueries.Numbers, CosmosKeys.Partition(tenant), int.MaxValue, cancellation))
        {
            yield return new ReservedNumber(number.Department, number.Year, number.Sequence, number.Collaboration);
        }
    }

    public async Task<bool> RestoreNumberAsync(string tenant, ReservedNumber number, CancellationToken cancellation)
    {
        var (stream, partition) = Numbers(tenant, number.Department, number.Year);
        for (var attempt = 1; ; attempt++)
        {
            var counter = await _documents.ReadAsync<CounterDocument>("archive", partition, "last", cancellation) ?? new CounterDocument("last", tenant, stream, 0);
            var written = await WriteAsync(tenant, number, counter, cancellation);
            if (written is CosmosWrite.Done || await _documents.ReadAsync<NumberDocument>("archive", partition, NumberOf(number.Collaboration), cancellation) is { } has && has.Sequence == number.Sequence)
            {
                return true;
            }

            if (written is CosmosWrite.Beaten && attempt >= _documents.Patience.Tries)
            {
                return false;
            }

            if (written is CosmosWrite.Unclear lost && attempt >= _documents.Patience.Tries)
            {
                throw lost.Cause;
            }

            await _documents.PauseAsync(attempt, cancellation);
        }
    }

    public async Task<int> EraseWordsAsync(StreamKey key, IReadOnlyCollection<Digest> digests, CancellationToken cancellation)
    {
        var unwanted = digests.Select(digest => digest.Value).ToHashSet(StringComparer.Ordinal);
        var erased = new HashSet<string>(StringComparer.Ordinal);
        foreach (var document in await _documents.QueryAsync<WordsDocument>("archive", CosmosKeys.Partition(key), CosmosKeys.Words, cancellation))
        {
            var found = document.Entries.Where(entry => unwanted.Contains(entry.Digest)).ToArray();
            if (found.Length > 0)
            {
                // Words are never added to a document, so whatever became of an earlier try, this is what it shall be.
                await RestoreAsync(key, new CosmosBatch().Upsert(document with { Entries = document.Entries.RemoveRange(found) }), cancellation);
                erased.UnionWith(found.Select(entry => entry.Digest));
            }
        }

        return erased.Count;
    }

    /// <summary>Nothing to do: the database keeps no older version within reach, and its backups end after the time that the account sets.</summary>
    public Task CompactAsync(CancellationToken cancellation) => Task.CompletedTask;

    private static StoredStream Stored(StreamKey key, TipDocument tip, List<JsonElement> all)
    {
        var byKind = all.ToLookup(row => row.GetProperty("id").GetString()!.Split('-')[0]);
        return new StoredStream(
            key,
            Opened(tip),
            Events(Of<EventDocument>("event")),
            [.. byKind["event"].Concat(byKind["operation"]).Where(row => row.TryGetProperty("ops", out _)).SelectMany(row => row.GetProperty("ops").EnumerateArray()).Select(each => each.GetString()!).Order(StringComparer.Ordinal)],
            [.. Wordings(Of<WordsDocument>("words").SelectMany(document => document.Entries))],
            CosmosEffects.Stored(key, byKind["effects"]),
            [.. Of<CopyDocument>("copy").OrderBy(copy => copy.Card, StringComparer.Ordinal).ThenBy(copy => copy.Key, StringComparer.Ordinal).ThenBy(copy => copy.Activity, StringComparer.Ordinal).Select(Copy)],
            [.. Of<NoticesDocument>("notices").SelectMany(document => document.Notices).OrderBy(notice => notice.Notice, StringComparer.Ordinal)]);

        IEnumerable<T> Of<T>(string kind) => byKind[kind].Select(row => row.Deserialize<T>(CosmosDocument.Json)!);
    }

    /// <summary>A batch that may be repeated until it is through.</summary>
    private async Task RestoreAsync(StreamKey key, CosmosBatch batch, CancellationToken cancellation)
    {
        for (var attempt = 1; await _documents.WriteAsync("archive", CosmosKeys.Partition(key), batch, cancellation) is CosmosWrite.Unclear lost; attempt++)
        {
            if (attempt >= _documents.Patience.Tries)
            {
                throw lost.Cause;
            }

            await _documents.PauseAsync(attempt, cancellation);
        }
    }
}
