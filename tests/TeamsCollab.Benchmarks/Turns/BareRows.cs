using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace TeamsCollab.Benchmarks.Turns;

/// <summary>
/// The very rows that sign-offs changed, found by comparing two copies of the store, written again into the earlier one: one thread, prepared
/// statements, full synchronous writes, as many sign-offs a transaction as the product had. What SQLite and the disk allow, and nothing else.
/// </summary>
internal sealed class BareRows
{
    private readonly string _before;
    private readonly List<(string Sql, object[] Values)[]> _turns = [];

    public BareRows(string before, string after, IEnumerable<string> collaborations)
    {
        _before = before;
        using var earlier = Open(before);
        using var later = Open(after);
        var tables = List(later, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").Select(row => (string)row[0])
            .Where(table => List(later, $"PRAGMA table_info({table})").Any(column => (string)column[1] == "stream")).ToArray();
        foreach (var key in collaborations)
        {
            var stream = List(later, $"SELECT id FROM streams WHERE key = '{key}'")[0][0];
            _turns.Add([.. Changes(earlier, later, "streams", "id", stream), .. tables.SelectMany(table => Changes(earlier, later, table, "stream", stream))]);
        }
    }

    public double RowsPerTurn => _turns.Average(turn => turn.Length);

    /// <summary>Sign-offs a second, and the processor's milliseconds for each.</summary>
    public (double PerSecond, double Milliseconds) Run(int together)
    {
        var copy = _before + ".loop";
        File.Copy(_before, copy, overwrite: true);
        using var connection = Open(copy);
        Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -8192");
        var prepared = new Dictionary<string, SqliteCommand>();
        var (cpu, watch) = (Environment.CpuUsage.TotalTime, Stopwatch.StartNew());
        foreach (var transaction in _turns.Chunk(together))
        {
            Execute(connection, "BEGIN IMMEDIATE");
            foreach (var (sql, values) in transaction.SelectMany(turn => turn))
            {
                Run(connection, prepared, sql, values);
            }

            Execute(connection, "COMMIT");
        }

        watch.Stop();
        return (_turns.Count / watch.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds / _turns.Count);
    }

    private static IEnumerable<(string Sql, object[] Values)> Changes(SqliteConnection earlier, SqliteConnection later, string table, string column, object stream)
    {
        var columns = List(later, $"PRAGMA table_info({table})");
        var rows = $"SELECT * FROM {table} WHERE {column} = {stream}";
        var (was, now) = (List(earlier, rows).ToDictionary(Text), List(later, rows).ToDictionary(Text));
        object[] KeyOf(object[] row) => [.. columns.Where(one => (long)one[5] > 0).Select(one => row[(int)(long)one[0]])];
        var stays = now.Values.Select(row => Text(KeyOf(row))).ToHashSet();
        var stood = was.Values.Select(row => Text(KeyOf(row))).ToHashSet();
        string Where(int after) => string.Join(" AND ", columns.Where(one => (long)one[5] > 0).Select((one, place) => $"{one[1]} = ?{after + place + 1}"));
        foreach (var (text, row) in was)
        {
            if (!now.ContainsKey(text) && !stays.Contains(Text(KeyOf(row))))
            {
                yield return ($"DELETE FROM {table} WHERE {Where(0)}", KeyOf(row));
            }
        }

        foreach (var (text, row) in now)
        {
            if (!was.ContainsKey(text))
            {
                yield return stood.Contains(Text(KeyOf(row)))
                    ? ($"UPDATE {table} SET {string.Join(", ", columns.Select((one, place) => $"{one[1]} = ?{place + 1}"))} WHERE {Where(columns.Count)}", [.. row, .. KeyOf(row)])
                    : ($"INSERT INTO {table} VALUES ({string.Join(", ", row.Select((_, place) => $"?{place + 1}"))})", row);
            }
        }
    }

    private static string Text(object[] row) => string.Join('|', row.Select(value => value is byte[] bytes ? Convert.ToHexString(bytes) : value.ToString()));

    private static List<object[]> List(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<object[]>();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }

    private static void Run(SqliteConnection connection, Dictionary<string, SqliteCommand> prepared, string sql, object[] values)
    {
        if (!prepared.TryGetValue(sql, out var command))
        {
            prepared[sql] = command = connection.CreateCommand();
            command.CommandText = sql;
            for (var place = 1; place <= values.Length; place++)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = $"?{place}" });
            }
        }

        for (var place = 0; place < values.Length; place++)
        {
            command.Parameters[place].Value = values[place];
        }

        command.ExecuteNonQuery();
    }

    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>A whole copy of a store that is in use.</summary>
    public static string Snapshot(string store, string name)
    {
        using var connection = Open(store);
        var copy = Path.Combine(Path.GetDirectoryName(store)!, name);
        Execute(connection, $"VACUUM INTO '{copy}'");
        return copy;
    }
}
