using System.Collections.Immutable;
using System.Text.Json;

namespace TeamsCollab.Bot.Collaborations.Cosmos;

/// <summary>
/// The outbox over several instances. A turn leaves one outbox document; a claim gives its effects to one lane a target and hands out what is ready, in
/// one batch guarded by every etag, so that two pumps never hold the same effect.
/// </summary>
internal sealed class CosmosEffects(CosmosDocuments documents)
{
    /// <summary>Leaves room in a batch of 100 for the outboxes.</summary>
    private const int MostLanes = 90, MostOutboxes = 9, Attempts = 50;

    public async Task<ImmutableArray<ClaimedEffect>> ClaimAsync(DateTimeOffset now, TimeSpan lease, int most, CancellationToken cancellation)
    {
        var claimed = ImmutableArray.CreateBuilder<ClaimedEffect>();
        for (var round = 0; round < Attempts && claimed.Count == 0; round++)
        {
            var rows = await documents.QueryAsync<PlaceRow>("effects", CosmosQueries.Ready(CosmosKeys.Text(now)), null, Math.Max(most, 4), cancellation);
            if (rows.Count == 0)
            {
                break;
            }

            var moved = false;
            foreach (var key in rows.Select(row => row.Key).Distinct())
            {
                if (claimed.Count < most)
                {
                    var (mine, wrote) = await ClaimAsync(key, now, lease, most - claimed.Count, cancellation);
                    claimed.AddRange(mine);
                    moved |= wrote;
                }
            }

            if (!moved)
            {
                // Others were faster everywhere: what is left is theirs.
                break;
            }
        }

        return claimed.ToImmutable();
    }

    public async Task<bool> FinishAsync(ClaimedEffect claimed, EffectOutcome outcome, CancellationToken cancellation)
    {
        var key = claimed.Stream;
        return await ChangeAsync(key, claimed.Lease.Split('|')[0], lane => lane.Holds(claimed) ? lane.Finish(outcome) : null, NoticeAsync, cancellation);

        async Task NoticeAsync(CosmosBatch batch)
        {
            if (outcome.Delivery is { } delivery)
            {
                var id = CosmosKeys.NoticesOf(delivery.To.Id, delivery.Card.ToString(), delivery.Key);
                var ledger = await documents.ReadAsync<NoticesDocument>("notices", CosmosKeys.Partition(key), id, cancellation)
                    ?? new NoticesDocument(id, key.Tenant, CosmosKeys.Stream(key), []);
                batch.Put(ledger.With(delivery));
            }
        }
    }

    public Task<bool> FanOutAsync(ClaimedEffect claimed, ImmutableArray<EffectToDo> effects, CancellationToken cancellation) => ChangeAsync(
        claimed.Stream,
        claimed.Lease.Split('|')[0],
        lane => lane.Holds(claimed) ? lane.Finish(new EffectOutcome.Done()) : null,
        batch =>
        {
            if (!effects.IsEmpty)
            {
                // Named after the effect and its claim: a second write of it is the same document.
                batch.Upsert(OutboxDocument.Of(claimed.Stream, CosmosKeys.Outbox(claimed.Effect.Id), documents.Machine.GetUtcNow(), effects));
            }

            return Task.CompletedTask;
        },
        cancellation);

    public async Task ResumeAsync(string tenant, string target, DateTimeOffset now, CancellationToken cancellation)
    {
        var stuck = await documents.QueryAsync<PlaceRow>("effects", CosmosQueries.Stuck(target), CosmosKeys.Partition(tenant), int.MaxValue, cancellation);
        foreach (var key in stuck.Select(row => row.Key))
        {
            await ChangeAsync(key, CosmosKeys.Lane(target), lane => lane.Stuck is null ? null : lane.Resume(null, now), Nothing, cancellation);
        }
    }

    public async Task<bool> ResumeAsync(StreamKey key, string effect, DateTimeOffset now, CancellationToken cancellation)
    {
        var (lanes, _) = await ReadAsync(key, cancellation);
        return lanes.Find(lane => Stuck(lane, effect)) is { } found
            && await ChangeAsync(key, found.Id, lane => Stuck(lane, effect) ? lane.Resume(effect, now) : null, Nothing, cancellation);

        static bool Stuck(LaneDocument lane, string effect) => lane.Queue.Any(each => each.Id == effect && each.State is LaneState.Waiting or LaneState.Parked);
    }

    /// <summary>As if the pump had given every outbox to its lanes already.</summary>
    public async Task<EffectsSummary> SummariseAsync(CancellationToken cancellation)
    {
        var rows = await documents.QueryAsync<JsonElement>("effects", CosmosQueries.AllEffects, null, int.MaxValue, cancellation);
        var lanes = rows.GroupBy(row => (row.GetProperty("tenant").GetString()!, row.GetProperty("stream").GetString()!))
            .SelectMany(stream => Distributed(CosmosKeys.Read(stream.Key.Item1, stream.Key.Item2), Sorted(stream)))
            .ToArray();
        var states = lanes.SelectMany(lane => lane.Queue).CountBy(effect => effect.State).ToDictionary();
        return new(Count(LaneState.Queued), Count(LaneState.Claimed), Count(LaneState.Waiting), Count(LaneState.Parked), lanes.Sum(lane => lane.Done));

        int Count(LaneState state) => states.GetValueOrDefault(state);
    }

    public async Task<DateTimeOffset?> ReadReadySinceAsync(CancellationToken cancellation) =>
        await documents.QueryAsync<PlaceRow>("effects", CosmosQueries.NextReady, null, 1, cancellation) is [{ Ready: { } ready }, ..]
            // What stands in its order begins with 0, and its place follows the moment.
            ? CosmosKeys.Moment(ready.TrimStart('0')[..CosmosKeys.Text(default).Length], 0)
            : null;

    public async Task<ImmutableArray<StuckEffect>> ReadStuckAsync(string? tenant, StreamKey? stream, int most, CancellationToken cancellation)
    {
        var lanes = stream is { } key
            ? tenant is not null && tenant != key.Tenant ? [] : (await ReadAsync(key, cancellation)).Lanes
            : await documents.QueryAsync<LaneDocument>("effects", CosmosQueries.Stuck(null), tenant is null ? null : CosmosKeys.Partition(tenant), int.MaxValue, cancellation);
        return [.. lanes.SelectMany(lane => lane.Queue, (lane, effect) => (lane, effect))
            .Where(each => each.effect.State is LaneState.Waiting or LaneState.Parked)
            .OrderBy(each => each.effect.Order, StringComparer.Ordinal)
            .Take(most)
            .Select(each => new StuckEffect(
                CosmosKeys.Read(each.lane.Tenant, each.lane.Stream), each.effect.ToDo(each.lane.Target), each.effect.State == LaneState.Parked, each.effect.Attempts, each.effect.Reason ?? ""))];
    }

    /// <summary>What is not finished of a stream, in its order.</summary>
    public static ImmutableArray<StoredEffect> Stored(StreamKey key, IEnumerable<JsonElement> rows) =>
    [
        .. Distributed(key, Sorted(rows)).SelectMany(lane => lane.Queue, (lane, effect) => (lane, effect))
            .OrderBy(each => each.effect.Order, StringComparer.Ordinal)
            .Select(each => new StoredEffect(
                each.effect.ToDo(each.lane.Target),
                each.effect.State switch { LaneState.Waiting => EffectState.Waiting, LaneState.Parked => EffectState.Parked, _ => EffectState.Ready },
                each.effect.Attempts,
                each.effect.Reason)),
    ];

    private async Task<(IEnumerable<ClaimedEffect> Claimed, bool Wrote)> ClaimAsync(StreamKey key, DateTimeOffset now, TimeSpan lease, int most, CancellationToken cancellation, int attempt = 1)
    {
        var (found, outboxes) = await ReadAsync(key, cancellation);
        var (lanes, batch) = (new LanesOfStream(key, found), new CosmosBatch());
        foreach (var outbox in outboxes.Take(MostOutboxes))
        {
            var taken = lanes.Take(outbox, MostLanes);
            _ = taken == outbox.Effects.Length ? batch.Delete(outbox) : batch.Replace(outbox with { From = outbox.From + taken, Effects = outbox.Effects[taken..] });
            if (taken < outbox.Effects.Length)
            {
                break;
            }
        }

        var by = Convert.ToHexString(Unpredictable.Bytes().Span[..8]);
        var claimed = lanes.Claim(CosmosKeys.Text(now), CosmosKeys.Text(now + lease), by, most, MostLanes);
        foreach (var lane in lanes.Changed)
        {
            batch.Put(lane);
        }

        if (batch.Operations == 0)
        {
            return ([], false);
        }

        var written = await documents.WriteAsync("effects", CosmosKeys.Partition(key), batch, cancellation);
        // A claim of ours whose answer was lost stands in the lanes under what we drew.
        if (written is CosmosWrite.Done || (await ReadAsync(key, cancellation)).Lanes.Exists(lane => lane.By == by))
        {
            return (claimed, true);
        }

        if (written is not CosmosWrite.Unclear lost)
        {
            return ([], false);
        }

        if (attempt >= documents.Patience.Tries)
        {
            throw lost.Cause;
        }

        await documents.PauseAsync(attempt, cancellation);
        return await ClaimAsync(key, now, lease, most, cancellation, attempt + 1);
    }

    private async Task<(List<LaneDocument> Lanes, List<OutboxDocument> Outboxes)> ReadAsync(StreamKey key, CancellationToken cancellation) =>
        Sorted(await documents.QueryAsync<JsonElement>("effects", CosmosKeys.Partition(key), CosmosKeys.Effects, cancellation));

    /// <summary>Reads a lane, changes it, writes it where nobody else did meanwhile; else again. A change that is null is no longer wanted.</summary>
    private async Task<bool> ChangeAsync(StreamKey key, string id, Func<LaneDocument, LaneDocument?> change, Func<CosmosBatch, Task> more, CancellationToken cancellation)
    {
        for (var (attempt, unclear) = (1, false); attempt <= Attempts; attempt++)
        {
            if (await documents.ReadAsync<LaneDocument>("effects", CosmosKeys.Partition(key), id, cancellation) is not { } lane || change(lane) is not { } changed)
            {
                // After a write of which nobody knew: it was ours.
                return unclear;
            }

            var batch = new CosmosBatch().Replace(changed);
            await more(batch);
            switch (await documents.WriteAsync("effects", CosmosKeys.Partition(key), batch, cancellation))
            {
                case CosmosWrite.Done:
                    return true;
                case CosmosWrite.Unclear lost when attempt >= documents.Patience.Tries:
                    throw lost.Cause;
                case CosmosWrite.Unclear:
                    unclear = true;
                    await documents.PauseAsync(attempt, cancellation);
                    break;
            }
        }

        throw new TimeoutException($"{key} {id} was written by others {Attempts} times in a row.");
    }

    private static IEnumerable<LaneDocument> Distributed(StreamKey key, (List<LaneDocument> Lanes, List<OutboxDocument> Outboxes) stream)
    {
        var lanes = new LanesOfStream(key, stream.Lanes);
        stream.Outboxes.ForEach(outbox => lanes.Take(outbox, int.MaxValue));
        return lanes.All;
    }

    private static (List<LaneDocument> Lanes, List<OutboxDocument> Outboxes) Sorted(IEnumerable<JsonElement> rows)
    {
        var byKind = rows.ToLookup(row => row.TryGetProperty("effects", out _));
        return (
            [.. byKind[false].Select(row => row.Deserialize<LaneDocument>(CosmosDocument.Json)!)],
            [.. byKind[true].Select(row => row.Deserialize<OutboxDocument>(CosmosDocument.Json)!).OrderBy(outbox => outbox.Id, StringComparer.Ordinal)]);
    }

    private static Task Nothing(CosmosBatch batch) => Task.CompletedTask;
}
