using System.Collections.Concurrent;
using Microsoft.AspNetCore.Connections;

namespace TeamsCollab.Office.Doors;

/// <summary>The connections that are open. One ends when everything that came over it was dealt with, whatever became of who opened it.</summary>
internal sealed class OpenConnections
{
    private readonly ConcurrentDictionary<int, Task> _open = [];
    private int _opened;

    /// <summary>How many were opened so far.</summary>
    public int Opened => Volatile.Read(ref _opened);

    public ConnectionDelegate Counted(ConnectionDelegate next) => async connection =>
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var number = Interlocked.Increment(ref _opened);
        _open[number] = ended.Task;
        try
        {
            await next(connection);
        }
        finally
        {
            _open.TryRemove(number, out _);
            ended.SetResult();
        }
    };

    /// <summary>Completes when those have ended that are open now and were opened after so many others.</summary>
    public Task EndedAsync(int after) => Task.WhenAll(_open.Where(connection => connection.Key > after).Select(connection => connection.Value));
}
