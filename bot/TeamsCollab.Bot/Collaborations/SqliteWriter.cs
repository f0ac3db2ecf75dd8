using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace TeamsCollab.Bot.Collaborations;

/// <summary>
/// The only writer of a data file: one thread and one connection. Writes that arrive together share one transaction and one flush to
/// the disk, each under a savepoint of its own, so that one that fails takes nothing of its neighbours with it. A write is
/// answered only after the commit. A thread of its own, because SQLite blocks while the disk works.
/// </summary>
internal sealed class SqliteWriter : IDisposable
{
    /// <summary>Bounds how long the first of a group waits for the last.</summary>
    private const int MostTogether = 256;

    private readonly BlockingCollection<Write> _arriving = [];
    private readonly SqliteSession _session;
    private readonly SqliteCheckpoints _checkpoints;
    private readonly Func<SqliteException, Exception> _explain;
    private readonly Thread _thread;
    private long _commits;

    public SqliteWriter(SqliteSession session, SqliteCheckpoints checkpoints, Func<SqliteException, Exception> explain)
    {
        (_session, _checkpoints, _explain) = (session, checkpoints, explain);
        _thread = new Thread(Run) { Name = "sqlite writer", IsBackground = true };
        _thread.Start();
    }

    public long Commits => Interlocked.Read(ref _commits);

    /// <summary>Carries out <paramref name="work"/> durably. Cancelling withdraws what has not begun; what has begun is waited for.</summary>
    public Task<T> WriteAsync<T>(Func<SqliteSession, T> work, CancellationToken cancellation)
    {
        var write = new Write<T>(work, cancellation);
        try
        {
            _arriving.Add(write, cancellation);
        }
        catch (InvalidOperationException)
        {
            return Task.FromException<T>(new ObjectDisposedException(nameof(SqliteCollaborationStore)));
        }
        catch (OperationCanceledException)
        {
            return Task.FromCanceled<T>(cancellation);
        }

        return write.Answer;
    }

    /// <summary>Finishes what has arrived, then brings the write-ahead log home and closes.</summary>
    public void Dispose()
    {
        _arriving.CompleteAdding();
        _thread.Join();
        _checkpoints.Dispose();
        try
        {
            _session.Run("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        catch (SqliteException)
        {
            // The log stays beside the file and is read on the next opening: nothing is lost.
        }

        _session.Dispose();
        _arriving.Dispose();
    }

    private void Run()
    {
        var group = new List<Write>(MostTogether);
        foreach (var first in _arriving.GetConsumingEnumerable())
        {
            group.Clear();
            try
            {
                _session.Run("BEGIN IMMEDIATE");
                for (var next = first; next is not null; next = group.Count < MostTogether && _arriving.TryTake(out var another) ? another : null)
                {
                    group.Add(next);
                    RunAlone(next);
                }

                _session.Run("COMMIT");
                Interlocked.Increment(ref _commits);
                group.ForEach(static write => write.Succeed());
                _checkpoints.Tend(_session);
            }
            catch (Exception fault)
            {
                Abandon();
                var said = Explained(fault);
                _ = group.Count == 0 ? first.Fail(said) : group.TrueForAll(write => write.Fail(said));
            }
        }
    }

    /// <summary>A write's own fault undoes that write. A full or broken disk makes SQLite undo the whole group, so then all of it fails.</summary>
    private void RunAlone(Write write)
    {
        if (write.IsWithdrawn)
        {
            return;
        }

        _session.Run("SAVEPOINT one");
        try
        {
            write.Run(_session);
        }
        catch (Exception fault) when (_session.IsInTransaction)
        {
            _session.Run("ROLLBACK TO one");
            _ = write.Fail(Explained(fault));
        }

        _session.Run("RELEASE one");
    }

    private Exception Explained(Exception fault) => fault is SqliteException said ? _explain(said) : fault;

    private void Abandon()
    {
        try
        {
            _session.Run("ROLLBACK");
        }
        catch (SqliteException)
        {
            // Undone already.
        }
    }

    private abstract class Write(CancellationToken cancellation)
    {
        /// <summary>Cancelled before it began.</summary>
        public bool IsWithdrawn => cancellation.IsCancellationRequested && Withdraw(cancellation);

        public abstract void Run(SqliteSession session);

        public abstract void Succeed();

        /// <summary>Always true, so that a whole group can be told.</summary>
        public abstract bool Fail(Exception fault);

        protected abstract bool Withdraw(CancellationToken cancellation);
    }

    private sealed class Write<T>(Func<SqliteSession, T> work, CancellationToken cancellation) : Write(cancellation)
    {
        private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T _result = default!;

        public Task<T> Answer => _answer.Task;

        public override void Run(SqliteSession session) => _result = work(session);

        public override void Succeed() => _answer.TrySetResult(_result);

        public override bool Fail(Exception fault)
        {
            _answer.TrySetException(fault);
            return true;
        }

        protected override bool Withdraw(CancellationToken cancellation)
        {
            _answer.TrySetCanceled(cancellation);
            return true;
        }
    }
}
