using Microsoft.Extensions.Logging.Abstractions;
using TeamsCollab.Bot.Collaborations;

namespace TeamsCollab.Bot.Hosting;

/// <summary>
/// <c>rebuild [--tenant ID]</c>: folds every collaboration of the configured store anew, beside a running bot or without it, with progress. Exit code 0; 1 where some could not be
/// folded by this version or the store cannot be used; 2 for a wrong call.
/// </summary>
internal static class RebuildCommand
{
    internal const string Usage = "用法 / usage: rebuild --tenant ID [--Store:Sqlite:Path FILE] (或设置 / or set MicrosoftAppTenantId)";

    private const int Every = 500;

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        try
        {
            var configuration = OperatorCommands.Configure(args[1..]).Configuration;
            var tenant = configuration["tenant"] ?? configuration["MicrosoftAppTenantId"];
            if (string.IsNullOrEmpty(tenant))
            {
                await error.WriteLineAsync(Usage);
                return 2;
            }

            var store = await StoreSettings.OpenBesideAsync(configuration, NullLoggerFactory.Instance, CancellationToken.None);
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
