using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Bot.Hosting;
using TeamsCollab.Bot.Proof;

namespace TeamsCollab.Bot.Documents;

/// <summary>
/// <c>bundle &lt;number&gt; --out FILE</c>: writes the evidence bundle of a collaboration, for operators, while the bot is stopped or beside a shared
/// store. Exit code 0 when it was written, 1 when not, 2 for a wrong call.
/// </summary>
internal static class BundleCommand
{
    internal const string Usage = "用法 / usage: bundle <编号 number> --out <file.zip> [--Store:Sqlite:Path <file>] [--MicrosoftAppTenantId <id>]";

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        if (args is not [_, var number, "--out", var file, .. var rest] || number.StartsWith("--", StringComparison.Ordinal))
        {
            await error.WriteLineAsync(Usage);
            return 2;
        }

        try
        {
            await using var app = await BotHost.BuildAsync(OperatorCommands.Configure(rest), default, runsInTheBackground: false);
            var (services, tenant) = (app.Services, app.Configuration["MicrosoftAppTenantId"]!);
            var key = await services.GetRequiredService<ICollaborationStore>().FindByNumberAsync(tenant, number.ToUpperInvariant(), default);
            if (key is null || await services.GetRequiredService<DocumentLibrary>().MakeAsync(key.Value, DocumentKind.Bundle, null, default) is not { } bundle)
            {
                await error.WriteLineAsync($"没有编号为 {number} 的协作（租户 {tenant}，{StoreSettings.PathOf(app.Configuration)}）。 No collaboration has this number in this tenant and store.");
                return 1;
            }

            await File.WriteAllBytesAsync(file, bundle.Content);
            await output.WriteLineAsync($"已写入 / written: {Path.GetFullPath(file)}");
            return 0;
        }
        catch (Exception refusal) when (StartUpReport.Explain(refusal) is { } words)
        {
            await error.WriteLineAsync(words);
            return 1;
        }
        catch (Exception fault) when (fault is SigningKeyUnavailableException or IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync(fault.Message);
            return 1;
        }
    }
}
