using TeamsCollab.Bot.Collaborations;

namespace TeamsCollab.Bot.Hosting;

/// <summary>
/// <c>rebuild [--tenant ID]</c>: folds every collaboration of the configured store anew, with progress. Exit code 0; 1 where some could not be
/// folded by this version or the store cannot be used; 2 for a wrong call.
/// </summary>
internal static class RebuildCommand
{
    private const int Every = 500;

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        var configuration = new ConfigurationBuilder().SetBasePath(AppContext.BaseDirectory).AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables()
            .AddCommandLine([.. args.Skip(1).Where(arg => arg.Contains(':', StringComparison.Ordinal))]).Build();
        var tenant = args is ["rebuild", "--tenant", var named, ..] ? named : configuration["MicrosoftAppTenantId"];
        if (string.IsNullOrEmpty(tenant))
        {
            await error.WriteLineAsync("用法 / usage: rebuild --tenant ID [--Store:Sqlite:Path=FILE] (或设置 / or set MicrosoftAppTenantId)");
            return 2;
        }

        try
        {
            using var logging = LoggerFactory.Create(_ => { });
            var store = await StoreSettings.OpenAsync(configuration, logging, CancellationToken.None);
            await using var closed = (IAsyncDisposable)store;
            await output.WriteLineAsync($"重建 / rebuilding: {StoreSettings.Say(configuration)}");
            var last = new Rebuilding.Progress(0, 0, []);
            await foreach (var progress in new Rebuilding(store, (ICollaborationArchive)store).RunAsync(tenant, CancellationToken.None))
            {
                last = progress;
                if (progress.Seen % Every == 0)
                {
                    await output.WriteLineAsync($"  {progress.Seen} 已检查 / seen, {progress.Rebuilt} 已重建 / rebuilt");
                }
            }

            await output.WriteLineAsync($"完成 / done: {last.Seen} 已检查 / seen, {last.Rebuilt} 已重建 / rebuilt, {last.Refused.Count} 未能重建 / refused");
            foreach (var reason in last.Refused)
            {
                await error.WriteLineAsync(reason);
            }

            return last.Refused.Count == 0 ? 0 : 1;
        }
        catch (Exception refusal) when (StartUpReport.Explain(refusal) is { } words)
        {
            await error.WriteLineAsync(words);
            return 1;
        }
    }
}
