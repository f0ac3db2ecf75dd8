using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Playwright;

namespace TeamsCollab.EndToEnd.Tests.Browser;

/// <summary>axe, from npm: looks through an open page for what keeps people from using it. Fetched from the lock file the first time.</summary>
internal static class Axe
{
    private static readonly Lazy<Task<string>> Source = new(FetchAsync);

    /// <summary>What it found of weight (serious or critical), one line each.</summary>
    public static async Task<string[]> SeriousAsync(IPage page, string where)
    {
        await page.EvaluateAsync(await Source.Value);
        var found = await page.EvaluateAsync<JsonElement>("async () => (await axe.run({ resultTypes: ['violations'] })).violations.map(({ id, impact, nodes }) => ({ id, impact, nodes: nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join('\\n') }))");
        return [.. found.EnumerateArray().Where(rule => rule.GetProperty("impact").GetString() is "serious" or "critical").Select(rule => $"{where}: {rule.GetProperty("id")} {rule.GetProperty("nodes").GetString()}")];
    }

    private static async Task<string> FetchAsync()
    {
        var folder = Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "node");
        var file = Path.Combine(folder, "node_modules", "axe-core", "axe.min.js");
        if (!File.Exists(file))
        {
            using var npm = System.Diagnostics.Process.Start(
                new ProcessStartInfo(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", "ci --ignore-scripts --loglevel=error") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
            var said = await npm.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await npm.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.SkipUnless(npm.ExitCode == 0, $"npm could not fetch axe-core: {said}");
        }

        return await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
