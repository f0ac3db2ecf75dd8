using System.Globalization;
using System.Text.Json;
using TeamsCollab.Bot.Hosting;
using TeamsCollab.FakeCosmos;
using TeamsCollab.Office;
using TeamsCollab.Office.Record;
using TeamsCollab.Office.Teams;

namespace TeamsCollab.EndToEnd.Tests;

/// <summary>A simulated office in this process, a data file, and the real bot in another, in its production set-up and a tenant of its own.</summary>
internal sealed class Stage : IAsyncDisposable
{
    public const string Asker = "刘雅婷";
    public const string Sales = "赵敏";
    public const string Product = "孙雨桐";
    public const string Support = "朱洁";

    /// <summary>Of the same department as <see cref="Support"/>, without the app.</summary>
    public const string WithoutApp = "罗丹";

    private const string AppId = "5e0f6f0e-63f1-4b7e-a2a1-3d1f5f0c9a10";
    public const string Tenant = "9d6cf2b3-0d1f-4c38-8a53-7c1f1f1f2e20";
    private const string Secret = "only-for-this-machine";

    private readonly DirectoryInfo _folder;
    private readonly List<OfficeExchange> _exchanges;
    private int _connectionsBefore;

    private readonly FakeCosmosServer? _cosmos;
    private readonly List<(BotProcess Process, Uri Messages)> _bots = [];

    private Stage(SimulatedOffice office, DirectoryInfo folder, List<OfficeExchange> exchanges, FakeCosmosServer? cosmos) =>
        (Office, _folder, _exchanges, _cosmos) = (office, folder, exchanges, cosmos);

    public SimulatedOffice Office { get; }

    public BotProcess Bot => _bots[0].Process;

    /// <summary>The instances that run; where the store is for one process there is one.</summary>
    public int Instances => _bots.Count;

    public string DataFile => Path.Combine(_folder.FullName, "collaborations.db");

    /// <param name="permissions">For Graph; null for all that the product asks for.</param>
    /// <param name="before">What happened in the days before, played by a bot in this process whose clock can be moved.</param>
    /// <param name="cosmos">Keeps everything, for two instances of the bot; null for a data file and one.</param>
    /// <param name="remembers">Every exchange, for <see cref="RedeliverAsync"/>; a long campaign has too many.</param>
    public static async Task<Stage> SetAsync(string[]? permissions = null, Func<Stage, Task>? before = null, FakeCosmosServer? cosmos = null, bool remembers = true)
    {
        var exchanges = new List<OfficeExchange>();
        var options = new SimulatedOfficeOptions { BotAppId = AppId, BotSecret = Secret, TenantId = Tenant, Clock = new MachineClock(), Time = MachineTime.Real, Observe = remembers ? Remember : null };
        var office = await SimulatedOffice.StartAsync(permissions is null ? options : options with { GraphPermissions = permissions }, TestContext.Current.CancellationToken);
        var stage = new Stage(office, Directory.CreateTempSubdirectory("teamscollab-end-to-end-"), exchanges, cosmos);
        if (before is not null)
        {
            await before(stage);
        }

        for (var instance = 0; instance < (cosmos is null ? 1 : 2); instance++)
        {
            await stage.StartBotAsync(instance);
        }

        await office.AnnounceInstallationsAsync();
        return stage;

        void Remember(OfficeExchange exchange)
        {
            lock (exchanges)
            {
                exchanges.Add(exchange);
            }
        }
    }

    /// <summary>On the same data and a port of its own.</summary>
    public async Task StartBotAsync(int instance = 0)
    {
        _connectionsBefore = Office.Connections;
        var process = BotProcess.Start(Settings(), "--urls", "http://127.0.0.1:0");
        if (instance == _bots.Count)
        {
            _bots.Add((process, null!));
        }
        else
        {
            await _bots[instance].Process.DisposeAsync();
            _bots[instance] = (process, null!);
        }

        _bots[instance] = (process, new Uri(await process.ReadyAsync(), "/api/messages"));
        ReachBot(instance);
    }

    /// <summary>What Teams sends reaches this instance from now on.</summary>
    public void ReachBot(int instance) => Office.ConnectBot(_bots[instance].Messages);

    /// <summary>SIGKILL, and where it was the only one, whatever it had sent by then has reached the office.</summary>
    public async Task KillBotAsync(int instance = 0)
    {
        await _bots[instance].Process.KillAsync();
        if (_cosmos is null)
        {
            await Office.LeftAloneAsync(_connectionsBefore, TestContext.Current.CancellationToken).WaitAsync(Waiting.Longest, TestContext.Current.CancellationToken);
        }
    }

    public Dictionary<string, string?> Settings()
    {
        var settings = new Dictionary<string, string?>
        {
            ["MicrosoftAppId"] = AppId,
            ["MicrosoftAppPassword"] = Secret,
            ["MicrosoftAppTenantId"] = Office.TenantId,
            ["ToChannelFromBotLoginUrl"] = Office.Address.ToString(),
            ["Graph:BaseAddress"] = Office.GraphAddress.ToString(),
            ["ToBotFromChannelTokenIssuer"] = Office.TokenIssuer,
            ["ToBotFromChannelOpenIdMetadataUrl"] = Office.OpenIdMetadata.ToString(),
            ["TrustedServiceUrlHosts:0"] = $"{Office.Address.Host}:{Office.Address.Port}",
            ["Contact:CatalogAppId"] = Office.CatalogAppId,
            ["Organisation:ManagementDepartments:0"] = "总经办",
            ["Store:Sqlite:Path"] = DataFile,
        };
        if (_cosmos is not null)
        {
            settings["Store:Cosmos:Endpoint"] = _cosmos.Endpoint.ToString();
            settings["Store:Cosmos:Key"] = FakeCosmosOptions.PublishedKey;
            settings["Signing:KeyFile"] = Path.Combine(_folder.FullName, "signing.pem");
        }

        foreach (var department in Office.Departments)
        {
            settings[$"Organisation:Departments:{department.Name}:Code"] = department.Code;
        }

        return settings;
    }

    /// <summary>The request form on the asker's screen.</summary>
    public Task OpenFormAsync() => Waiting.UntilAsync("the request form came", async () =>
    {
        Assert.True((await Office.SayAsync(Asker, "发起")).Accepted);
        return Showing(Asker, "request.submit").Length > 0;
    });

    /// <summary>Presses until a card answers. A process that has just begun may be too slow for the first press: it says so, nothing is stored, and people press again.</summary>
    public async Task SubmitAsync(string support = Support) => await Waiting.UntilAsync("the request was taken", async () => IsCard(await PressSubmitAsync(support)));

    /// <summary>A card is an answer; a short message says that nothing was stored and to try again.</summary>
    public static bool IsCard(PressResult? answer) =>
        answer is { Accepted: true, Invoke: { ValueKind: JsonValueKind.Object } invoke } && invoke.GetProperty("type").ValueEquals("application/vnd.microsoft.card.adaptive");

    /// <summary>Once, whatever the answer is.</summary>
    public Task<PressResult> PressSubmitAsync(string support = Support) => Office.PressAsync(Asker, "request.submit", RequestFields(support).ToDictionary(each => each.Name, each => each.Value));

    public (string Name, string Value)[] RequestFields(string support = Support) =>
    [
        ("kind", "projectDelivery"),
        ("milestones", MachineTime.Real.GetUtcNow().AddDays(60).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + " 首批铺货"),
        ("title", "2024年Q3新品上市营销活动协作"),
        ("what", "销售部完成首批铺货;产品部提供卖点手册;客服部完成话术培训"),
        ("why", "为保障新品顺利上市"),
        ("wantedBy", MachineTime.Real.GetUtcNow().AddDays(60).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ("standard", "首批铺货率≥95%"),
        ("urgency", "normal"),
        ("importance", "important"),
        ("materials", "Q3上市营销方案 https://intranet.example/q3/plan.docx"),
        ("receivers", "销售部,产品部,客服部"),
        ("contacts", $"销售部|{Office.Person(Sales).Id},产品部|{Office.Person(Product).Id},客服部|{Office.Person(support).Id}"),
    ];

    /// <summary>What this person was sent that shows a button with this verb now, oldest first.</summary>
    public OfficeMessage[] Showing(string person, string verb) =>
        [.. Office.MessagesOf(person).Where(message => message.CardsFor(Office.Person(person).Id).Any(card => PressedButton.Find(card, verb) is not null))];

    /// <summary>Presses this button of this copy until a card answers.</summary>
    public Task PressAsync(string person, OfficeMessage message, string verb, params (string Name, string Value)[] inputs)
    {
        var button = PressedButton.Of(message.CardsFor(Office.Person(person).Id)[0], verb, inputs);
        return Waiting.UntilAsync($"{person} {verb}", async () => IsCard(await Office.PressAsync(person, message.Id, button, TestContext.Current.CancellationToken)));
    }

    /// <summary>Delivers the last activity of this kind again, with the same id.</summary>
    public Task<int> RedeliverAsync(string activityType)
    {
        OfficeExchange delivered;
        lock (_exchanges)
        {
            delivered = _exchanges.Last(exchange => exchange.Kind is OfficeExchangeKind.ActivityIn && exchange.RequestBody is { ValueKind: JsonValueKind.Object } body && body.GetProperty("type").ValueEquals(activityType));
        }

        return Office.RedeliverAsync(delivered, TestContext.Current.CancellationToken);
    }

    /// <summary>Until everything that is owed to people was sent and written down.</summary>
    public Task SettledAsync() => Waiting.UntilAsync("every effect is finished", () => DataFileReading.EffectsLeft(DataFile) == 0);

    public async ValueTask DisposeAsync()
    {
        foreach (var (process, _) in _bots)
        {
            await process.DisposeAsync();
        }

        await Office.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
