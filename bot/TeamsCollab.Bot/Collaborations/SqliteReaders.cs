using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace TeamsCollab.Bot.Collaborations;

/// <summary>
/// Connections for reading, which never wait for the writer and see everything that was committed before they began. A read runs on the
/// caller's thread: it is some microseconds of work, less than handing it to another.
/// </summary>
internal sealed class SqliteReaders(string path) : IDisposable
{
    private const int MostKept = 16;

    private readonly ConcurrentBag<SqliteSession> _idle = [];
    private volatile bool _closed;

    public Task<T> ReadAsync<T>(Func<SqliteSession, T> read, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellation);
        }

        try
        {
            return Task.FromResult(Read(read));
        }
        catch (SqliteException fault)
        {
            return Task.FromException<T>(SqliteFailure.Explained(fault, path));
        }
        catch (Exception fault)
        {
            return Task.FromException<T>(fault);
        }
    }

    public void Dispose()
    {
        _closed = true;
        while (_idle.TryTake(out var session))
        {
            session.Dispose();
        }
    }

    private T Read<T>(Func<SqliteSession, T> read)
    {
        ObjectDisposedException.ThrowIf(_closed, typeof(SqliteCollaborationStore));
        var session = _idle.TryTake(out var idle) ? idle : SqliteSession.Open(path, SqliteUse.Reading);
        var sound = false;
        try
        {
            var found = read(session);
            sound = true;
            return found;
        }
        finally
        {
            if (sound && !_closed && _idle.Count < MostKept)
            {
                _idle.Add(session);
            }
            else
            {
                session.Dispose();
            }
        }
    }
}
