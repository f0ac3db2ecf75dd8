using TeamsCollab.Bot.Collaborations;

namespace TeamsCollab.Bot.Hosting;

/// <summary>Runs the product until it is stopped. Whatever keeps it from starting is said in plain words, with exit code 1.</summary>
internal static class BotCommand
{
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        try
        {
            SettingsDocument.Add(builder.Configuration);
            SettingsCheck.Refuse(builder.Configuration);
#if PRACTICE
            if (Practice.PracticeMode.IsWanted(builder))
            {
                await using var practice = await Practice.PracticeMode.StartAsync(builder, Practice.PracticeOptions.FromConfiguration(builder.Configuration), default);
                await output.WriteLineAsync(practice.Greeting);
                await practice.App.WaitForShutdownAsync();
                return 0;
            }
#endif
            var app = await BotHost.BuildAsync(builder, default);
            await app.StartAsync();
            await output.WriteLineAsync(StartUpReport.Of(app));
            await app.WaitForShutdownAsync();
            await app.DisposeAsync();
            return 0;
        }
        catch (Exception refusal) when (StartUpReport.Explain(refusal) is { } words)
        {
            await error.WriteLineAsync(words);
            return 1;
        }
    }
}
