using System.Globalization;
using Microsoft.Data.Sqlite;
using TeamsCollab.Process;

namespace TeamsCollab.Bot.Collaborations;

/// <summary>The ledger's rows: one a notice.</summary>
internal static class SqliteDeliveries
{
    public static void Write(SqliteSession session, long stream, Delivery delivery)
    {
        const string Sql = """
            INSERT INTO deliveries (stream, notice, reader, card, key, status, at, reason, fallback, read_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
            ON CONFLICT (stream, notice) DO UPDATE SET
                status = excluded.status, at = excluded.at, reason = excluded.reason, fallback = coalesce(excluded.fallback, fallback), read_at = coalesce(read_at, excluded.read_at)
            """;
        session.Run(
            Sql, stream, delivery.Notice, delivery.To.Id, delivery.Card.ToString(), delivery.Key ?? "", delivery.Status.ToString(), Text(delivery.At),
            delivery.Reason, delivery.Fallback, delivery.ReadAt is { } read ? Text(read) : null);
    }

    public static int MarkRead(SqliteSession session, long stream, Person reader, CardName card, string? key, DateTimeOffset at) => session.Run(
        "UPDATE deliveries SET read_at = ?5 WHERE stream = ?1 AND reader = ?2 AND card = ?3 AND key = ?4 AND read_at IS NULL AND status = 'Delivered'",
        stream, reader.Id, card.ToString(), key ?? "", Text(at));

    /// <summary>From the columns of <see cref="SqliteQueries.Deliveries"/>.</summary>
    public static Delivery Read(SqliteDataReader row) => new(
        row.GetString(0),
        new Person(row.GetString(1)),
        Enum.Parse<CardName>(row.GetString(2)),
        row.GetString(3) is { Length: > 0 } key ? key : null,
        Enum.Parse<DeliveryStatus>(row.GetString(4)),
        Moment(row.GetString(5)),
        row.IsDBNull(6) ? null : row.GetString(6),
        row.IsDBNull(7) ? null : row.GetString(7),
        row.IsDBNull(8) ? null : Moment(row.GetString(8)));

    /// <summary>As given, offset included; nothing sorts by it.</summary>
    private static string Text(DateTimeOffset moment) => moment.ToString("O", CultureInfo.InvariantCulture);

    private static DateTimeOffset Moment(string text) => DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture);
}
