using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using TeamsCollab.FakeCosmos.Data;

namespace TeamsCollab.EndToEnd.Tests.Faults;

/// <summary>
/// What lies in a store after a campaign, read by plain SQL or from the plain documents. Shares no code with the bot: tables, ids and properties are spelled out
/// here, so that a fault there cannot hide itself.
/// </summary>
internal sealed record StoredCampaign(IReadOnlyList<StoredStream> Streams, IReadOnlyList<StoredEffect> Effects, IReadOnlyList<StoredNotice> Notices)
{
    /// <summary>What is still to be sent.</summary>
    public int Left => Effects.Count(effect => effect.State is "queued" or "claimed");

    public static StoredCampaign Of(string file)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        var events = Rows(connection, "SELECT stream, version, hash, body FROM events ORDER BY stream, version", row => (Stream: row.GetInt64(0), Event: new StoredRow(row.GetInt64(1), row.GetString(2), row.GetFieldValue<byte[]>(3))))
            .ToLookup(each => each.Stream, each => each.Event);
        return new StoredCampaign(
            Rows(connection, "SELECT id, tenant, kind, key, version, chain_head FROM streams", row =>
                new StoredStream(row.GetString(1), row.GetString(2).ToLowerInvariant(), row.GetString(3), row.GetInt64(4), row.GetString(5), [.. events[row.GetInt64(0)]])),
            Rows(connection, "SELECT effect, state, coalesce(reason, '') FROM effects", row => new StoredEffect(row.GetString(0), row.GetString(1), row.GetString(2))),
            Rows(connection, "SELECT s.key, d.reader, d.status, d.card FROM deliveries d JOIN streams s ON s.id = d.stream", row => new StoredNotice(row.GetString(0), row.GetString(1), row.GetString(2) == "Delivered", row.GetString(3))));
    }

    public static StoredCampaign Of(DocumentContainer container)
    {
        var documents = container.All.Select(document => document.Parsed).ToArray();
        var events = documents.Where(each => Id(each).StartsWith("event-", StringComparison.Ordinal))
            .ToLookup(Stream, each => new StoredRow(each.GetProperty("version").GetInt64(), each.GetProperty("hash").GetString()!, Encoding.UTF8.GetBytes(each.GetProperty("body").GetString()!)));
        return new StoredCampaign(
            [
                .. documents.Where(each => Id(each) == "tip").Select(tip => new StoredStream(
                    tip.GetProperty("tenant").GetString()!, Kind(tip), Key(tip), tip.GetProperty("version").GetInt64(), tip.GetProperty("chainHead").GetString()!,
                    [.. events[Stream(tip)].OrderBy(each => each.Number)])),
            ],
            [
                .. documents.Where(each => Id(each).StartsWith("effects-out-", StringComparison.Ordinal)).SelectMany(each => each.GetProperty("effects").EnumerateArray()).Select(_ => new StoredEffect("", "queued", "")),
                .. documents.Where(each => Id(each).StartsWith("effects-to-", StringComparison.Ordinal)).SelectMany(each => each.GetProperty("queue").EnumerateArray()).Select(effect => new StoredEffect(
                    effect.GetProperty("id").GetString()!, effect.GetProperty("state").GetString()!, effect.TryGetProperty("reason", out var reason) ? reason.GetString()! : "")),
            ],
            [
                .. documents.Where(each => Id(each).StartsWith("notices-", StringComparison.Ordinal)).SelectMany(each => each.GetProperty("notices").EnumerateArray().Select(notice =>
                    new StoredNotice(Key(each), Person(notice.GetProperty("to")), notice.GetProperty("status").GetString() == "delivered", notice.GetProperty("card").ToString()))),
            ]);
    }

    /// <summary>The collaborations for which something is still to be sent; also while the bot runs.</summary>
    public static IReadOnlySet<string> OwedIn(string file)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        return Rows(connection, "SELECT DISTINCT s.key FROM effects e JOIN streams s ON s.id = e.stream WHERE e.state IN ('queued', 'claimed')", row => row.GetString(0)).ToHashSet();
    }

    /// <inheritdoc cref="OwedIn(string)"/>
    public static IReadOnlySet<string> OwedIn(DocumentContainer container)
    {
        StoredDocument[] documents;
        lock (container.Lock)
        {
            documents = [.. container.All.Where(document => document.Id.StartsWith("effects-", StringComparison.Ordinal))];
        }

        return documents.Select(document => document.Parsed)
            .Where(each => Id(each).StartsWith("effects-out-", StringComparison.Ordinal) || (Id(each).StartsWith("effects-to-", StringComparison.Ordinal) && each.GetProperty("queue").EnumerateArray().Any(effect => effect.GetProperty("state").GetString() is "queued" or "claimed")))
            .Select(Key)
            .ToHashSet();
    }

    private static string Id(JsonElement document) => document.GetProperty("id").GetString()!;

    private static string Stream(JsonElement document) => document.GetProperty("stream").GetString()!;

    private static string Kind(JsonElement document) => Stream(document).Split('/')[0];

    private static string Key(JsonElement document) => Stream(document)[(Kind(document).Length + 1)..];

    private static string Person(JsonElement person) => person.ValueKind is JsonValueKind.String ? person.GetString()! : person.GetProperty("id").GetString()!;

    private static List<T> Rows<T>(SqliteConnection connection, string sql, Func<SqliteDataReader, T> read)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        var found = new List<T>();
        while (rows.Read())
        {
            found.Add(read(rows));
        }

        return found;
    }
}

internal sealed record StoredStream(string Tenant, string Kind, string Key, long Version, string Head, IReadOnlyList<StoredRow> Events);

internal sealed record StoredRow(long Number, string Hash, byte[] Body);

internal sealed record StoredEffect(string Id, string State, string Reason);

internal sealed record StoredNotice(string Collaboration, string Reader, bool IsDelivered, string Card);

/// <summary>One event as its JSON says it.</summary>
internal sealed record StoredHappening(string Collaboration, string Tag, JsonElement Body)
{
    public DateTimeOffset At => DateTimeOffset.Parse(Body.GetProperty("at").GetString()!, CultureInfo.InvariantCulture);

    public string? By => Text("by") ?? Text("initiator");

    public string? Text(string property) => Body.TryGetProperty(property, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
