using Microsoft.Data.Sqlite;

namespace TeamsCollab.Bot.Collaborations;

/// <summary>
/// Brings the write-ahead log home beside the writer, which would otherwise stand still meanwhile and with it every turn that waits for a commit.
/// A pass copies what was committed when it began, on a thread and a connection of its own. What the writer added since, it copies
/// itself, so that the log begins anew: under a load that never rests, passes alone would never come to its end.
/// </summary>
internal sealed class SqliteCheckpoints(string path) : IDisposable
{
    /// <summary>16 MB: pages that are written again and again are copied once.</summary>
    private const long PagesAPass = 4000;

    /// <summary>64 MB: from here on the writer waits for a pass that is slower than it is.</summary>
    private const long MostBehind = 16_000;

    private readonly SqliteSession _session = SqliteSession.Open(path, SqliteUse.Checkpoints);
    private Task? _pass;
    private long _home;

    /// <summary>For the writer, between its transactions.</summary>
    public void Tend(SqliteSession writer)
    {
        var behind = writer.PagesWritten - _home;
        if (_pass is null)
        {
            _pass = behind < PagesAPass ? null : Task.Factory.StartNew(() => Copy(_session), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
        else if (_pass.IsCompleted || behind >= MostBehind)
        {
            _pass.Wait();
            Copy(writer);
            (_pass, _home) = (null, writer.PagesWritten);
        }
    }

    public void Dispose()
    {
        _pass?.Wait();
        _session.Dispose();
    }

    /// <summary>What cannot be copied now stays in the log, where it is as durable; the next pass tries again.</summary>
    private static void Copy(SqliteSession session)
    {
        try
        {
            session.Run("PRAGMA wal_checkpoint(PASSIVE)");
        }
        catch (SqliteException)
        {
        }
    }
}
