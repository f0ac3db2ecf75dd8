using Microsoft.Data.Sqlite;

namespace TeamsCollab.Bot.Collaborations;

/// <summary>Puts what SQLite says into words that tell a person what to do.</summary>
internal static class SqliteFailure
{
    // Primary result codes, https://sqlite.org/rescode.html
    private const int Permission = 3, Busy = 5, Locked = 6, OutOfMemory = 7, ReadOnly = 8, InputOutput = 10, Corrupt = 11, Full = 13, CannotOpen = 14, NotADatabase = 26;

    /// <summary>The exception for the caller; faults of our own, such as a broken constraint, stay what they are.</summary>
    public static Exception Explained(SqliteException fault, string path) => fault.SqliteErrorCode switch
    {
        Full => Said($"磁盘已满，无法写入 {path}。请腾出空间后重试，已确认的数据不受影响。", $"The disk is full: {path} cannot be written. Free some space and try again; nothing that was confirmed is lost.", fault),
        ReadOnly or Permission => Said($"没有写入 {path} 的权限。请检查该文件及其所在文件夹的权限。", $"{path} cannot be written. Check the permissions of the file and of its folder.", fault),
        Corrupt or NotADatabase => Said($"{path} 已损坏或不是数据库文件。请停止服务，保留该文件，并用最近的备份恢复。", $"{path} is damaged or is not a database. Stop the bot, keep the file, and restore the latest backup.", fault),
        CannotOpen => Said($"无法打开 {path}。请检查路径、文件夹及权限。", $"{path} cannot be opened. Check the path, the folder and its permissions.", fault),
        InputOutput => Said($"读写 {path} 时磁盘出错。请检查磁盘；网络文件夹不适用。", $"The disk reported an error at {path}. Check the disk; a network folder will not do.", fault),
        Busy or Locked or OutOfMemory => Said($"{path} 暂时无法使用，请稍后重试。", $"{path} cannot be used at the moment. Try again shortly.", fault),
        _ => fault,
    };

    private static StoreUnavailableException Said(string chinese, string english, Exception? cause = null) => new($"{chinese}\n{english}", cause);

    public static StoreUnavailableException InUse(string path, Exception cause) => Said(
        $"{path} 正由另一个进程使用。一个数据文件只能由一个机器人进程使用；请停止另一个进程，或用 Store:Sqlite:Path 指定其他文件。需要多个实例时请使用 Cosmos DB。",
        $"{path} is in use by another process. One file serves one bot process: stop the other one, or name another file with Store:Sqlite:Path. For several instances use Cosmos DB.",
        cause);

    public static StoreUnavailableException Missing(string path) => Said(
        $"没有数据文件 {path}。请用 --Store:Sqlite:Path 指定。", $"There is no data file {path}. Name it with --Store:Sqlite:Path.");

    public static StoreUnavailableException StillRead(string path) => Said(
        $"已删除的文字可能仍留在 {path}-wal 中：一直有连接在读取先前的内容。请稍后以同样的参数重新运行此命令。",
        $"What was erased may still stand in {path}-wal: a connection has been reading what stood before. Run the same command again shortly.");

    public static StoreUnavailableException FolderRefused(string path, Exception cause) => Said(
        $"无法在 {path} 创建文件。请检查文件夹是否存在以及权限。", $"No file can be created at {path}. Check the folder and its permissions.", cause);

    public static StoreUnavailableException Newer(string path, long found, long known) => Said(
        $"{path} 由更新版本的机器人写入（数据版本 {found}，本程序支持到 {known}）。请使用更新的版本启动；文件未被改动。",
        $"{path} was written by a newer version of the bot (data version {found}; this one knows {known}). Start the newer version; the file was not changed.");

    public static StoreUnavailableException Foreign(string path) => Said(
        $"{path} 是其他程序的数据库。请用 Store:Sqlite:Path 指定其他文件；该文件未被改动。",
        $"{path} is the database of another program. Name another file with Store:Sqlite:Path; this one was not changed.");
}
