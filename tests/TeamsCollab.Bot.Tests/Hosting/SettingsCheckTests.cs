using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using TeamsCollab.Bot.Hosting;
using TeamsCollab.Bot.Operator;
using TeamsCollab.Bot.Tests.Cards;

namespace TeamsCollab.Bot.Tests.Hosting;

/// <summary>A mistyped setting is named at start, with what to do; the host by itself leaves it out, or fails with a stack trace.</summary>
public sealed partial class SettingsCheckTests
{
    [Theory]
    [InlineData("MaxRequestBytes", "256 kB", "MaxRequestBytes: 256 kB is not a whole number")]
    [InlineData("SendRetries", "", "SendRetries:  is not a whole number")]
    [InlineData("AcceptEntraTokens", "yes", "AcceptEntraTokens: yes is not true or false")]
    [InlineData("PaceOutbound", "ja", "PaceOutbound: ja is not true or false")]
    [InlineData("Limits:AnswerWorkingDays", "1.5", "Limits:AnswerWorkingDays: 1.5 is not a whole number")]
    [InlineData("limits:answerworkingdays", "one", "is not a whole number")]
    [InlineData("Limits:AnswerWorkingDay", "2", "There is no setting Limits:AnswerWorkingDay: check its spelling; Limits:AnswerWorkingDays perhaps")]
    [InlineData("Limits:Coffee", "2", "There is no setting Limits:Coffee: check its spelling (README.md")]
    [InlineData("Drafts:KeptDays", "two", "Drafts:KeptDays: two is not a whole number")]
    [InlineData("Practice:Port", "http", "Practice:Port: http is not a whole number")]
    [InlineData("Practice:Port", "70000", "Practice:Port is 0 to 65535")]
    [InlineData("MicrosoftAppTenant", "x", "There is no setting MicrosoftAppTenant: check its spelling; MicrosoftAppTenantId perhaps")]
    [InlineData("MicrosoftAppTenantId", "contoso.com", "MicrosoftAppTenantId is no GUID")]
    [InlineData("MicrosoftAppId", "my bot", "MicrosoftAppId is no GUID")]
    [InlineData("Contact:CatalogAppId", "app", "Contact:CatalogAppId is no GUID")]
    [InlineData("Contact:MailSender", "collab", "Contact:MailSender is no mail address")]
    [InlineData("Graph:BaseAddress", "graph.microsoft.com", "Graph:BaseAddress must be an https address")]
    [InlineData("Graph:BaseAddress", "http://graph.contoso.com/v1.0", "Graph:BaseAddress must be an https address")]
    [InlineData("AllowedTenants", "5e0f6f0e-63f1-4b7e-a2a1-3d1f5f0c9a10", "AllowedTenants is a list: write AllowedTenants:0")]
    [InlineData("AllowedTenants:0", "contoso.com", "AllowedTenants:0 is no GUID")]
    [InlineData("allowedcallers:1", "our app", "is no GUID, so it would admit nobody")]
    [InlineData("Organisation:OaAccounts", "x", "Organisation:OaAccounts is a list")]
    [InlineData("Organisation:Departments:市场部:Haed", "x", "There is no setting Organisation:Departments:市场部:Haed")]
    [InlineData("Calendar:CompanyRestDays", "2026-03-09", "Calendar:CompanyRestDays is a list")]
    [InlineData("Calendar:OpenAt", "08:30", "Calendar:OpensAt perhaps")]
    [InlineData("Store:Sqlite:File", "x.db", "There is no setting Store:Sqlite:File")]
    [InlineData("Signing:KeyVault", "x", "Signing:KeyVaultKey perhaps")]
    [InlineData("urls", "3978", "--urls is no address to listen at")]
    public void A_mistyped_setting_is_named_with_what_to_do(string name, string value, string expected)
    {
        var message = Assert.Throws<StartUpRefusedException>(() => SettingsCheck.Refuse(With((name, value)))).Message;
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.Contains(name, message, StringComparison.OrdinalIgnoreCase);
        Assert.Matches("[\u4e00-\u9fff]", message);
    }

    [Fact]
    public void A_secret_in_the_place_of_something_else_is_not_repeated()
    {
        var id = Assert.Throws<StartUpRefusedException>(() => SettingsCheck.Refuse(With(("MicrosoftAppId", "c2VjcmV0"))));
        var store = Assert.Throws<StartUpRefusedException>(() => StoreSettings.Say(With(("Store:Cosmos:Endpoint", "AccountEndpoint=https://x.documents.azure.com/;AccountKey=c2VjcmV0"))));

        Assert.All([id.Message, store.Message], said => Assert.DoesNotContain("c2VjcmV0", said, StringComparison.Ordinal));
        Assert.Contains("not a connection string", store.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_mistakes_are_named_at_once() => Assert.Equal(
        3,
        Assert.Throws<StartUpRefusedException>(() => SettingsCheck.Refuse(With(("MaxMessageBytes", "x"), ("Limits:SignWorkingDays", "x"), ("Store:Sqlit:Path", "x")))).Message.Split(Environment.NewLine).Length);

    [Fact]
    public void Good_settings_and_those_of_others_pass() => SettingsCheck.Refuse(With(
        ("MicrosoftAppType", "UserAssignedMSI"), ("MicrosoftAppId", "5e0f6f0e-63f1-4b7e-a2a1-3d1f5f0c9a10"), ("MicrosoftAppPassword", ""), ("AllowedTenants:0", "5E0F6F0E-63f1-4b7e-a2a1-3d1f5f0c9a10"), ("TrustedServiceUrlHosts:0", "smba.trafficmanager.net"),
        ("PaceOutbound", "true"), ("Limits:AnswerWorkingDays", "2"), ("Calendar:CompanyRestDays:0", "2026-03-09 司庆"), ("Organisation:Departments:市场部:Code", "MKT"),
        ("Organisation:Departments:市场部:Approvers:BudgetApproval:0", "x"), ("Organisation:Approvers:ResourceApplication:0", "x"), ("Organisation:ManagementDepartments:0", "总经办"),
        ("Contact:MailSender", "collab@contoso.com"), ("Contact:CatalogAppId", ""), ("Telemetry:SampleRatio", "0.5"), ("TrustedUploadHosts:0", "x"), ("urls", "http://+:8080;https://localhost:3979"),
        ("Logging:LogLevel:Default", "Debug"), ("Kestrel:Endpoints:Http:Url", "http://localhost:1"), ("PATH", "/bin"), ("store", "somebody else's"), ("tenant", "x")));

    [Theory]
    [InlineData("--Store:Sqlite:Path")]
    [InlineData("--Store:Cosmos:Endpoint")]
    public async Task An_identity_that_is_not_whole_is_named_before_any_store_is_opened(string store)
    {
        var file = Path.Combine(Path.GetTempPath(), $"never-made-{Environment.ProcessId}.db");
        string[] settings = ["--MicrosoftAppId", "5e0f6f0e-63f1-4b7e-a2a1-3d1f5f0c9a10", store, store.EndsWith("Path", StringComparison.Ordinal) ? file : "https://store.invalid/"];

        var refused = await Assert.ThrowsAsync<StartUpRefusedException>(() => BotHost.BuildAsync(WebApplication.CreateBuilder(settings), TestContext.Current.CancellationToken));

        Assert.Contains("MicrosoftAppTenantId is missing", refused.Message, StringComparison.Ordinal);
        Assert.Contains("either MicrosoftAppPassword", refused.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(file));
    }

    [Fact]
    public async Task An_operators_command_names_it_too()
    {
        using var said = new StringWriter();
        string[] words = ["effects", "list", "--tenant", "x", "--MicrosoftAppId", "5e0f6f0e-63f1-4b7e-a2a1-3d1f5f0c9a10", "--Store:Cosmos:Endpoint", "https://store.invalid/"];

        Assert.Equal(1, await OperatorCommand.RunAsync(words, TextWriter.Null, said, TestContext.Current.CancellationToken));

        Assert.Contains("MicrosoftAppTenantId is missing", said.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_setting_of_the_Azure_templates_is_known()
    {
        var names = Directory.EnumerateFiles(Path.Combine(Repository.Folder, "infra"), "*.bicep*", SearchOption.AllDirectories)
            .SelectMany(file => TemplateName().Matches(File.ReadAllText(file))).Select(match => match.Value.Replace("__", ":", StringComparison.Ordinal)).Distinct().ToArray();
        Assert.True(names.Length >= 6);
        SettingsCheck.Refuse(With([.. names.Select(name => (name, "x")).Where(pair => pair.name is not ("Contact:MailSender" or "Contact:CatalogAppId"))]));
    }

    private static IConfiguration With(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create(pair.Name, (string?)pair.Value))).Build();

    [GeneratedRegex("(Store|Signing|Telemetry|Package|Contact|Graph|Calendar|Limits|Organisation|Drafts)__[A-Za-z_]+")]
    private static partial Regex TemplateName();
}
