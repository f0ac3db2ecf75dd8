namespace TeamsCollab.Bot.Tests.Cards;

internal static class Repository
{
    /// <summary>The folder of TeamsCollab.sln.</summary>
    public static string Folder
    {
        get
        {
            var folder = AppContext.BaseDirectory;
            while (!File.Exists(Path.Combine(folder, "TeamsCollab.sln")))
            {
                folder = Path.GetDirectoryName(folder)!;
            }

            return folder;
        }
    }
}
