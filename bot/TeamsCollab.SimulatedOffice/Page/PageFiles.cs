using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.FileProviders;

namespace TeamsCollab.Office.Page;

/// <summary>The practice page and the packages that draw its cards, served from the source folder: they are never copied into an output that could be published.</summary>
internal sealed class PageFiles
{
    private static readonly string[] Needed = ["adaptivecards/dist/adaptivecards.min.js", "markdown-it/dist/markdown-it.min.js"];

    private readonly string _project = typeof(PageFiles).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "ProjectDirectory").Value!;

    private string Packages => Path.Combine(_project, "node_modules");

    public object Renderer() => Needed.All(file => File.Exists(Path.Combine(Packages, file)))
        ? new { available = true, install = (string?)null }
        : new { available = false, install = (string?)"npm ci --prefix bot/TeamsCollab.SimulatedOffice" };

    public void Serve(IApplicationBuilder app)
    {
        if (Directory.Exists(Path.Combine(_project, "wwwroot")))
        {
            var files = new PhysicalFileProvider(Path.Combine(_project, "wwwroot"));
            app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files });
            app.UseStaticFiles(new StaticFileOptions { FileProvider = files });
        }

        // The folder may appear later, when npm is run beside a running office.
        app.MapWhen(context => context.Request.Path.StartsWithSegments("/lib") && Directory.Exists(Packages), branch =>
        {
            PhysicalFileProvider? provider = null;
            branch.Run(context =>
            {
                provider ??= new PhysicalFileProvider(Packages);
                var file = provider.GetFileInfo(context.Request.Path.Value!["/lib".Length..]);
                if (!file.Exists || file.PhysicalPath is null || !context.Request.Path.Value.Contains("/dist/", StringComparison.Ordinal))
                {
                    context.Response.StatusCode = 404;
                    return Task.CompletedTask;
                }

                context.Response.ContentType = Path.GetExtension(file.Name) switch { ".js" => "text/javascript; charset=utf-8", ".css" => "text/css; charset=utf-8", _ => "application/octet-stream" };
                return context.Response.SendFileAsync(file);
            });
        });
    }
}
