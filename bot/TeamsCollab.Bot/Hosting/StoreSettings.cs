namespace TeamsCollab.Bot.Hosting;

/// <summary>Where state lives: <c>Store:Sqlite:Path</c>, else one file in the user's own data folder.</summary>
public static class StoreSettings
{
    public static string PathOf(IConfiguration configuration) =>
        configuration["Store:Sqlite:Path"] is { Length: > 0 } path ? Path.GetFullPath(path) : Path.Combine(DataFolder, "teamscollab.db");

    /// <summary>The user's data folder, or the working folder where a machine has none.</summary>
    public static string DataFolder =>
        Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData) is { Length: > 0 } home ? home : Directory.GetCurrentDirectory(),
            "TeamsCollab");
}
