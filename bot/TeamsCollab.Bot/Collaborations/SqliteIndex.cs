using TeamsCollab.Process;

namespace TeamsCollab.Bot.Collaborations;

/// <summary>Who takes part and what is awaited, kept in step with the tip. Only what differs is written: most turns change one row.</summary>
internal static class SqliteIndex
{
    public static void Write(SqliteSession session, long stream, StreamKey key, StreamIndex index)
    {
        var people = index.People.Select(person => person.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var former in session.List(row => row.GetString(0), "SELECT person FROM participants WHERE stream = ?1", stream))
        {
            if (!people.Remove(former))
            {
                session.Run("DELETE FROM participants WHERE person = ?1 AND stream = ?2", former, stream);
            }
        }

        foreach (var newcomer in people)
        {
            session.Run("INSERT INTO participants (person, stream) VALUES (?1, ?2)", newcomer, stream);
        }

        var work = index.Awaiting.Select(item => Work.Of(item, index.Number)).ToHashSet();
        foreach (var former in session.List(Work.Read, "SELECT person, due_at, card, key, due_offset, stream_number FROM work WHERE stream = ?1", stream))
        {
            if (!work.Remove(former))
            {
                session.Run("DELETE FROM work WHERE person = ?1 AND due_at = ?2 AND stream = ?3 AND card = ?4 AND key = ?5", former.Person, former.DueAt, stream, former.Card, former.Key);
            }
        }

        foreach (var added in work)
        {
            const string Insert = """
                INSERT INTO work (person, due_at, stream, card, key, due_offset, stream_number, stream_tenant, stream_kind, stream_key)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT DO NOTHING
                """;
            session.Run(
                Insert, added.Person, added.DueAt, stream, added.Card, added.Key, added.DueOffset, added.Number, key.Tenant, key.Kind.ToString(), key.Id);
        }
    }

    /// <summary>A key of no card is stored as an empty one: a primary key cannot hold null.</summary>
    /// <param name="Number">The collaboration's; empty where it has none yet.</param>
    public readonly record struct Work(string Person, long DueAt, string Card, string Key, long DueOffset, string Number)
    {
        public static Work Of(Awaiting item, string? number) => new(
            item.From.Id, item.DueAt?.UtcTicks ?? SqliteTimes.Never, item.Card.ToString(), item.Key ?? "", item.DueAt?.OffsetMinutes() ?? 0, number ?? "");

        /// <summary>From the columns person, due_at, card, key, due_offset, stream_number.</summary>
        public static Work Read(Microsoft.Data.Sqlite.SqliteDataReader row) =>
            new(row.GetString(0), row.GetInt64(1), row.GetString(2), row.GetString(3), row.GetInt64(4), row.GetString(5));

        public Awaiting ToAwaiting() => new(
            new Person(Person),
            Enum.Parse<CardName>(Card),
            Key.Length == 0 ? null : Key,
            DueAt == SqliteTimes.Never ? null : SqliteTimes.Read(DueAt, DueOffset));
    }
}
