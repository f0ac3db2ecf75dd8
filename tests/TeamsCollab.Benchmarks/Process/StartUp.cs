using System.Diagnostics;
using static TeamsCollab.Benchmarks.Process.Figures;

namespace TeamsCollab.Benchmarks.Process;

/// <summary>From starting the process until it says that practice is ready, each time with nothing stored yet.</summary>
internal static class StartUp
{
    private const int Runs = 5;
    private const string Ready = "practice is ready";

    public static async Task RunAsync(string folder)
    {
        var (root, bot) = Find();
        Console.WriteLine("start to ready line (practice mode, nothing stored yet) | median ms | fastest | slowest");
        await RunAsync("dotnet TeamsCollab.Bot.dll", Path.Combine(folder, "dll"), root, [bot]);
        await RunAsync("dotnet run --no-build", Path.Combine(folder, "run"), root, ["run", "--no-build", "-c", "Release", "--project", Path.Combine(root, "bot", "TeamsCollab.Bot")]);
        Console.WriteLine();
    }

    private static async Task RunAsync(string name, string folder, string root, string[] arguments)
    {
        var times = new List<double>();
        for (var run = 0; run < Runs; run++)
        {
            times.Add(await MeasureAsync($"{folder}-{run}", root, arguments));
        }

        Print($"{name,-55} | {times.Median(),9:F0} | {times.Min(),7:F0} | {times.Max(),7:F0}");
    }

    private static async Task<double> MeasureAsync(string folder, string root, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = root, RedirectStandardOutput = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["Practice__Folder"] = folder;
        start.Environment["Practice__Port"] = "0";
        start.Environment["Store__Sqlite__Path"] = Path.Combine(folder, "collaborations.db");
        var began = Stopwatch.GetTimestamp();
        using var process = System.Diagnostics.Process.Start(start)!;
        try
        {
            while (await process.StandardOutput.ReadLineAsync() is { } line)
            {
                if (line.Contains(Ready, StringComparison.Ordinal))
                {
                    return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
                }
            }

            throw new InvalidOperationException("The bot ended before it was ready; start it by hand to see why.");
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
    }

    /// <summary>The bot's own output, not the copy beside the benchmarks: a copy lacks nothing, but nobody starts it.</summary>
    private static (string Root, string Bot) Find()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "TeamsCollab.sln")))
        {
            root = root.Parent ?? throw new InvalidOperationException("Run the benchmarks from a clone of the repository.");
        }

        return (root.FullName, Path.Combine(root.FullName, "artifacts", "bin", "TeamsCollab.Bot", "release", "TeamsCollab.Bot.dll"));
    }
}
