using Microsoft.Extensions.Options;

namespace TeamsCollab.BotFramework.Tests;

public sealed class SettingsTests
{
    private static BotFrameworkOptions Good() => new() { MicrosoftAppId = "a", MicrosoftAppTenantId = "t", MicrosoftAppPassword = "p" };

    public static TheoryData<string, Action<BotFrameworkOptions>> Mistakes() => new()
    {
        { "MicrosoftAppType", options => options.MicrosoftAppType = "MultiTenant" },
        { "MicrosoftAppId", options => options.MicrosoftAppId = "" },
        { "MicrosoftAppTenantId", options => options.MicrosoftAppTenantId = "" },
        { "MicrosoftAppPassword", options => options.MicrosoftAppPassword = "" },
        { "MicrosoftAppCertificatePath", options => options.MicrosoftAppCertificatePath = "missing.pfx" },
        { "MicrosoftAppPassword", options => options.MicrosoftAppType = "UserAssignedMSI" },
        { "ToBotFromChannelTokenIssuer", options => options.ToBotFromChannelTokenIssuer = "" },
        { "ToBotFromChannelOpenIdMetadataUrl", options => options.ToBotFromChannelOpenIdMetadataUrl = "http://login.botframework.com/x" },
        { "ToBotFromChannelOpenIdMetadataUrl", options => options.ToBotFromChannelOpenIdMetadataUrl = "nonsense" },
        { "ToChannelFromBotLoginUrl", options => options.ToChannelFromBotLoginUrl = "http://login.example" },
        { "TrustedServiceUrlHosts", options => options.TrustedServiceUrlHosts.Add("https://smba.trafficmanager.net/") },
        { "TrustedServiceUrlHosts", options => options.TrustedServiceUrlHosts.Add("*") },
        { "TrustedServiceUrlHosts", options => options.TrustedServiceUrlHosts.Add("") },
        { "MaxRequestBytes", options => options.MaxRequestBytes = 0 },
        { "SendRetries", options => options.SendRetries = -1 },
    };

    [Theory]
    [MemberData(nameof(Mistakes), DisableDiscoveryEnumeration = true)]
    public void Each_mistake_is_named_in_two_languages(string setting, Action<BotFrameworkOptions> spoil)
    {
        var options = Good();
        Assert.Empty(options.Validate());
        spoil(options);

        var problem = options.Validate().First(text => text.Contains(setting, StringComparison.Ordinal));
        Assert.Contains(problem, letter => letter is >= '\u4e00' and <= '\u9fff');
        Assert.Contains(". ", problem + " ", StringComparison.Ordinal);
    }

    [Fact]
    public void A_managed_identity_and_practice_need_no_secret()
    {
        Assert.Empty(new BotFrameworkOptions { MicrosoftAppType = "userAssignedMsi", MicrosoftAppId = "a", MicrosoftAppTenantId = "t" }.Validate());
        var practice = Good();
        practice.MicrosoftAppPassword = "";
        practice.Credential = new TestBot.FixedCredential { Clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider() };
        practice.ToBotFromChannelOpenIdMetadataUrl = "http://127.0.0.1:5001/metadata";
        Assert.Empty(practice.Validate());
    }

    [Fact]
    public async Task A_host_with_wrong_settings_does_not_start()
    {
        await using var channel = await TestChannel.StartAsync();
        await Assert.ThrowsAsync<OptionsValidationException>(() => TestBot.StartAsync(channel, adjust: options => options.MicrosoftAppId = ""));
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net/teams/", true)]
    [InlineData("https://SMBA.trafficmanager.net/de/", true)]
    [InlineData("https://smba.infra.gcc.teams.microsoft.com/teams", true)]
    [InlineData("http://smba.trafficmanager.net/teams/", false)]
    [InlineData("https://smba.trafficmanager.net:8443/teams/", false)]
    [InlineData("https://x.smba.trafficmanager.net/teams/", false)]
    [InlineData("https://attacker.trafficmanager.net/", false)]
    [InlineData("https://smba.trafficmanager.net.attacker.example/", false)]
    [InlineData("https://smba.trafficmanager.net@attacker.example/", false)]
    [InlineData("https://user@smba.trafficmanager.net/", false)]
    [InlineData("https://smba.trafficmanager.net/?x=1", false)]
    [InlineData("https://smba.trafficmanager.net/#x", false)]
    [InlineData("https://attackerteams.microsoft.com/", false)]
    [InlineData("https://teams.microsoft.com/", false)]
    [InlineData("https://127.0.0.1/", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("/teams", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Our_token_goes_to_listed_hosts_only(string? address, bool trusted) => Assert.Equal(trusted, new ServiceUrlTrust([]).IsTrusted(address));

    [Theory]
    [InlineData("127.0.0.1", "http://127.0.0.1:5001/teams", true)]
    [InlineData("127.0.0.1:5001", "http://127.0.0.1:5001/teams", true)]
    [InlineData("127.0.0.1:5001", "http://127.0.0.1:5002/teams", false)]
    [InlineData("10.0.0.1", "http://10.0.0.1/teams", false)]
    [InlineData("gateway.example:8443", "https://gateway.example:8443/teams", true)]
    [InlineData("gateway.example", "https://gateway.example:8443/teams", false)]
    public void A_listed_host_may_do_without_https_on_loopback_only(string rule, string address, bool trusted) =>
        Assert.Equal(trusted, new ServiceUrlTrust([rule]).IsTrusted(address));
}
