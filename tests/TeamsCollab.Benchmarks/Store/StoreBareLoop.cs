using System.Diagnostics;
using Microsoft.Data.Sqlite;
using TeamsCollab.Bot.Collaborations;

namespace TeamsCollab.Benchmarks.Store;

/// <summary>What the disk and SQLite allow: one thread, prepared statements, the rows of a sign-off and nothing else, so many sign-offs a transaction.</summary>
internal sealed class StoreBareLoop : IDisposable
{
    private static readonly string[] Statements =
    [
        "UPDATE streams SET revision = revision + 1, version = $b, chain_head = $c, due_at = $d, state = $e WHERE id = $a",
        "INSERT INTO operations (stream, operation, version) VALUES ($a, $b, $c)",
        "INSERT INTO events (stream, version, hash, body) VALUES ($a, $b, $c, $d)",
        "INSERT INTO effects (stream, target, effect, body) VALUES ($a, $b, $c, $d)",
        "DELETE FROM work WHERE person = $a AND due_at = $b AND stream = $c AND card = $d AND key = $e",
        "INSERT INTO work (person, due_at, stream, card, key, due_offset) VALUES ($a, $b, $c, $d, $e, 480)",
    ];

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand[] _prepared;
    private readonly SqliteCommand _begin, _commit;
    private readonly Tip _first = StoreSignOff.Create(0, 3, 1, StoreSignOff.Start).Tip;
    private readonly (long Id, long Version, long Due)[] _last;
    private readonly int _people;
    private int _done;

    /// <param name="path">A file that the store has filled and closed.</param>
    public StoreBareLoop(string path, int streams, int people)
    {
        _people = people;
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        _connection.Open();
        Once(_connection, "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -8192");
        _prepared = [.. Statements.Select(sql => Prepare(_connection, sql))];
        (_begin, _commit) = (Prepare(_connection, "BEGIN IMMEDIATE"), Prepare(_connection, "COMMIT"));
        _last = [.. Enumerable.Range(0, streams).Select(number => Read(_connection, number))];
    }

    /// <summary>Sign-offs a second.</summary>
    public double Run(int together, TimeSpan time)
    {
        var (before, watch) = (_done, Stopwatch.StartNew());
        while (watch.Elapsed < time)
        {
            _begin.ExecuteNonQuery();
            for (var inThis = 0; inThis < together; inThis++, _done++)
            {
                var number = _done % _last.Length;
                var (id, version, due) = _last[number];
                Write(_prepared, id, StoreSignOff.Turn(number, _people, _first with { Version = version }, 1, StoreSignOff.Start.AddTicks(version)), due, version);
                _last[number] = (id, version + 1, StoreSignOff.Start.AddTicks(version).UtcTicks);
            }

            _commit.ExecuteNonQuery();
        }

        return (_done - before) / watch.Elapsed.TotalSeconds;
    }

    public void Dispose()
    {
        Array.ForEach(_prepared, command => command.Dispose());
        _begin.Dispose();
        _commit.Dispose();
        _connection.Dispose();
    }

    private static void Write(SqliteCommand[] prepared, long id, Append turn, long formerDue, long formerVersion)
    {
        var due = turn.Index.NextDueAt!.Value.UtcTicks;
        Run(prepared[0], id, turn.Tip.Version, turn.Tip.ChainHead.Value, due, turn.Tip.State.ToArray());
        Run(prepared[1], id, turn.Operation.Value, turn.Tip.Version);
        Run(prepared[2], id, turn.Tip.Version, turn.Events[0].Hash.Value, turn.Events[0].Body.ToArray());
        foreach (var effect in turn.Effects)
        {
            Run(prepared[3], id, effect.Target, effect.Id, effect.Body.ToArray());
        }

        foreach (var item in turn.Index.Awaiting)
        {
            Run(prepared[4], item.From.Id, formerDue, id, "MinutesSignOff", formerVersion.ToString(System.Globalization.CultureInfo.InvariantCulture));
            Run(prepared[5], item.From.Id, due, id, "MinutesSignOff", item.Key!);
        }
    }

    private static (long Id, long Version, long Due) Read(SqliteConnection connection, int number)
    {
        using var command = Prepare(connection, "SELECT id, version, due_at FROM streams WHERE key = $a AND tenant = $b AND kind = 'Collaboration'");
        command.Parameters[0].Value = StoreSignOff.Key(number).Id;
        command.Parameters[1].Value = StoreSignOff.Tenant;
        using var row = command.ExecuteReader();
        row.Read();
        return (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2));
    }

    private static void Once(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static SqliteCommand Prepare(SqliteConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in new[] { "$a", "$b", "$c", "$d", "$e" }.Where(name => sql.Contains(name, StringComparison.Ordinal)))
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = name });
        }

        return command;
    }

    private static void Run(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var index = 0; index < values.Length; index++)
        {
            command.Parameters[index].Value = values[index];
        }

        command.ExecuteNonQuery();
    }
}
