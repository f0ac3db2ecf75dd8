namespace TeamsCollab.Bot.Collaborations;

/// <summary>
/// Keeps a second process away from a data file, for as long as this one lives. An open handle on a file beside it: flock on Unix,
/// a share mode on Windows. Either vanishes with the process, also when it is killed, so nothing has to be cleaned up and the
/// file itself is left lying. Not on the database: closing any handle on it would drop SQLite's own locks in this process.
/// Not SQLite's exclusive mode: it would shut out our own readers too.
/// </summary>
internal sealed class SqliteProcessLock : IDisposable
{
    private readonly FileStream _held;

    private SqliteProcessLock(FileStream held) => _held = held;

    public static SqliteProcessLock Take(string path)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw SqliteFailure.FolderRefused(path, fault);
        }

        try
        {
            return new(new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (UnauthorizedAccessException fault)
        {
            throw SqliteFailure.FolderRefused(path, fault);
        }
        catch (IOException fault)
        {
            throw SqliteFailure.InUse(path, fault);
        }
    }

    public void Dispose() => _held.Dispose();
}
