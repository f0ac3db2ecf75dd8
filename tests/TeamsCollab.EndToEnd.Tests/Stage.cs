using System.Globalization;
using System.Text.Json;
using TeamsCollab.Bot.Hosting;
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
    private const string Tenant = "9d6cf2b3-0d1f-4c38-8a53-7c1f1f1f2e20";
    private const string Secret = "only-for-this-machine";

    private readonly DirectoryInfo _folder;
    private readonly List<OfficeExchange> _exchanges;
    private int _connectionsBefore;

    private Stage(SimulatedOffice office, DirectoryInfo folder, List<OfficeExchange> exchanges) => (Office, _folder, _exchanges) = (office, folder, exchanges);

    public SimulatedOffice Office { get; }

    public BotProcess Bot { get; private set; } = null!;

    public string DataFile => Path.Combine(_folder.FullName, "collaborations.db");

    /// <param name="permissions">For Graph; null for all that the product asks for.</param>
    /// <param name="before">What happened in the days before, played by a bot in this process whose clock can be moved.</param>
    public static async Task<Stage> SetAsync(string[]? permissions = null, Func<Stage, Task>? before = null)
    {
        var exchanges = new List<OfficeExchange>();
        var options = new SimulatedOfficeOptions { BotAppId = AppId, BotSecret = Secret, TenantId = Tenant, Clock = new MachineClock(), Time = MachineTime.Real, Observe = Remember };
        var office = await SimulatedOffice.StartAsync(permissions is null ? options : options with { GraphPermissions = permissions }, TestContext.Current.CancellationToken);
        var stage = new Stage(office, Directory.CreateTempSubdirectory("teamscollab-end-to-end-"), exchanges);
        if (before is not null)
        {
            await before(stage);
        }

        await stage.StartBotAsync();
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

    /// <summary>On the same data file and a port of its own.</summary>
    public async Task StartBotAsync()
    {
        _connectionsBefore = Office.Connections;
        Bot = BotProcess.Start(Settings(), "--urls", "http://127.0.0.1:0");
        Office.ConnectBot(new Uri(await Bot.ReadyAsync(), "/api/messages"));
    }

    /// <summary>SIGKILL, and whatever the bot had sent by then has reached the office.</summary>
    public async Task KillBotAsync()
    {
        await Bot.KillAsync();
        await Office.LeftAloneAsync(_connectionsBefore, TestContext.Current.CancellationToken).WaitAsync(Waiting.Longest, TestContext.Current.CancellationToken);
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
        foreach (var department in Office.Departments)
        {
            settings[$"Organisation:Departments:{department.Name}:Code"] = department.Code;
        }

        return settings;
    }

    /// <summary>The request form on the asker's screen.</summary>
    public async Task OpenFormAsync() => Assert.True((await Office.SayAsync(Asker, "发起")).Accepted);

    public Task<PressResult> SubmitAsync(string support = Support) => Office.PressAsync(Asker, "request.submit", new Dictionary<string, string>
    {
        ["kind"] = "projectDelivery",
        ["milestones"] = MachineTime.Real.GetUtcNow().AddDays(60).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + " 首批铺货",
        ["title"] = "2024年Q3新品上市营销活动协作",
        ["what"] = "销售部完成首批铺货;产品部提供卖点手册;客服部完成话术培训",
        ["why"] = "为保障新品顺利上市",
        ["wantedBy"] = MachineTime.Real.GetUtcNow().AddDays(60).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["standard"] = "首批铺货率≥95%",
        ["urgency"] = "normal",
        ["importance"] = "important",
        ["materials"] = "Q3上市营销方案 https://intranet.example/q3/plan.docx",
        ["receivers"] = "销售部,产品部,客服部",
        ["contacts"] = $"销售部|{Office.Person(Sales).Id},产品部|{Office.Person(Product).Id},客服部|{Office.Person(support).Id}",
    });

    /// <summary>What this person was sent that shows a button with this verb now, oldest first.</summary>
    public OfficeMessage[] Showing(string person, string verb) =>
        [.. Office.MessagesOf(person).Where(message => message.CardsFor(Office.Person(person).Id).Any(card => PressedButton.Find(card, verb) is not null))];

    public Task<PressResult> PressAsync(string person, OfficeMessage message, string verb, params (string Name, string Value)[] inputs) => Office.PressAsync(
        person, message.Id, PressedButton.Of(message.CardsFor(Office.Person(person).Id)[0], verb, inputs), TestContext.Current.CancellationToken);

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
        await Bot.DisposeAsync();
        await Office.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
