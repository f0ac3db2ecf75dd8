namespace TeamsCollab.EndToEnd.Tests.Browser;

/// <summary>What a test in a browser needs of the machine. Says what is missing, and the test is skipped.</summary>
internal static class BrowserFound
{
    private static readonly string[] UsualPlaces = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    /// <summary>The Chromium that is installed: <c>CHROMIUM</c> names it, or it lies where it usually does.</summary>
    public static string Require()
    {
        var chromium = Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named ? named : Array.Find(UsualPlaces, File.Exists);
        Assert.SkipUnless(chromium is not null && File.Exists(chromium), "Chromium was not found: install it, or set CHROMIUM to its path.");
        Assert.SkipUnless(NodeIsThere(), "Node.js was not found: without it the practice page shows cards as text.");
        return chromium!;
    }

    private static bool NodeIsThere() => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, "node")) || File.Exists(Path.Combine(folder, "node.exe")));
}
