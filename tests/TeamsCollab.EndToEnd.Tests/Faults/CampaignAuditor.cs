using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using TeamsCollab.Bot.Hosting;

namespace TeamsCollab.EndToEnd.Tests.Faults;

/// <summary>
/// Reads what is stored by plain SQL and JSON and what people received, and says what does not agree. Shares no code with the bot: tags, hashes and
/// columns are spelled out here, so that a fault there cannot hide itself.
/// </summary>
internal sealed class CampaignAuditor(string file, CampaignJournal journal, Func<string, IReadOnlyList<string>> chatOf)
{
    /// <summary>At once in one process; each of these may have been under way when it was killed.</summary>
    private const int InFlight = 16;

    private readonly List<string> _findings = [];

    public int Events { get; private set; }

    public int Notices { get; private set; }

    public int SecondCopies { get; private set; }

    public SortedDictionary<string, int> Stages { get; } = new(StringComparer.Ordinal);

    private sealed record Stored(string Collaboration, string Tag, string? By, string Told, JsonElement Body);

    public IReadOnlyList<string> Audit()
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        var events = Chains(connection);
        Commands(events);
        Effects(connection);
        Deliveries(connection, events);
        return _findings;
    }

    /// <summary>Every chain from its start, and every event in its place.</summary>
    private List<Stored> Chains(SqliteConnection connection)
    {
        var found = new List<Stored>();
        foreach (var stream in Rows(connection, "SELECT id, tenant, kind, key, version, chain_head, stage FROM streams", row => (
            Id: row.GetInt64(0), Tenant: row.GetString(1), Kind: row.GetString(2), Key: row.GetString(3), Version: row.GetInt64(4), Head: row.GetString(5), Stage: row.GetString(6))))
        {
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"TeamsCollab chain v1\n{stream.Tenant}\n{stream.Kind.ToLowerInvariant()}\n{stream.Key}\n"));
            var version = 0L;
            foreach (var (number, said, body) in Rows(connection, $"SELECT version, hash, body FROM events WHERE stream = {stream.Id} ORDER BY version", row => (row.GetInt64(0), row.GetString(1), row.GetFieldValue<byte[]>(2))))
            {
                hash = SHA256.HashData([.. hash, .. body]);
                Expect(number == ++version, $"{stream.Key}: event {number} stands in the place of {version}");
                Expect(Text(hash) == said, $"{stream.Key}: the hash of event {number} does not follow");
                if (stream.Kind == "Collaboration")
                {
                    using var read = JsonDocument.Parse(body);
                    var json = read.RootElement.Clone();
                    var by = json.TryGetProperty("by", out var who) ? who.GetString() : json.TryGetProperty("initiator", out var initiator) ? initiator.GetString() : null;
                    var told = string.Join('|', json.EnumerateObject().Where(member => member.Value.ValueKind is not JsonValueKind.Object && member.Name != "at").Select(member => $"{member.Name}={member.Value.GetRawText()}"));
                    found.Add(new Stored(stream.Key, json.GetProperty("type").GetString()!, by, told, json));
                }
            }

            Expect(version == stream.Version && (version == 0 || Text(hash) == stream.Head), $"{stream.Key}: the tip does not stand at the last event");
            if (stream.Kind == "Collaboration")
            {
                Stages[stream.Stage] = Stages.GetValueOrDefault(stream.Stage) + 1;
            }
        }

        Events = found.Count;
        return found;
    }

    /// <summary>Every accepted command stored once, none for a refused one, and nobody signed or confirmed who did not press.</summary>
    private void Commands(List<Stored> events)
    {
        var stored = events.Where(each => each.By is not null).ToLookup(each => (each.Collaboration, each.By!, each.Tag));
        foreach (var asked in journal.Commands.Where(command => command.Event is not null).GroupBy(command => (command.Collaboration, command.Person, Tag: command.Event!)))
        {
            var (accepted, unknown, found) = (asked.Count(one => one.Accepted is true), asked.Count(one => one.Accepted is null), stored[asked.Key].Count());
            Expect(accepted == 0 || found > 0, $"{asked.Key}: accepted and not stored");
            Expect(found <= accepted + unknown, $"{asked.Key}: {found} stored for {accepted} accepted");
        }

        var pressed = journal.Commands.Select(command => (command.Collaboration, command.Person, command.Event)).ToHashSet();
        foreach (var signed in events.Where(each => each.Tag is "minutes.signedOff.v1" or "minutes.confirmed.v1" or "request.accepted.v1" or "execution.workAccepted.v1"))
        {
            Expect(pressed.Contains((signed.Collaboration, signed.By!, signed.Tag)), $"{signed.Collaboration}: {signed.Tag} of {signed.By} without their press");
        }

        foreach (var twice in events.Where(each => each.By is not null).GroupBy(each => (each.Collaboration, each.Tag, each.Told)).Where(same => same.Count() > 1))
        {
            Expect(twice.Key.Tag is "minutes.written.v1", $"{twice.Key.Collaboration}: {twice.Key.Tag} stored {twice.Count()} times");
        }
    }

    /// <summary>Nothing is owed to anybody any more, and no due moment has passed unsaid.</summary>
    private void Effects(SqliteConnection connection)
    {
        foreach (var (effect, state, reason) in Rows(connection, "SELECT effect, state, coalesce(reason, '') FROM effects WHERE state <> 'waiting'", row => (row.GetString(0), row.GetString(1), row.GetString(2))))
        {
            Expect(false, $"effect {effect} ended as {state} {reason}");
        }

        var passed = MachineTime.Real.GetUtcNow().AddMinutes(-1).UtcTicks;
        foreach (var late in Rows(connection, $"SELECT key FROM streams WHERE due_at < {passed}", row => row.GetString(0)))
        {
            Expect(false, $"{late}: a deadline passed and nothing was said");
        }
    }

    /// <summary>Whoever was to be told was told; more messages than notices only where an answer was lost or the process died between sending and writing down.</summary>
    private void Deliveries(SqliteConnection connection, List<Stored> events)
    {
        var notices = Rows(connection, "SELECT s.key, d.reader, d.status, s.number FROM deliveries d JOIN streams s ON s.id = d.stream", row => (
            Collaboration: row.GetString(0), Reader: row.GetString(1), Status: row.GetString(2), Number: row.GetString(3)));
        Notices = notices.Count;
        foreach (var told in notices.Where(notice => notice.Status == "Delivered").GroupBy(notice => (notice.Collaboration, notice.Reader, notice.Number)))
        {
            var received = chatOf(told.Key.Reader).Count(card => card.Contains(told.Key.Number, StringComparison.Ordinal));
            Expect(received >= told.Count(), $"{told.Key.Collaboration}: {told.Key.Reader} received {received} of {told.Count()} notices");
            SecondCopies += Math.Max(0, received - told.Count());
        }

        Expect(SecondCopies <= journal.AnswersLost + (InFlight * journal.Kills), $"{SecondCopies} second copies for {journal.AnswersLost} lost answers and {journal.Kills} kills");
        var reached = notices.Select(notice => (notice.Collaboration, notice.Reader)).ToHashSet();
        foreach (var submitted in events.Where(each => each.Tag == "request.submitted.v1"))
        {
            foreach (var side in submitted.Body.GetProperty("sides").EnumerateArray().Where(side => side.GetProperty("role").GetString() == "receiver"))
            {
                Expect(reached.Contains((submitted.Collaboration, side.GetProperty("contact").GetString()!)), $"{submitted.Collaboration}: a receiver was never told");
            }
        }

        foreach (var asked in events.Where(each => each.Tag == "minutes.circulated.v1").SelectMany(each => each.Body.GetProperty("participants").EnumerateArray().Select(person => (each.Collaboration, Person: person.GetString()!))))
        {
            Expect(reached.Contains(asked), $"{asked.Collaboration}: {asked.Person} was never asked to confirm");
        }
    }

    private void Expect(bool kept, string finding)
    {
        if (!kept)
        {
            _findings.Add(finding);
        }
    }

    private static string Text(byte[] hash) => System.Buffers.Text.Base64Url.EncodeToString(hash);

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
