using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.FileProviders;
using TeamsCollab.Bot.Cards.Authoring;
using TeamsCollab.Office;

namespace TeamsCollab.Bot.Practice.Gallery;

/// <summary>
/// <c>cards preview [folder] [--port n]</c>: every card with every sample in every language, at three widths, light and dark, drawn by Microsoft's
/// renderer in the browser. On loopback only, and read anew at each look, so that an author edits a file and reloads the page.
/// </summary>
internal static class PreviewCommand
{
    private const int DefaultPort = 3980;
    private const string Usage = "用法 Usage: cards preview [<cards folder>] [--port <number>]";

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        var (folder, port) = args switch
        {
            [] => (CardCatalogue.FindFolder(), DefaultPort),
            [var named] when !named.StartsWith("--", StringComparison.Ordinal) => (named, DefaultPort),
            ["--port", var number] => (CardCatalogue.FindFolder(), PortOf(number)),
            [var named, "--port", var number] => (named, PortOf(number)),
            _ => (null, -1),
        };
        if (port < 0)
        {
            await error.WriteLineAsync(Usage);
            return 2;
        }

        if (folder is null || !Directory.Exists(folder))
        {
            await error.WriteLineAsync($"没有卡片文件夹 {folder ?? "cards"}：请在仓库中运行，或写明路径。 There is no such folder of cards: run it in the repository, or name the folder.");
            return 2;
        }

        await using var gallery = Build(folder, port);
        try
        {
            await gallery.StartAsync();
        }
        catch (IOException taken)
        {
            await error.WriteLineAsync($"端口 {port} 不可用，请用 --port 换一个。 Port {port} cannot be used, name another with --port: {taken.Message}");
            return 2;
        }

        await output.WriteLineAsync($"卡片预览 / the gallery of cards: {gallery.Urls.First()}   Ctrl+C 停止 / stops it");
        await gallery.WaitForShutdownAsync();
        return 0;
    }

    /// <summary>The gallery's server, not started yet.</summary>
    internal static WebApplication Build(string folder, int port)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        var app = builder.Build();
        app.Use(async (context, next) =>
        {
            // A page elsewhere must not read this one by giving a name of its own to 127.0.0.1.
            if (context.Request.Host.Host is not ("127.0.0.1" or "localhost"))
            {
                context.Response.StatusCode = 403;
                return;
            }

            context.Response.Headers.ContentSecurityPolicy = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:";
            context.Response.Headers.CacheControl = "no-store";
            await next();
        });
        app.MapGet("/cards.json", () => Results.Bytes(GalleryCards.Write(folder), "application/json"));
        app.MapGet("/", () => Results.Stream(Own("gallery.html"), "text/html; charset=utf-8"));
        app.MapGet("/gallery.js", () => Results.Stream(Own("gallery.js"), "text/javascript; charset=utf-8"));
        app.MapGet("/gallery.css", () => Results.Stream(Own("gallery.css"), "text/css; charset=utf-8"));
        Serve(app, "/office", Path.Combine(Office, "wwwroot"));
        Serve(app, "/lib", Path.Combine(Office, "node_modules"));
        return app;
    }

    /// <summary>The practice page's folder, whose renderer, measures and colours the gallery shares.</summary>
    private static string Office { get; } =
        typeof(SimulatedOffice).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "ProjectDirectory").Value!;

    private static void Serve(WebApplication app, string path, string folder)
    {
        if (Directory.Exists(folder))
        {
            app.UseStaticFiles(new StaticFileOptions { RequestPath = path, FileProvider = new PhysicalFileProvider(folder) });
        }
    }

    private static Stream Own(string name) => typeof(PreviewCommand).Assembly.GetManifestResourceStream(name)!;

    private static int PortOf(string number) => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= ushort.MaxValue ? port : -1;
}
