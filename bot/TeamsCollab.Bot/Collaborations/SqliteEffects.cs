using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace TeamsCollab.Bot.Collaborations;

/// <summary>
/// The outbox. Of each (stream, target) at most one effect is available, claimed or waiting: the head, which makes way for the next when it is
/// finished or parked. So claiming reads the heads that are ready and nothing else. Finished effects are deleted and counted.
/// </summary>
internal static class SqliteEffects
{
    /// <summary>Joins an equal one that is not in flight, else stands at the end of its pair.</summary>
    public static void Add(SqliteSession session, long stream, EffectToDo effect)
    {
        const string Sql = """
            INSERT INTO effects (stream, target, effect, merge, body, available_at)
            SELECT ?1, ?2, ?3, ?4, ?5, CASE WHEN EXISTS (SELECT 1 FROM effects WHERE stream = ?1 AND target = ?2 AND state <> 'parked') THEN NULL ELSE 0 END
            WHERE ?4 IS NULL OR NOT EXISTS (SELECT 1 FROM effects WHERE stream = ?1 AND target = ?2 AND merge = ?4 AND state IN ('queued', 'waiting'))
            """;
        session.Run(Sql, stream, effect.Target, effect.Id, effect.Coalesce, SqliteAppending.Bytes(effect.Body));
    }

    /// <summary>As it stood elsewhere; none is merged, and each pair gets its head.</summary>
    public static void Restore(SqliteSession session, long stream, StoredEffect stored)
    {
        var (effect, state) = (stored.Effect, stored.State);
        session.Run(
            "INSERT INTO effects (stream, target, effect, merge, body, state, attempts, reason) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            stream, effect.Target, effect.Id, effect.Coalesce, SqliteAppending.Bytes(effect.Body),
            state switch { EffectState.Waiting => "waiting", EffectState.Parked => "parked", _ => "queued" }, stored.Attempts, stored.Reason);
        CallNext(session, stream, effect.Target, 0);
    }

    public static ImmutableArray<ClaimedEffect> Claim(SqliteSession session, DateTimeOffset now, TimeSpan lease, int most)
    {
        var ready = session.List(
            row => (Id: row.GetInt64(0), Attempt: row.GetInt32(1) + 1, Claim: row.GetInt64(2) + 1, Stream: SqliteRows.Key(row, 3), Effect: SqliteRows.Effect(row, 6)),
            SqliteQueries.ReadyEffects, now.UtcTicks, most);
        foreach (var (id, _, _, _, _) in ready)
        {
            session.Run("UPDATE effects SET state = 'claimed', attempts = attempts + 1, claims = claims + 1, available_at = ?2 WHERE id = ?1", id, (now + lease).UtcTicks);
        }

        return [.. ready.Select(one => new ClaimedEffect(one.Stream, one.Effect, one.Attempt, string.Create(CultureInfo.InvariantCulture, $"{one.Id}.{one.Claim}")))];
    }

    /// <summary>On opening: whoever held a lease died with the file's lock, so what it held is ready at once and not only when the lease runs out.</summary>
    public static int LetGo(SqliteSession session) =>
        session.Run("UPDATE effects SET available_at = 0 WHERE available_at IS NOT NULL AND state = 'claimed'");

    public static bool Finish(SqliteSession session, ClaimedEffect claimed, EffectOutcome outcome)
    {
        if (Held(session, claimed) is not { } held)
        {
            return false;
        }

        if (outcome.Delivery is { } delivery)
        {
            SqliteDeliveries.Write(session, held.Stream, delivery);
        }

        switch (outcome)
        {
            case EffectOutcome.Retry retry:
                session.Run("UPDATE effects SET state = 'queued', available_at = ?2, reason = ?3 WHERE id = ?1", held.Id, retry.At.UtcTicks, retry.Reason);
                return true;
            case EffectOutcome.Waiting waiting:
                session.Run("UPDATE effects SET state = 'waiting', available_at = NULL, reason = ?2 WHERE id = ?1", held.Id, waiting.Reason);
                return true;
            case EffectOutcome.Parked parked:
                session.Run("UPDATE effects SET state = 'parked', available_at = NULL, reason = ?2 WHERE id = ?1", held.Id, parked.Reason);
                break;
            default:
                Delete(session, held.Id);
                break;
        }

        CallNext(session, held.Stream, claimed.Effect.Target, 0);
        return true;
    }

    public static bool FanOut(SqliteSession session, ClaimedEffect claimed, ImmutableArray<EffectToDo> effects)
    {
        if (Held(session, claimed) is not { } held)
        {
            return false;
        }

        Delete(session, held.Id);
        foreach (var effect in effects)
        {
            Add(session, held.Stream, effect);
        }

        CallNext(session, held.Stream, claimed.Effect.Target, 0);
        return true;
    }

    public static int Resume(SqliteSession session, string tenant, string target, DateTimeOffset now)
    {
        var streams = session.List(row => row.GetInt64(0), SqliteQueries.StreamsStuckOnTarget, target, tenant);
        foreach (var stream in streams)
        {
            session.Run(
                "UPDATE effects SET state = 'queued', attempts = 0, available_at = NULL, reason = NULL WHERE stream = ?1 AND target = ?2 AND state IN ('waiting', 'parked')",
                stream, target);
            CallNext(session, stream, target, now.UtcTicks);
        }

        return streams.Count;
    }

    public static bool Resume(SqliteSession session, StreamKey key, string effect, DateTimeOffset now)
    {
        if (session.List(row => (Id: row.GetInt64(0), Stream: row.GetInt64(1), Target: row.GetString(2)), SqliteQueries.StuckEffect, key.Tenant, key.Kind.ToString(), key.Id, effect)
            is not [var stuck, ..])
        {
            return false;
        }

        session.Run("UPDATE effects SET state = 'queued', attempts = 0, available_at = NULL, reason = NULL WHERE id = ?1", stuck.Id);
        CallNext(session, stuck.Stream, stuck.Target, now.UtcTicks);
        return true;
    }

    /// <summary>The effect under the lease, or null when the lease has passed to another or the effect is finished.</summary>
    private static (long Id, long Stream)? Held(SqliteSession session, ClaimedEffect claimed)
    {
        var lease = claimed.Lease.Split('.');
        using var rows = session.Rows(
            "SELECT id, stream FROM effects WHERE id = ?1 AND claims = ?2 AND effect = ?3 AND state = 'claimed'",
            long.Parse(lease[0], CultureInfo.InvariantCulture), long.Parse(lease[1], CultureInfo.InvariantCulture), claimed.Effect.Id);
        return rows.Read() ? (rows.GetInt64(0), rows.GetInt64(1)) : null;
    }

    private static void Delete(SqliteSession session, long id)
    {
        session.Run("DELETE FROM effects WHERE id = ?1", id);
        session.Run("UPDATE counts SET value = value + 1 WHERE name = 'done'");
    }

    /// <summary>Makes the oldest of a pair available where the pair has no head.</summary>
    private static void CallNext(SqliteSession session, long stream, string target, long availableAt)
    {
        const string Sql = """
            UPDATE effects SET available_at = ?3
            WHERE id = (SELECT id FROM effects WHERE stream = ?1 AND target = ?2 AND state = 'queued' ORDER BY id LIMIT 1)
              AND NOT EXISTS (SELECT 1 FROM effects WHERE stream = ?1 AND target = ?2 AND (available_at IS NOT NULL OR state = 'waiting'))
            """;
        session.Run(Sql, stream, target, availableAt);
    }
}
