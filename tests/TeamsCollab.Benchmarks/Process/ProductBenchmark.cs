using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using TeamsCollab.Bot.Practice;

namespace TeamsCollab.Benchmarks.Process;

/// <summary>
/// <c>dotnet run -c Release --project tests/TeamsCollab.Benchmarks -- product [start|turns|memory]</c>: what a person who runs or presses
/// something waits for, and what the bot holds in memory. Not by BenchmarkDotNet: a process, a disk and a socket are measured.
/// </summary>
internal static class ProductBenchmark
{
    /// <summary>Everybody confirmed the minutes in the morning of this day; the heads sign in the afternoon.</summary>
    private static readonly DateTimeOffset SigningDay = new(2024, 6, 11, 16, 0, 0, TimeSpan.FromHours(8));

    public static async Task RunAsync(string[] words)
    {
        var folder = Directory.CreateTempSubdirectory("product-benchmark-");
        try
        {
            if (words is [] or ["start"])
            {
                await StartUp.RunAsync(folder.FullName);
            }

            if (words is [] or ["turns"])
            {
                var door = new FrontDoorWatch();
                await using var practice = await OpenAsync(Path.Combine(folder.FullName, "turns.db"), door);
                await new SignOffTurns(practice, door).RunAsync();
            }

            if (words is [] or ["memory"])
            {
                await using var practice = await OpenAsync(Path.Combine(folder.FullName, "memory.db"), new FrontDoorWatch());
                await MemoryHeld.RunAsync(practice);
            }
        }
        finally
        {
            folder.Delete(true);
        }
    }

    private static async Task<PracticeMode> OpenAsync(string store, FrontDoorWatch door)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = Environments.Development });
        builder.Configuration["Logging:LogLevel:Default"] = "Warning";
        builder.Configuration["Store:Sqlite:Path"] = store;
        return await PracticeMode.StartAsync(builder, new PracticeOptions(null, 0, SigningDay, RunsInTheBackground: false, door.Take), CancellationToken.None);
    }
}
