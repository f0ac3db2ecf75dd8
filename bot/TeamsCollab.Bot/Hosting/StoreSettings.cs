using Azure.Core;
using Azure.Identity;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Bot.Collaborations.Cosmos;
using TeamsCollab.BotFramework;

namespace TeamsCollab.Bot.Hosting;

/// <summary>
/// Where state lives: in Cosmos DB where <c>Store:Cosmos:Endpoint</c> is set; else in the file <c>Store:Sqlite:Path</c>, else in one file in the user's own
/// data folder.
/// </summary>
public static class StoreSettings
{
    public static string PathOf(IConfiguration configuration) =>
        configuration["Store:Sqlite:Path"] is { Length: > 0 } path ? Path.GetFullPath(path) : Path.Combine(DataFolder, "teamscollab.db");

    /// <summary>The user's data folder, also where nobody has made it yet; the working folder where a machine has none.</summary>
    public static string DataFolder =>
        Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify) is { Length: > 0 } home ? home : Directory.GetCurrentDirectory(),
            "TeamsCollab");

    /// <summary>Whether the store is on another machine.</summary>
    public static bool IsRemote(IConfiguration configuration) => CosmosSettings.Read(configuration) is { IsRemote: true };

    /// <summary>What people are told of it.</summary>
    public static string Say(IConfiguration configuration) => CosmosSettings.Read(configuration) is { } cosmos
        ? $"Cosmos DB {cosmos.Place} ({(cosmos.Key is null ? "Microsoft Entra ID" : "本机密钥 / key of this machine")})"
        : PathOf(configuration);

    /// <summary>Opens the store that is configured. It is an <see cref="ICollaborationArchive"/> too; whoever opens it disposes it.</summary>
    /// <exception cref="StoreUnavailableException">It cannot be used; the message says what to do.</exception>
    /// <exception cref="StartUpRefusedException">The settings cannot be meant so.</exception>
    public static async Task<ICollaborationStore> OpenAsync(IConfiguration configuration, ILoggerFactory logging, CancellationToken cancellation) =>
        CosmosSettings.Read(configuration) is { } cosmos
            ? await CosmosCollaborationStore.OpenAsync(cosmos, () => IdentityOf(configuration), MachineTime.Real, cancellation)
            : await SqliteCollaborationStore.OpenAsync(PathOf(configuration), logging.CreateLogger<SqliteCollaborationStore>(), cancellation);

    /// <summary>Opens the store for an operator's command, beside a bot that may be running.</summary>
    /// <exception cref="StoreUnavailableException">It cannot be used; the message says what to do.</exception>
    public static async Task<ICollaborationStore> OpenBesideAsync(IConfiguration configuration, ILoggerFactory logging, CancellationToken cancellation) =>
        CosmosSettings.Read(configuration) is null
            ? await SqliteCollaborationStore.OpenBesideAsync(PathOf(configuration), logging.CreateLogger<SqliteCollaborationStore>(), cancellation)
            : await OpenAsync(configuration, logging, cancellation);

    /// <summary>The bot's own identity; without one, or with one of a simulated office, whoever is signed in on this machine.</summary>
    public static TokenCredential IdentityOf(IConfiguration configuration)
    {
        var bot = Bot(configuration);
        return string.IsNullOrEmpty(bot.MicrosoftAppId) || bot.Credential is not null ? new DefaultAzureCredential() : bot.CreateCredential();
    }

    /// <summary>The bot's settings as the host will have them.</summary>
    internal static BotFrameworkOptions Bot(IConfiguration configuration)
    {
        var bot = configuration.Get<BotFrameworkOptions>() ?? new BotFrameworkOptions();
        bot.Credential = LoopbackCredential.For(bot, MachineTime.Real);
        return bot;
    }
}
