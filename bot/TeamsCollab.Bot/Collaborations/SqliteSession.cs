using Microsoft.Data.Sqlite;

namespace TeamsCollab.Bot.Collaborations;

/// <summary>One connection with its prepared statements. Used by one thread at a time. Values are numbered ?1, ?2 and so on.</summary>
internal sealed class SqliteSession : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);
    private readonly SqliteConnection _connection;

    private SqliteSession(SqliteConnection connection) => _connection = connection;

    public static SqliteSession Open(string path, SqliteUse use)
    {
        var place = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = use is SqliteUse.Writing ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadWrite,
            Pooling = false,
            DefaultTimeout = 30,
        };
        var connection = new SqliteConnection(place.ToString());
        var session = new SqliteSession(connection);
        try
        {
            connection.Open();
            session.Begin(path, use);
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>False after a fault so grave that SQLite undid the whole transaction by itself.</summary>
    public bool IsInTransaction => SQLitePCL.raw.sqlite3_get_autocommit(_connection.Handle) == 0;

    /// <summary>Pages that this connection has written since it was opened.</summary>
    public long PagesWritten
    {
        get
        {
            const int CacheWrite = 9;
            SQLitePCL.raw.sqlite3_db_status(_connection.Handle, CacheWrite, out var pages, out _, 0);
            return pages;
        }
    }

    /// <summary>Carries out a statement and answers how many rows it changed.</summary>
    public int Run(string sql, params ReadOnlySpan<object?> values) => Prepared(sql, values).ExecuteNonQuery();

    /// <summary>The first column of the first row, or null.</summary>
    public object? One(string sql, params ReadOnlySpan<object?> values) => Prepared(sql, values).ExecuteScalar() is var found and not DBNull ? found : null;

    /// <summary>The caller disposes the reader before the next use of the same statement.</summary>
    public SqliteDataReader Rows(string sql, params ReadOnlySpan<object?> values) => Prepared(sql, values).ExecuteReader();

    public List<T> List<T>(Func<SqliteDataReader, T> read, string sql, params ReadOnlySpan<object?> values)
    {
        using var rows = Rows(sql, values);
        var list = new List<T>();
        while (rows.Read())
        {
            list.Add(read(rows));
        }

        return list;
    }

    private void Begin(string path, SqliteUse use)
    {
        switch (use)
        {
            case SqliteUse.Writing:
                SqliteSchema.Prepare(this, path);
                break;
            case SqliteUse.Checkpoints:
                Run(SqliteSchema.ForCheckpoints);
                break;
            default:
                Run(SqliteSchema.ForReading);
                break;
        }
    }

    public void Dispose()
    {
        foreach (var command in _prepared.Values)
        {
            command.Dispose();
        }

        _connection.Dispose();
    }

    private SqliteCommand Prepared(string sql, ReadOnlySpan<object?> values)
    {
        if (!_prepared.TryGetValue(sql, out var command))
        {
            command = _connection.CreateCommand();
            command.CommandText = sql;
            for (var number = 1; number <= values.Length; number++)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = $"?{number}" });
            }

            _prepared.Add(sql, command);
        }

        for (var index = 0; index < values.Length; index++)
        {
            command.Parameters[index].Value = values[index] ?? DBNull.Value;
        }

        return command;
    }
}

/// <summary>What a connection is for.</summary>
internal enum SqliteUse
{
    Reading,
    Writing,
    Checkpoints,
}
