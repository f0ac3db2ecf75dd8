using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using TeamsCollab.Process;
using TeamsCollab.Process.Content;

namespace TeamsCollab.Bot.Collaborations;

/// <summary>One turn's rows. A conflict is found before anything is written.</summary>
internal static class SqliteAppending
{
    public static bool TryAppend(SqliteSession session, StreamKey key, Append append)
    {
        if (Claim(session, key, append) is not { } stream)
        {
            return false;
        }

        AddRows(session, stream, append.Events, append.Words);
        foreach (var effect in append.Effects)
        {
            SqliteEffects.Add(session, stream, effect);
        }

        SqliteIndex.Write(session, stream, key, append.Index);
        SqliteSearch.Write(session, stream, key.Tenant, append.Index);
        return true;
    }

    public static void AddRows(SqliteSession session, long stream, ImmutableArray<StoredEvent> events, ImmutableArray<Wording> words)
    {
        foreach (var stored in events)
        {
            session.Run("INSERT INTO events (stream, version, hash, body) VALUES (?1, ?2, ?3, ?4)", stream, stored.Version, stored.Hash.Value, Bytes(stored.Body));
        }

        foreach (var wording in words)
        {
            session.Run("INSERT INTO words (stream, digest, salt, fields) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING", stream, wording.Digest.Value, wording.Salt, Json(wording.Fields!));
        }
    }

    public static byte[] Bytes(ReadOnlyMemory<byte> body) =>
        MemoryMarshal.TryGetArray(body, out var whole) && whole.Offset == 0 && whole.Count == whole.Array!.Length ? whole.Array : body.ToArray();

    /// <summary>Moves the tip and takes the operation, or answers null when somebody else was first.</summary>
    private static long? Claim(SqliteSession session, StreamKey key, Append append)
    {
        var (tip, index) = (append.Tip, append.Index);
        long stream;
        if (append.BasedOn is not { } basis)
        {
            const string Create = """
                INSERT INTO streams (tenant, kind, key, revision, version, fold, chain_head, stage, number, due_at, due_offset, state)
                VALUES (?1, ?2, ?3, 1, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) ON CONFLICT (tenant, kind, key) DO NOTHING RETURNING id
                """;
            if (session.One(
                Create, key.Tenant, key.Kind.ToString(), key.Id, tip.Version, tip.Fold, tip.ChainHead.Value,
                index.Stage.ToString(), index.Number, index.NextDueAt?.UtcTicks, index.NextDueAt?.OffsetMinutes(), Bytes(tip.State)) is not long created)
            {
                return null;
            }

            stream = created;
        }
        else if (session.One("SELECT id FROM streams WHERE tenant = ?1 AND kind = ?2 AND key = ?3 AND revision = ?4", key.Tenant, key.Kind.ToString(), key.Id, Revision(basis)) is long found)
        {
            stream = found;
        }
        else
        {
            return null;
        }

        if (session.Run("INSERT INTO operations (stream, operation, version) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING", stream, append.Operation.Value, tip.Version) == 0)
        {
            return null;
        }

        if (append.BasedOn is not null)
        {
            const string Move = """
                UPDATE streams SET revision = revision + 1, version = ?2, fold = ?3, chain_head = ?4, stage = ?5, number = ?6, due_at = ?7, due_offset = ?8, state = ?9
                WHERE id = ?1
                """;
            session.Run(
                Move, stream, tip.Version, tip.Fold, tip.ChainHead.Value, index.Stage.ToString(), index.Number,
                index.NextDueAt?.UtcTicks, index.NextDueAt?.OffsetMinutes(), Bytes(tip.State));
        }

        return stream;
    }

    /// <summary>An etag that is not ours matches no revision.</summary>
    private static long Revision(Tip basis) =>
        long.TryParse(basis.ETag, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var revision) ? revision : -1;

    private static byte[] Json(ImmutableSortedDictionary<string, string> fields) => JsonSerializer.SerializeToUtf8Bytes(fields, StoredEvents.Options);
}
