using Microsoft.Data.Sqlite;
using TeamsCollab.Process.Content;

namespace TeamsCollab.Bot.Collaborations;

/// <summary>Reads what several queries select in the same order.</summary>
internal static class SqliteRows
{
    /// <summary>From tenant, kind, key.</summary>
    public static StreamKey Key(SqliteDataReader row, int first) =>
        new(row.GetString(first), Enum.Parse<StreamKind>(row.GetString(first + 1)), row.GetString(first + 2));

    /// <summary>From digest, salt, fields. Throws where they do not belong together.</summary>
    public static Wording Wording(SqliteDataReader row) => Process.Content.Wording.Opened(
        new Digest(row.GetString(0)), row.GetFieldValue<byte[]>(1), row.GetFieldValue<byte[]>(2));

    /// <summary>From effect, target, merge, body.</summary>
    public static EffectToDo Effect(SqliteDataReader row, int first) => new(
        row.GetString(first),
        row.GetString(first + 1),
        row.IsDBNull(first + 2) ? null : row.GetString(first + 2),
        row.GetFieldValue<byte[]>(first + 3));
}
