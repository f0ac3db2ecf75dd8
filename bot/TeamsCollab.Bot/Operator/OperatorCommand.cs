using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Bot.Hosting;
using TeamsCollab.Bot.Proof;

namespace TeamsCollab.Bot.Operator;

/// <summary>
/// What an operator does at the machine, beside a running bot or without it: <c>effects</c>, <c>export</c>, <c>import</c>, <c>erase</c>. Whoever may
/// read the store's file, or its account, may do this; there is no way to it from Teams or the network. Exit code 0; 1 where the store refused
/// or something does not agree; 2 where the question was not understood.
/// </summary>
internal static class OperatorCommand
{
    internal const string Usage = """
        用法 Usage:
          effects list [--most 100]                       等待或停发的消息 what waits or was given up, with the reason
          effects show <id>                               一条的详情 one of them in full
          effects retry <id> | --all                      重新发送 send again
          export --to <file.jsonl>                        导出租户 the whole tenant as JSON lines
          import --from <file.jsonl>                      导入并核对 into an empty store: signatures checked, counts and hashes compared
          import ... --key <file or fingerprint>[,...]    另外信任的签名密钥 other keys that you know to be the organisation's; recorded
          import ... --accept-unproven <n>                连同 n 条未经签名证明的记录 with n histories that no signature proves; recorded
          erase --person <id> [--number <MKT-2026-015>]   预览此人写下的文字 what would be erased of a person's texts
          erase ... --confirm <n> [--exports a.jsonl,b.jsonl]   删除这 n 段文字 erase those n texts, in older exports too
        另可 Also: --tenant <id>, --Store:Sqlite:Path <file> / --Store:Cosmos:Endpoint <address>; 默认取自配置 by default from the settings.
        """;

    public static bool Claims(string[] args) => args is ["effects" or "export" or "import" or "erase", ..];

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, CancellationToken cancellation = default)
    {
        var words = args.TakeWhile(word => !word.StartsWith("--", StringComparison.Ordinal)).ToArray();
        var all = args.Contains("--all");
        try
        {
            var settings = OperatorCommands.Configure([.. args.Skip(words.Length).Where(word => word != "--all")]).Configuration;
            if (Read(words, settings, all) is not { } work)
            {
                await error.WriteLineAsync(Usage);
                return 2;
            }

            if (words[0] == "import" && !File.Exists(settings["from"]))
            {
                throw new StartUpRefusedException($"没有文件 {settings["from"]}。 There is no file {settings["from"]}.");
            }

            // Only an import brings in what a running bot must not see half of.
            var store = words[0] == "import"
                ? await StoreSettings.OpenAsync(settings, NullLoggerFactory.Instance, cancellation)
                : await StoreSettings.OpenBesideAsync(settings, NullLoggerFactory.Instance, cancellation);
            await using var open = (IAsyncDisposable)store;
            var tenant = settings["tenant"] ?? settings["MicrosoftAppTenantId"] ?? BotHost.PracticeTenantId;
            if (words[0] is not "import" && settings["tenant"] is null && settings["MicrosoftAppTenantId"] is null
                && !await ((ICollaborationArchive)store).ReadStreamsAsync(tenant, cancellation).AnyAsync(cancellation))
            {
                throw new StartUpRefusedException("请用 --tenant 或 MicrosoftAppTenantId 指定租户。 Name the tenant with --tenant or MicrosoftAppTenantId.");
            }

            return await work(new OperatorStore(tenant, store, (ICollaborationArchive)store), output, cancellation);
        }
        catch (Exception refused) when (refused is StoreUnavailableException or StartUpRefusedException or SigningKeyUnavailableException or IOException or UnauthorizedAccessException or InvalidDataException)
        {
            await error.WriteLineAsync(refused.Message);
            return 1;
        }
        catch (Exception refused) when (StartUpReport.Explain(refused) is { } explained)
        {
            await error.WriteLineAsync(explained);
            return 1;
        }
    }

    private static Func<OperatorStore, TextWriter, CancellationToken, Task<int>>? Read(string[] words, ConfigurationManager settings, bool all) => words switch
    {
        ["effects", "list"] when int.TryParse(settings["most"] ?? "100", NumberStyles.None, CultureInfo.InvariantCulture, out var most) && most > 0 =>
            (store, output, cancellation) => StuckEffects.ListAsync(store, most, output, cancellation),
        ["effects", "show", var id] => (store, output, cancellation) => StuckEffects.ShowAsync(store, id, output, cancellation),
        ["effects", "retry", var id] => (store, output, cancellation) => StuckEffects.RetryAsync(store, id, output, cancellation),
        ["effects", "retry"] when all => (store, output, cancellation) => StuckEffects.RetryAsync(store, null, output, cancellation),
        ["export"] when settings["to"] is { Length: > 0 } file => (store, output, cancellation) => TenantExport.WriteAsync(store, file, output, cancellation),
        ["import"] when settings["from"] is { Length: > 0 } file => async (store, output, cancellation) =>
            await TenantImport.ReadAsync(store, file, await ImportTrust.ReadAsync(settings, cancellation), output, cancellation),
        ["erase"] when settings["person"] is { Length: > 0 } person => (store, output, cancellation) => Erasure.RunAsync(
            store, new Erasure.Order(new Process.Person(person.ToLowerInvariant()), settings["number"], settings["confirm"], settings["exports"]), output, cancellation),
        _ => null,
    };
}

/// <summary>The store that an operator's command works on.</summary>
internal sealed record OperatorStore(string Tenant, ICollaborationStore Store, ICollaborationArchive Archive);
