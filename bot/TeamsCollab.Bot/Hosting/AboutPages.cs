namespace TeamsCollab.Bot.Hosting;

/// <summary>The three pages that every Teams app must name, for an organisation that has none of its own: what it is, what it keeps, its terms.</summary>
internal static class AboutPages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var name in (string[])["about", "privacy", "terms"])
        {
            var page = Read(name);
            routes.MapGet($"/{name}", () => Results.Content(page, "text/html; charset=utf-8"));
        }
    }

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(AboutPages).Assembly.GetManifestResourceStream($"{name}.html")!);
        return reader.ReadToEnd();
    }
}
