using System.Globalization;
using TeamsCollab.Bot.Hosting;
using TeamsCollab.Bot.Practice.Rehearsal;

namespace TeamsCollab.Bot.Practice;

/// <summary>
/// <c>rehearse [--scenario NAME] [--record DIR] [--log LEVEL]</c>: plays the process document's own example, or another scenario, through the front door in seconds, on a
/// temporary store unless <c>Store:Sqlite:Path</c> or <c>Store:Cosmos:Endpoint</c> on this machine names one. Exit code 0 when every stage was reached, 1 when not, 2 for a wrong call.
/// </summary>
internal static class RehearseCommand
{
    internal const string Usage = "用法 / usage: rehearse [--scenario campaign|urgent|goals|resource|minutes|absence|budget] [--record DIR] [--log debug|information|warning] [--Store:Sqlite:Path FILE]";

    /// <summary>The example is a campaign for the third quarter of 2024.</summary>
    private static readonly DateTimeOffset Beginning = new(2024, 6, 3, 9, 30, 0, TimeSpan.FromHours(8));

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        if (!TryRead(args, out var scenario, out var record, out var level, out var rest))
        {
            await error.WriteLineAsync(Usage);
            return 2;
        }

        var temporary = Directory.CreateTempSubdirectory("teamscollab-rehearsal-");
        try
        {
            var builder = Builder(rest, level, temporary.FullName);
            if (StoreSettings.IsRemote(builder.Configuration))
            {
                throw new StartUpRefusedException(
                    "自动演示只使用本机存储，请去掉 Store:Cosmos:Endpoint 或指向本机。 A rehearsal refuses a remote store: remove Store:Cosmos:Endpoint, or name one on this machine.");
            }

            using var recorder = ExchangeRecorder.Open(record);
            await using var practice = await PracticeMode.StartAsync(
                builder,
                new PracticeOptions(null, 0, Beginning, RunsInTheBackground: false, recorder.Take),
                CancellationToken.None);
            await output.WriteLineAsync($"自动演示 / rehearsal: {scenario.Title}");
            await output.WriteLineAsync();
            return await RehearsalPlay.PlayAsync(scenario, new Stagehands(practice, output, RehearsalDays.AsWritten), recorder, output, CancellationToken.None) ? 0 : 1;
        }
        catch (Exception refusal) when (StartUpReport.Explain(refusal) is { } words)
        {
            await error.WriteLineAsync(words);
            return 1;
        }
        finally
        {
            temporary.Delete(recursive: true);
        }
    }

    private static WebApplicationBuilder Builder(string[] rest, LogLevel level, string temporary)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = rest, EnvironmentName = Environments.Development, ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration["Logging:LogLevel:Default"] = level.ToString();
        if (string.IsNullOrEmpty(builder.Configuration["Store:Sqlite:Path"]))
        {
            builder.Configuration["Store:Sqlite:Path"] = Path.Combine(temporary, "rehearsal.db");
        }

        if (!string.IsNullOrEmpty(builder.Configuration["Store:Cosmos:Endpoint"]) && string.IsNullOrEmpty(builder.Configuration["Signing:KeyFile"]))
        {
            // Where many instances share a store they share a key; a rehearsal is alone.
            builder.Configuration["Signing:KeyFile"] = Path.Combine(temporary, "rehearsal.signing-key.pem");
        }

        return builder;
    }

    private static bool TryRead(string[] args, out RehearsalScenario scenario, out string? record, out LogLevel level, out string[] rest)
    {
        (scenario, record, level) = (RehearsalScenario.All[0], null, LogLevel.Warning);
        var others = new List<string>();
        for (var at = 1; at < args.Length; at++)
        {
            switch (args[at])
            {
                case "--scenario" when at + 1 < args.Length && RehearsalScenario.Named(args[at + 1]) is { } named:
                    (scenario, at) = (named, at + 1);
                    break;
                case "--record" when at + 1 < args.Length:
                    record = args[++at];
                    break;
                case "--log" when at + 1 < args.Length && Enum.TryParse(CultureInfo.InvariantCulture.TextInfo.ToTitleCase(args[at + 1]), out level):
                    at++;
                    break;
                case var other when other.StartsWith("--", StringComparison.Ordinal) && other.Contains(':', StringComparison.Ordinal):
                    others.Add(other);
                    if (!other.Contains('=', StringComparison.Ordinal) && at + 1 < args.Length)
                    {
                        others.Add(args[++at]);
                    }

                    break;
                default:
                    rest = [];
                    return false;
            }
        }

        rest = [.. others];
        return true;
    }
}
