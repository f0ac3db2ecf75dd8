using System.Security.Cryptography;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using TeamsCollab.Bot.Calendar;
using TeamsCollab.Bot.Clock;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Bot.Effects;
using TeamsCollab.Bot.Hosting;
using TeamsCollab.Bot.Proof;
using TeamsCollab.Office;
using TeamsCollab.Process.Calendar;

namespace TeamsCollab.Bot.Practice;

/// <summary>
/// The product with nothing configured: the same host beside a simulated office on loopback. Only in Development, and only where neither
/// an app id nor a remote store is configured.
/// </summary>
internal sealed class PracticeMode(WebApplication app, SimulatedOffice office, PracticeClock clock, string store) : IAsyncDisposable
{
    public WebApplication App => app;

    public SimulatedOffice Office => office;

    public PracticeClock Clock => clock;

    public string Greeting => $"""

        TeamsCollab 体验环境已就绪 / practice is ready

          请打开 / open      {office.PracticePage}

          模拟 / simulated   Microsoft 365：{office.People.Count} 位同事、{office.Departments.Count} 个部门、日历与邮件；仅限本机 127.0.0.1
          存储 / store       {store}
          签名 / signing     {SigningKeySettings.Say(app.Services.GetRequiredService<ISigningKey>())}
          文件 / documents   演示文件·不具效力 / for practice only
          未配置 / not set   MicrosoftAppId（接入真实 Teams 见 infra/README.md / for the real Teams see infra/README.md）
          停止 / stop        Ctrl+C

        """;

    public static bool IsWanted(WebApplicationBuilder builder) =>
        builder.Environment.IsDevelopment()
        && string.IsNullOrEmpty(builder.Configuration["MicrosoftAppId"])
        && !StoreSettings.IsRemote(builder.Configuration);

    public static async Task<PracticeMode> StartAsync(WebApplicationBuilder builder, PracticeOptions options, CancellationToken cancellation)
    {
        var machine = MachineTime.Real;
        var secret = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        if (options.Folder is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        var calendar = ChineseHolidays.Load(builder.Configuration.GetSection("Calendar"));
        var clock = new PracticeClock(machine, calendar, In(options.Folder, "business-clock"));
        if (options.StartsAt is { } start)
        {
            clock.BeginAt(start);
        }

        var office = await SimulatedOffice.StartAsync(
            new SimulatedOfficeOptions
            {
                BotAppId = BotHost.PracticeAppId,
                BotSecret = secret,
                Clock = clock,
                Time = machine,
                Port = PortOrAny(options.OfficePort),
                DataFile = In(options.Folder, "office.jsonl"),
                Observe = options.Observe,
            },
            cancellation);
        builder.Configuration.AddInMemoryCollection(Settings(builder.Configuration, options, office, secret));
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = await BotHost.BuildAsync(builder, cancellation, options.RunsInTheBackground);
        var services = app.Services;
        clock.Connect(services.GetRequiredService<BusinessClock>(), services.GetRequiredService<ICollaborationStore>(), services.GetRequiredService<ClockSweep>(), services.GetRequiredService<EffectPump>());
        office.ShowTimeline(new PracticeTimeline(services.GetRequiredService<ICollaborationStore>(), calendar, services.GetRequiredService<IOptions<TimeLimits>>().Value, office).TellAsync);
        await app.StartAsync(cancellation);
        var address = services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        office.ConnectBot(new Uri(new Uri(address), "/api/messages"));
        await office.AnnounceInstallationsAsync(cancellation);
        var practice = new PracticeMode(app, office, clock, StoreSettings.Say(builder.Configuration));
        office.OfferPlays(new PracticePlays(practice, calendar).Offer);
        return practice;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await office.DisposeAsync();
        clock.Dispose();
    }

    private static Dictionary<string, string?> Settings(ConfigurationManager configured, PracticeOptions options, SimulatedOffice office, string secret)
    {
        var settings = new Dictionary<string, string?>
        {
            ["MicrosoftAppId"] = BotHost.PracticeAppId,
            ["MicrosoftAppPassword"] = secret,
            ["MicrosoftAppTenantId"] = office.TenantId,
            ["ToChannelFromBotLoginUrl"] = office.Address.ToString(),
            ["Graph:BaseAddress"] = office.GraphAddress.ToString(),
            ["ToBotFromChannelTokenIssuer"] = office.TokenIssuer,
            ["ToBotFromChannelOpenIdMetadataUrl"] = office.OpenIdMetadata.ToString(),
            ["TrustedServiceUrlHosts:0"] = $"{office.Address.Host}:{office.Address.Port}",
            ["TrustedUploadHosts:0"] = $"{office.Address.Host}:{office.Address.Port}",
            ["Materials:TrustedHosts:0"] = $"{office.Address.Host}:{office.Address.Port}",
            ["Contact:CatalogAppId"] = configured["Contact:CatalogAppId"] ?? office.CatalogAppId,
            ["Contact:MailSender"] = configured["Contact:MailSender"] ?? office.People[0].Mail,
            ["Organisation:ManagementDepartments:0"] = "总经办",
        };
        foreach (var department in office.Departments)
        {
            settings[$"Organisation:Departments:{department.Name}:Code"] = department.Code;
        }

        if (string.IsNullOrEmpty(configured["Store:Sqlite:Path"]) && options.Folder is { } folder)
        {
            settings["Store:Sqlite:Path"] = Path.Combine(folder, "collaborations.db");
        }

        if (!string.IsNullOrEmpty(configured["Store:Cosmos:Endpoint"]) && string.IsNullOrEmpty(configured["Signing:KeyFile"]) && options.Folder is { } kept)
        {
            settings["Signing:KeyFile"] = Path.Combine(kept, "signing-key.pem");
        }

        return settings;
    }

    private static string? In(string? folder, string file) => folder is null ? null : Path.Combine(folder, file);

    /// <summary>The usual port keeps the page's address; where another program has it, any free one does.</summary>
    private static int PortOrAny(int port)
    {
        try
        {
            using var probe = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, port);
            probe.Start();
            return port;
        }
        catch (System.Net.Sockets.SocketException)
        {
            return 0;
        }
    }
}
