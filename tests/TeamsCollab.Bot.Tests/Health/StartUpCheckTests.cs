using System.Buffers.Text;
using System.Text.Json;
using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using TeamsCollab.Bot.Effects;
using TeamsCollab.Bot.Health;
using TeamsCollab.Bot.Hosting;
using TeamsCollab.Bot.Tests.FrontDoor;
using TeamsCollab.Bot.Tests.Infra;
using TeamsCollab.BotFramework;

namespace TeamsCollab.Bot.Tests.Health;

/// <summary>What an administrator is told after the start.</summary>
public sealed class StartUpCheckTests(StartUpCheckTests.OneOffice running) : IClassFixture<StartUpCheckTests.OneOffice>
{
    private static readonly string[] Enough = ["User.Read.All", "Calendars.ReadBasic", "TeamsAppInstallation.ReadWriteSelfForUser.All", "Mail.Send", "MailboxSettings.Read", "Place.Read.All"];

    [Fact]
    public async Task Where_nothing_is_missing_nothing_is_said()
    {
        Assert.Empty(await running.Services.GetRequiredService<StartUpCheck>().LookAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("User.Read.All", "no request can be made")]
    [InlineData("Calendars.ReadBasic", "no times are offered")]
    [InlineData("TeamsAppInstallation.ReadWriteSelfForUser.All", "Contact:CatalogAppId is set")]
    [InlineData("Mail.Send", "Contact:MailSender is set")]
    public async Task Each_missing_permission_is_named_with_what_it_costs(string permission, string cost)
    {
        var finding = Assert.Single(await LookAsync(new Given([.. Enough.Where(held => held != permission)])));
        Assert.Contains(permission, finding.Chinese, StringComparison.Ordinal);
        Assert.Contains(permission, finding.English, StringComparison.Ordinal);
        Assert.Contains(cost, finding.English, StringComparison.Ordinal);
        Assert.Contains("infra/README.md", finding.English, StringComparison.Ordinal);
        Assert.False(finding.MayPass || finding.IsOptional);
    }

    [Theory]
    [InlineData("User.Read.All", "Directory.Read.All")]
    [InlineData("Calendars.ReadBasic", "Calendars.Read")]
    public async Task A_wider_permission_will_do(string permission, string wider) =>
        Assert.Empty(await LookAsync(new Given([.. Enough.Where(held => held != permission), wider])));

    [Fact]
    public async Task What_is_not_configured_needs_no_permission() =>
        Assert.Empty(await LookAsync(new Given("User.Read.All", "Calendars.ReadBasic", "MailboxSettings.Read", "Place.Read.All"), new ContactSettings()));

    [Theory]
    [InlineData("MailboxSettings.Read", "the organisation's hours")]
    [InlineData("Place.Read.All", "booked by hand")]
    public async Task An_optional_permission_that_is_not_given_is_told_with_what_it_would_bring_and_is_nothing_to_do(string permission, string without)
    {
        var finding = Assert.Single(await LookAsync(new Given([.. Enough.Where(held => held != permission)])));

        Assert.True(finding.IsOptional);
        Assert.All([finding.Chinese, finding.English], said => Assert.Contains(permission, said, StringComparison.Ordinal));
        Assert.Contains(without, finding.English, StringComparison.Ordinal);
        Assert.DoesNotContain("缺少", finding.Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_permission_that_makes_the_limit_in_Exchange_void_is_said() =>
        Assert.Contains("reaches every calendar", Assert.Single(await LookAsync(new Given([.. Enough, "Calendars.ReadWrite"]))).English, StringComparison.Ordinal);

    [Theory]
    [InlineData("AADSTS7000222: The provided client secret keys for app are expired.", "MicrosoftAppPassword has expired", false)]
    [InlineData("AADSTS7000215: Invalid client secret provided.", "MicrosoftAppPassword is wrong", false)]
    [InlineData("AADSTS700016: Application not found in the directory.", "The tenant has no app with this MicrosoftAppId", false)]
    [InlineData("AADSTS90002: Tenant not found.", "MicrosoftAppTenantId", false)]
    [InlineData("AADSTS900023: Specified tenant identifier is neither a valid DNS name.", "MicrosoftAppTenantId", false)]
    [InlineData("AADSTS700027: The certificate is not registered.", "MicrosoftAppCertificatePath", false)]
    [InlineData("AADSTS7000160: something else.", "tried again in five minutes", true)]
    [InlineData("No route to host.", "tried again in five minutes", true)]
    public async Task A_token_that_is_refused_is_explained_by_its_setting_and_disturbs_nothing(string said, string explained, bool mayPass)
    {
        var finding = Assert.Single(await LookAsync(new Refusing(new AuthenticationFailedException(said))));
        Assert.Contains(explained, finding.English, StringComparison.Ordinal);
        Assert.Contains(finding.Chinese, letter => letter is >= '\u4e00' and <= '\u9fff');
        Assert.DoesNotContain(said, finding.ToString(), StringComparison.Ordinal);
        Assert.Equal(mayPass, finding.MayPass);
    }

    [Theory]
    [InlineData("AADSTS7000222: The provided client secret keys for app are expired.", "MicrosoftAppPassword has expired")]
    [InlineData("No route to host.", "the store cannot be opened: see that ToChannelFromBotLoginUrl can be reached")]
    public void A_store_that_is_reached_with_a_refused_token_is_explained_at_start(string said, string explained)
    {
        var words = StartUpReport.Explain(new AuthenticationFailedException(said));
        Assert.Contains(explained, words, StringComparison.Ordinal);
        Assert.Contains(words!, letter => letter is >= '\u4e00' and <= '\u9fff');
        Assert.DoesNotContain(said, words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "https://graph.microsoft.com/")]
    [InlineData("https://graph.microsoft.us/v1.0", "https://graph.microsoft.us/")]
    [InlineData("https://graph.microsoft.us/v1.0/", "https://graph.microsoft.us/")]
    [InlineData("https://microsoftgraph.chinacloudapi.cn/v1.0", "https://microsoftgraph.chinacloudapi.cn/")]
    [InlineData("http://127.0.0.1:5001/v1.0", "https://graph.microsoft.com/")]
    public void The_token_for_Graph_and_what_is_named_in_it_are_of_the_cloud_that_is_configured(string? address, string cloud)
    {
        using var graph = GraphClients.Of(new BotFrameworkOptions { Credential = new Refusing(new CredentialUnavailableException("none")) }, address);

        Assert.Equal($"{cloud}.default", GraphClients.Scope(address));
        Assert.Equal($"{cloud}v1.0/appCatalogs/teamsApps/5", GraphClients.Reference(graph, "appCatalogs/teamsApps/5"));
    }

    [Fact]
    public async Task A_managed_identity_outside_Azure_is_explained() =>
        Assert.Contains("user-assigned identity", Assert.Single(await LookAsync(new Refusing(new CredentialUnavailableException("none")))).English, StringComparison.Ordinal);

    [Fact]
    public async Task Every_permission_it_asks_for_is_in_the_guide_and_in_the_script()
    {
        var guide = await File.ReadAllTextAsync(Path.Combine(Bicep.Folder, "README.md"), TestContext.Current.CancellationToken);
        var script = await File.ReadAllTextAsync(Path.Combine(Bicep.Folder, "grant-graph-permissions.sh"), TestContext.Current.CancellationToken);
        Assert.All(new[] { GraphPermission.People, GraphPermission.FreeTimes, GraphPermission.Install, GraphPermission.Mail, GraphPermission.Hours, GraphPermission.Rooms }, permission =>
        {
            Assert.Contains(permission.Name, guide, StringComparison.Ordinal);
            Assert.Contains(permission.Name, script, StringComparison.Ordinal);
        });
    }

    private async Task<IEnumerable<StartUpFinding>> LookAsync(TokenCredential identity, ContactSettings? contact = null)
    {
        using var check = new StartUpCheck(
            Options.Create(new BotFrameworkOptions { Credential = identity }),
            Options.Create(contact ?? new ContactSettings { CatalogAppId = "app", MailSender = "collab@contoso.com" }),
            running.Services.GetRequiredService<IConfiguration>(),
            running.Services.GetRequiredService<ChannelTokenValidator>(),
            MachineTime.Real,
            NullLogger<StartUpCheck>.Instance);
        return await check.LookAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>A token with these permissions, as Entra writes them.</summary>
    private sealed class Given(params string[] roles) : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new($"e30.{Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(new { roles }))}.x", DateTimeOffset.MaxValue);

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }

    private sealed class Refusing(Exception fault) : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => throw fault;

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => throw fault;
    }

    /// <summary>Announces the channel's signing keys.</summary>
    public sealed class OneOffice : IAsyncLifetime
    {
        private RunningOffice? _office;

        public IServiceProvider Services => _office!.Services;

        public async ValueTask InitializeAsync() => _office = await RunningOffice.StartAsync();

        public ValueTask DisposeAsync() => _office!.DisposeAsync();
    }
}
