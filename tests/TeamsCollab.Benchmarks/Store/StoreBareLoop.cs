using System.Diagnostics;
using Microsoft.Data.Sqlite;
using TeamsCollab.Bot.Collaborations;

namespace TeamsCollab.Benchmarks.Store;

/// <summary>What the disk and SQLite allow: one thread, prepared statements, the rows of a sign-off and nothing else, so many sign-offs a transaction.</summary>
internal static class StoreBareLoop
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

    /// <summary>Sign-offs a second, on a file that the store has filled and closed.</summary>
    public static double Run(string path, int streams, int people, int together, TimeSpan time)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        Once(connection, "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536");
        var prepared = Statements.Select(sql => Prepare(connection, sql)).ToArray();
        using var begin = Prepare(connection, "BEGIN IMMEDIATE");
        using var commit = Prepare(connection, "COMMIT");
        var tips = Enumerable.Range(0, streams).Select(number => StoreSignOff.Create(number, people, 1, StoreSignOff.Start).Tip).ToArray();
        var last = Enumerable.Range(0, streams).Select(number => Read(connection, number)).ToArray();
        var (done, watch) = (0, Stopwatch.StartNew());
        while (watch.Elapsed < time)
        {
            begin.ExecuteNonQuery();
            for (var inThis = 0; inThis < together; inThis++, done++)
            {
                var number = done % streams;
                var (id, version, due) = last[number];
                Write(prepared, id, StoreSignOff.Turn(number, people, tips[number] with { Version = version }, 1, StoreSignOff.Start.AddTicks(version)), due, version);
                last[number] = (id, version + 1, StoreSignOff.Start.AddTicks(version).UtcTicks);
            }

            commit.ExecuteNonQuery();
        }

        Array.ForEach(prepared, command => command.Dispose());
        return done / watch.Elapsed.TotalSeconds;
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
