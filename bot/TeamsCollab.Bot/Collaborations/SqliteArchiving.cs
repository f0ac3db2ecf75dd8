using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using TeamsCollab.Process;
using TeamsCollab.Process.Content;

namespace TeamsCollab.Bot.Collaborations;

/// <summary>Whole streams out of and into the file, and words out of it.</summary>
internal static class SqliteArchiving
{
    /// <summary>All of it in one transaction, so that a stream is as it stood at one moment.</summary>
    public static StoredStream? Read(SqliteSession session, StreamKey key)
    {
        session.Run("BEGIN");
        try
        {
            object?[] where = [key.Tenant, key.Kind.ToString(), key.Id];
            if (session.One(SqliteQueries.StreamId, where) is not long stream)
            {
                return null;
            }

            var tip = session.List(
                row => new Tip(
                    row.GetInt64(0), row.GetFieldValue<byte[]>(4), row.GetInt32(1), new Digest(row.GetString(2)), row.GetInt64(3).ToString(CultureInfo.InvariantCulture)),
                SqliteQueries.Tip, [.. where, ""])[0];
            return new StoredStream(
                key,
                tip,
                [.. session.List(row => new StoredEvent(row.GetInt64(0), row.GetFieldValue<byte[]>(1), new Digest(row.GetString(2))), SqliteQueries.Events, where)],
                [.. session.List(row => row.GetString(0), "SELECT operation FROM operations WHERE stream = ?1 ORDER BY operation", stream)],
                [.. session.List(SqliteRows.Wording, SqliteQueries.AllWords, where)],
                [.. session.List(
                    row => new StoredEffect(SqliteRows.Effect(row, 0), StateOf(row.GetString(4)), row.GetInt32(5), row.IsDBNull(6) ? null : row.GetString(6)),
                    "SELECT effect, target, merge, body, state, attempts, reason FROM effects WHERE stream = ?1 ORDER BY id", stream)],
                [.. session.List(
                    row => new CardCopy(
                        new Person(row.GetString(0)), Enum.Parse<CardName>(row.GetString(1)), row.GetString(2) is { Length: > 0 } card ? card : null, row.GetString(3), row.GetString(4)),
                    "SELECT reader, card, key, conversation, activity FROM copies WHERE stream = ?1 ORDER BY card, key, conversation, activity", stream)],
                [.. session.List(SqliteDeliveries.Read, $"{SqliteQueries.Deliveries} ORDER BY notice", where)]);
        }
        finally
        {
            session.Run("COMMIT");
        }
    }

    public static bool Restore(SqliteSession session, StoredStream stored, StreamIndex index)
    {
        var (key, tip) = (stored.Key, stored.Tip);
        const string Create = """
            INSERT INTO streams (tenant, kind, key, revision, version, fold, chain_head, stage, number, due_at, due_offset, state)
            VALUES (?1, ?2, ?3, 1, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) ON CONFLICT (tenant, kind, key) DO NOTHING RETURNING id
            """;
        if (session.One(
            Create, key.Tenant, key.Kind.ToString(), key.Id, tip.Version, tip.Fold, tip.ChainHead.Value,
            index.Stage.ToString(), index.Number, index.NextDueAt?.UtcTicks, index.NextDueAt?.OffsetMinutes(), SqliteAppending.Bytes(tip.State)) is not long stream)
        {
            return false;
        }

        SqliteAppending.AddRows(session, stream, stored.Events, stored.Words);
        foreach (var operation in stored.Operations)
        {
            session.Run("INSERT INTO operations (stream, operation, version) VALUES (?1, ?2, ?3)", stream, operation, tip.Version);
        }

        foreach (var copy in stored.Copies)
        {
            session.Run(
                "INSERT INTO copies (stream, card, key, conversation, activity, reader) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                stream, copy.Card.ToString(), copy.Key ?? "", copy.ConversationId, copy.ActivityId, copy.Reader.Id);
        }

        foreach (var delivery in stored.Deliveries)
        {
            SqliteDeliveries.Write(session, stream, delivery);
        }

        foreach (var effect in stored.Effects)
        {
            SqliteEffects.Restore(session, stream, effect);
        }

        SqliteIndex.Write(session, stream, key, index);
        SqliteSearch.Write(session, stream, key.Tenant, index);
        return true;
    }

    public static bool Restore(SqliteSession session, string tenant, ReservedNumber number)
    {
        session.Run(
            "INSERT INTO numbers (tenant, department, year, sequence, collaboration) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING",
            tenant, number.Department, number.Year, number.Sequence, number.Collaboration);
        return session.One(SqliteQueries.Number, tenant, number.Department, number.Year, number.Collaboration) is long has && has == number.Sequence;
    }

    public static int Erase(SqliteSession session, StreamKey key, IReadOnlyCollection<Digest> digests) =>
        session.One(SqliteQueries.StreamId, key.Tenant, key.Kind.ToString(), key.Id) is long stream
            ? digests.Sum(digest => session.Run("DELETE FROM words WHERE stream = ?1 AND digest = ?2", stream, digest.Value))
            : 0;

    /// <summary>
    /// SQLite leaves what was deleted in free places of its pages, so the whole file is written anew, and the log, which holds pages as they
    /// were, is emptied. That waits for whoever still reads what stood before.
    /// </summary>
    /// <returns>False where somebody read all the while: the log is not empty.</returns>
    public static bool Compact(SqliteSession session, TimeSpan patience)
    {
        session.Run(string.Create(CultureInfo.InvariantCulture, $"PRAGMA busy_timeout = {patience.TotalMilliseconds:F0}"));
        session.Run("VACUUM");
        return session.One("PRAGMA wal_checkpoint(TRUNCATE)") is 0L;
    }

    private static EffectState StateOf(string state) => state switch
    {
        "waiting" => EffectState.Waiting,
        "parked" => EffectState.Parked,
        _ => EffectState.Ready,
    };
}
