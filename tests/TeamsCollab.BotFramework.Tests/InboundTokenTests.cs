using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;

namespace TeamsCollab.BotFramework.Tests;

/// <summary>Every mandatory check at the front door, broken one at a time.</summary>
public sealed class InboundTokenTests
{
    private int _turns;

    private async Task<(TestChannel Channel, TestBot Bot)> StartAsync(Action<BotFrameworkOptions>? adjust = null)
    {
        var channel = await TestChannel.StartAsync();
        var router = new ActivityRouter().OnMessage(_ =>
        {
            _turns++;
            return Task.CompletedTask;
        });
        return (channel, await TestBot.StartAsync(channel, router, adjust));
    }

    public static TheoryData<string, Action<TokenForge>> Forgeries() => new()
    {
        { "another issuer", token => token.Claims["iss"] = "https://sts.windows.net/attacker/" },
        { "no issuer", token => token.Claims.Remove("iss") },
        { "another bot's token", token => token.Claims["aud"] = "33333333-3333-3333-3333-333333333333" },
        { "no audience", token => token.Claims.Remove("aud") },
        { "our audience beside another", token => token.Claims["aud"] = new[] { TestChannel.AppId, "other" } },
        { "ended more than five minutes ago", token => token.Claims["exp"] = (long)token.Claims["nbf"]! + 60 - 300 },
        { "begins in more than five minutes", token => token.Claims["nbf"] = (long)token.Claims["nbf"]! + 60 + 301 },
        { "an end written as text", token => token.Claims["exp"] = "9999999999" },
        { "a beginning written as text", token => token.Claims["nbf"] = "0" },
        { "never ends", token => token.Claims.Remove("exp") },
        { "unknown key", token => token.Header["kid"] = "nobody" },
        { "no key id", token => token.Header.Remove("kid") },
        { "signed by a stranger", token => token.Key = TokenForge.StrangersKey },
        { "RS384", token => { token.Header["alg"] = "RS384"; token.Hash = HashAlgorithmName.SHA384; } },
        { "RS256 named HS256", token => token.Header["alg"] = "HS256" },
        { "no algorithm", token => token.Header["alg"] = "none" },
        { "issued for another service address", token => token.Claims["serviceurl"] = "https://smba.trafficmanager.net/de/" },
        { "one bot's token for another", token => { token.Claims["ver"] = "1.0"; token.Claims["appid"] = "33333333-3333-3333-3333-333333333333"; } },
        { "issued for no service address", token => token.Claims.Remove("serviceurl") },
    };

    [Theory]
    [MemberData(nameof(Forgeries), DisableDiscoveryEnumeration = true)]
    public async Task A_wrong_token_is_answered_403_and_nothing_runs(string what, Action<TokenForge> bend)
    {
        var (channel, bot) = await StartAsync();
        await using var _ = channel;
        await using var __ = bot;

        var answer = await bot.PostAsync(channel.Activity(), channel.Token(bend));

        Assert.True(answer.Status is 403, $"{what}: {answer.Status}");
        Assert.Empty(answer.Body);
        Assert.Equal(0, _turns);
    }

    [Fact]
    public async Task A_good_token_is_believed()
    {
        var (channel, bot) = await StartAsync();
        await using var _ = channel;
        await using var __ = bot;

        Assert.Equal(200, (await bot.PostAsync(channel.Activity())).Status);
        Assert.Equal(1, _turns);
    }

    [Theory]
    [InlineData(null, 401)]
    [InlineData("", 401)]
    [InlineData("Bearer", 401)]
    [InlineData("Bearer ", 401)]
    [InlineData("Bearer a b", 401)]
    [InlineData("Basic YTpi", 401)]
    [InlineData("bearer garbage", 401)]
    [InlineData("Bearer garbage", 403)]
    [InlineData("Bearer a.b.c", 403)]
    [InlineData("Bearer ..", 403)]
    [InlineData("Bearer e30.e30.e30", 403)]
    public async Task Without_a_bearer_token_401_and_with_nonsense_403(string? header, int status)
    {
        var (channel, bot) = await StartAsync();
        await using var _ = channel;
        await using var __ = bot;

        Assert.Equal(status, (await bot.PostBytesAsync("{}"u8.ToArray(), header)).Status);
    }

    [Theory]
    [InlineData(-299, 200)]
    [InlineData(-300, 403)]
    public async Task The_end_of_a_token_has_five_minutes_of_grace(int end, int status)
    {
        var (channel, bot) = await StartAsync();
        await using var _ = channel;
        await using var __ = bot;
        var now = channel.Clock.GetUtcNow().ToUnixTimeSeconds();

        Assert.Equal(status, (await bot.PostAsync(channel.Activity(), channel.Token(token => token.Claims["exp"] = now + end))).Status);
    }

    [Theory]
    [InlineData(300, 200)]
    [InlineData(301, 403)]
    public async Task The_beginning_of_a_token_has_five_minutes_of_grace(int start, int status)
    {
        var (channel, bot) = await StartAsync();
        await using var _ = channel;
        await using var __ = bot;
        var now = channel.Clock.GetUtcNow().ToUnixTimeSeconds();

        Assert.Equal(status, (await bot.PostAsync(channel.Activity(), channel.Token(token => token.Claims["nbf"] = now + start))).Status);
    }

    [Fact]
    public async Task A_token_that_was_good_once_is_looked_at_again_every_time()
    {
        var (channel, bot) = await StartAsync();
        await using var _ = channel;
        await using var __ = bot;
        var now = channel.Clock.GetUtcNow().ToUnixTimeSeconds();
        var (brief, lasting) = (channel.Token(token => token.Claims["exp"] = now + 60), channel.Token());
        Assert.Equal(200, (await bot.PostAsync(channel.Activity(), brief)).Status);
        Assert.Equal(200, (await bot.PostAsync(channel.Activity(), lasting)).Status);

        Assert.Equal(403, (await bot.PostAsync(channel.Activity(), lasting[..^6] + "AAAAAA")).Status);
        Assert.Equal(403, (await bot.PostAsync(channel.Activity(bend: activity => activity["serviceUrl"] = "https://smba.trafficmanager.net/de/"), lasting)).Status);
        Assert.Equal(403, (await bot.PostAsync(channel.Activity(bend: activity => activity["channelId"] = "webchat"), lasting)).Status);

        channel.Clock.Advance(TimeSpan.FromSeconds(60 + 300));
        Assert.Equal(403, (await bot.PostAsync(channel.Activity(), brief)).Status);
        Assert.Equal(200, (await bot.PostAsync(channel.Activity(), lasting)).Status);

        // The key of that id is another's now, and whoever brings an unknown id has the keys read again.
        channel.Publish("channel-1", TokenForge.StrangersKey, ["msteams"]);
        await bot.PostAsync(channel.Activity(), channel.Token(token => token.Header["kid"] = "nobody"));
        Assert.Equal(403, (await bot.PostAsync(channel.Activity(), lasting)).Status);
        Assert.Equal(3, _turns);
    }

    [Fact]
    public async Task A_key_speaks_only_for_the_channels_it_is_endorsed_for()
    {
        var (channel, bot) = await StartAsync();
        await using var _ = channel;
        await using var __ = bot;
        channel.Publish("webchat", TokenForge.StrangersKey, ["webchat"]);
        channel.Publish("bare", TokenForge.StrangersKey, null);

        Assert.Equal(403, (await bot.PostAsync(channel.Activity(), channel.Token(token => { token.Header["kid"] = "webchat"; token.Key = TokenForge.StrangersKey; }))).Status);
        Assert.Equal(403, (await bot.PostAsync(channel.Activity(), channel.Token(token => { token.Header["kid"] = "bare"; token.Key = TokenForge.StrangersKey; }))).Status);
        Assert.Equal(403, (await bot.PostAsync(channel.Activity(bend: activity => activity["channelId"] = "MSTEAMS"))).Status);
        Assert.Equal(403, (await bot.PostAsync(channel.Activity(bend: activity => activity.Remove("channelId")))).Status);
    }

    [Fact]
    public async Task A_service_address_that_is_not_on_our_list_is_refused_even_with_a_good_token()
    {
        var (channel, bot) = await StartAsync();
        await using var _ = channel;
        await using var __ = bot;
        const string Elsewhere = "https://smba.trafficmanager.net.attacker.example/teams/";

        var answer = await bot.PostAsync(channel.Activity(bend: activity => activity["serviceUrl"] = Elsewhere), channel.Token(token => token.Claims["serviceurl"] = Elsewhere));

        Assert.Equal(403, answer.Status);
    }

    [Fact]
    public async Task Another_tenant_is_refused_wherever_it_is_named()
    {
        var (channel, bot) = await StartAsync();
        await using var _ = channel;
        await using var __ = bot;

        Assert.Equal(403, (await bot.PostAsync(channel.Activity(bend: activity => activity["conversation"] = new { id = "a:1", tenantId = "other" }))).Status);
        Assert.Equal(403, (await bot.PostAsync(channel.Activity(bend: activity => activity["channelData"] = new { tenant = new { id = "other" } }))).Status);
        Assert.Equal(403, (await bot.PostAsync(channel.Activity(bend: activity => { activity["conversation"] = new { id = "a:1" }; activity.Remove("channelData"); }))).Status);
        Assert.Equal(200, (await bot.PostAsync(channel.Activity(bend: activity => activity["conversation"] = new { id = "a:1" }))).Status);
    }

    [Fact]
    public async Task A_new_key_is_fetched_once_when_it_first_appears_and_not_again_for_five_minutes()
    {
        var (channel, bot) = await StartAsync();
        await using var _ = channel;
        await using var __ = bot;
        await bot.PostAsync(channel.Activity());
        channel.Publish("channel-2", TokenForge.StrangersKey, ["msteams"]);
        var rolled = channel.Token(token => { token.Header["kid"] = "channel-2"; token.Key = TokenForge.StrangersKey; });

        Assert.Equal(200, (await bot.PostAsync(channel.Activity(), rolled)).Status);
        Assert.Equal(2, channel.KeyFetches);

        var unknown = channel.Token(token => token.Header["kid"] = "nobody");
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => bot.PostAsync(channel.Activity(), unknown)));
        Assert.Equal(2, channel.KeyFetches);

        channel.Clock.Advance(TimeSpan.FromMinutes(5));
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => bot.PostAsync(channel.Activity(), unknown)));
        Assert.Equal(3, channel.KeyFetches);
    }

    [Fact]
    public async Task A_new_key_that_could_not_be_looked_up_is_no_wrong_one_and_is_asked_for_again_soon()
    {
        var (channel, bot) = await StartAsync();
        await using var _ = channel;
        await using var __ = bot;
        await bot.PostAsync(channel.Activity());
        channel.Publish("channel-2", TokenForge.StrangersKey, ["msteams"]);
        channel.Down = true;
        var rolled = channel.Token(token => { token.Header["kid"] = "channel-2"; token.Key = TokenForge.StrangersKey; });

        Assert.Equal(503, (await bot.PostAsync(channel.Activity(), rolled)).Status);
        Assert.Equal(200, (await bot.PostAsync(channel.Activity())).Status);

        channel.Down = false;
        Assert.Equal(503, (await bot.PostAsync(channel.Activity(), rolled)).Status);
        Assert.Equal(1, channel.KeyFetches);
        channel.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(200, (await bot.PostAsync(channel.Activity(), rolled)).Status);
        Assert.Equal(403, (await bot.PostAsync(channel.Activity(), channel.Token(token => token.Header["kid"] = "nobody"))).Status);
        Assert.Equal(2, channel.KeyFetches);
    }

    [Fact]
    public async Task Many_first_requests_fetch_the_keys_once()
    {
        var (channel, bot) = await StartAsync();
        await using var _ = channel;
        await using var __ = bot;

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => bot.PostAsync(channel.Activity())));

        Assert.All(answers, answer => Assert.Equal(200, answer.Status));
        Assert.Equal(1, channel.KeyFetches);
    }

    [Fact]
    public async Task Keys_are_never_used_older_than_a_day_and_without_keys_the_channel_is_asked_to_come_back()
    {
        var (channel, bot) = await StartAsync();
        await using var _ = channel;
        await using var __ = bot;
        await bot.PostAsync(channel.Activity());
        channel.Down = true;
        channel.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        Assert.Equal(200, (await bot.PostAsync(channel.Activity())).Status);

        channel.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(503, (await bot.PostAsync(channel.Activity())).Status);

        channel.Down = false;
        channel.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(200, (await bot.PostAsync(channel.Activity())).Status);
    }

    [Fact]
    public async Task A_key_whose_certificate_has_ended_is_refused()
    {
        var (channel, bot) = await StartAsync();
        await using var _ = channel;
        await using var __ = bot;
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=old", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var ended = request.CreateSelfSigned(channel.Clock.GetUtcNow().AddDays(-20), channel.Clock.GetUtcNow().AddDays(-1));
        using var valid = request.CreateSelfSigned(channel.Clock.GetUtcNow().AddDays(-20), channel.Clock.GetUtcNow().AddDays(1));
        channel.Publish("ended", key, ["msteams"], Convert.ToBase64String(ended.RawData));
        channel.Publish("valid", key, ["msteams"], Convert.ToBase64String(valid.RawData));

        Assert.Equal(403, (await bot.PostAsync(channel.Activity(), channel.Token(token => { token.Header["kid"] = "ended"; token.Key = key; }))).Status);
        Assert.Equal(200, (await bot.PostAsync(channel.Activity(), channel.Token(token => { token.Header["kid"] = "valid"; token.Key = key; }))).Status);
    }

    [Fact]
    public async Task Of_two_keys_with_one_id_the_first_counts()
    {
        var (channel, bot) = await StartAsync();
        await using var _ = channel;
        await using var __ = bot;
        using var first = RSA.Create(2048);
        using var second = RSA.Create(2048);
        channel.Publish("twice", first, ["msteams"]);
        channel.LaterKeys.Enqueue(TestChannel.KeyEntry("twice", second, ["msteams"]));

        Assert.Equal(200, (await bot.PostAsync(channel.Activity(), channel.Token(token => { token.Header["kid"] = "twice"; token.Key = first; }))).Status);
        Assert.Equal(403, (await bot.PostAsync(channel.Activity(), channel.Token(token => { token.Header["kid"] = "twice"; token.Key = second; }))).Status);
    }

    [Fact]
    public async Task A_key_shorter_than_2048_bits_is_not_used()
    {
        var (channel, bot) = await StartAsync();
        await using var _ = channel;
        await using var __ = bot;
        using var small = RSA.Create(1024);
        channel.Publish("small", small, ["msteams"]);

        Assert.Equal(403, (await bot.PostAsync(channel.Activity(), channel.Token(token => { token.Header["kid"] = "small"; token.Key = small; }))).Status);
    }

    [Fact]
    public async Task Keys_announced_over_plain_http_beyond_loopback_are_not_fetched()
    {
        var (channel, bot) = await StartAsync();
        await using var _ = channel;
        await using var __ = bot;
        // This address leads to the very same server, but is not a loopback address.
        channel.KeysAddress = channel.Address.Replace("127.0.0.1", "0.0.0.0", StringComparison.Ordinal) + "/keys";

        Assert.Equal(503, (await bot.PostAsync(channel.Activity())).Status);
        Assert.Equal(0, channel.KeyFetches);
    }

    [Fact]
    public async Task A_key_set_without_a_usable_key_replaces_no_good_one()
    {
        var (channel, bot) = await StartAsync();
        await using var _ = channel;
        await using var __ = bot;
        await bot.PostAsync(channel.Activity());
        var good = channel.Keys.ToArray();
        channel.Keys.Clear();

        Assert.Equal(503, (await bot.PostAsync(channel.Activity(), channel.Token(token => token.Header["kid"] = "nobody"))).Status);
        Assert.Equal(2, channel.KeyFetches);
        Assert.Equal(200, (await bot.PostAsync(channel.Activity())).Status);

        // From the start it is as if there were none: come back later, never a 500.
        await using var late = await TestBot.StartAsync(channel);
        Assert.Equal(503, (await late.PostAsync(channel.Activity())).Status);
        foreach (var (id, key) in good)
        {
            channel.Keys[id] = key;
        }

        channel.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(200, (await late.PostAsync(channel.Activity())).Status);
    }

    [Theory]
    [InlineData("""{"kty":"RSA","use":"sig","kid":"odd","n":5,"e":"AQAB"}""")]
    [InlineData("""{"kty":"RSA","use":"sig","kid":"odd","n":"!!","e":"AQAB"}""")]
    [InlineData("""{"kty":"RSA","use":"sig","kid":"odd","n":"AQAB","e":"AQAB","x5c":[5]}""")]
    [InlineData("""{"kty":"RSA","use":"sig","kid":"odd","n":"AQAB","e":"AQAB","x5c":["not a certificate"]}""")]
    [InlineData("""{"kty":"EC","use":"sig","kid":"odd"}""")]
    [InlineData("""{"kty":"RSA","use":"enc","kid":"odd"}""")]
    [InlineData("null")]
    [InlineData("[]")]
    public async Task One_odd_key_costs_no_good_one(string odd)
    {
        var (channel, bot) = await StartAsync();
        await using var _ = channel;
        await using var __ = bot;
        channel.Keys["odd"] = System.Text.Json.JsonElement.Parse(odd);

        Assert.Equal(200, (await bot.PostAsync(channel.Activity())).Status);
        Assert.Equal(403, (await bot.PostAsync(channel.Activity(), channel.Token(token => token.Header["kid"] = "odd"))).Status);
    }

    /// <summary>An announcement over https that sends us for its keys where anybody on the way can write them, even to this machine.</summary>
    [Theory]
    [InlineData("https", 200)]
    [InlineData("http", 503)]
    public async Task Keys_are_fetched_over_https_where_the_announcement_was(string scheme, int status)
    {
        await using var channel = await TestChannel.StartAsync();
        channel.KeysAddress = $"{scheme}://127.0.0.1:1/keys";
        await using var bot = await TestBot.StartAsync(
            channel,
            adjust: options => options.ToBotFromChannelOpenIdMetadataUrl = "https://login.example/metadata",
            services: services => services.AddSingleton<IHttpMessageHandlerBuilderFilter>(new ToTheChannel(new Uri(channel.Address))));

        Assert.Equal(status, (await bot.PostAsync(channel.Activity())).Status);
        Assert.Equal(scheme is "https" ? 1 : 0, channel.KeyFetches);
    }

    /// <summary>Takes every address, with whatever scheme, to the test's channel.</summary>
    private sealed class ToTheChannel(Uri channel) : IHttpMessageHandlerBuilderFilter
    {
        public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
        {
            next(builder);
            builder.AdditionalHandlers.Add(new Handler(channel));
        };

        private sealed class Handler(Uri channel) : DelegatingHandler
        {
            protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            {
                request.RequestUri = new Uri(channel, request.RequestUri!.PathAndQuery);
                return base.SendAsync(request, cancellationToken);
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("not JSON")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"jwks_uri":5}""")]
    [InlineData("""{"jwks_uri":"keys"}""")]
    [InlineData("""{"jwks_uri":"ftp://127.0.0.1/keys"}""")]
    public async Task A_strange_announcement_is_a_503_and_never_a_500(string metadata)
    {
        var (channel, bot) = await StartAsync();
        await using var _ = channel;
        await using var __ = bot;
        channel.Metadata = metadata;

        var answer = await bot.PostAsync(channel.Activity());

        Assert.Equal((503, ""), (answer.Status, answer.Body));
        Assert.Equal(0, _turns);
    }

    [Fact]
    public async Task Another_cloud_is_a_matter_of_settings()
    {
        var (channel, bot) = await StartAsync(options => options.ToBotFromChannelTokenIssuer = "https://api.botframework.us");
        await using var _ = channel;
        await using var __ = bot;

        Assert.Equal(200, (await bot.PostAsync(channel.Activity(), channel.Token(token => token.Claims["iss"] = "https://api.botframework.us"))).Status);
        Assert.Equal(403, (await bot.PostAsync(channel.Activity())).Status);
    }

    [Fact]
    public async Task A_caller_on_the_list_is_believed_and_nobody_else_then()
    {
        const string Caller = "99999999-9999-9999-9999-999999999999";
        var (channel, bot) = await StartAsync(options =>
        {
            options.AcceptEntraTokens = true;
            options.AllowedCallers.Add(Caller);
        });
        await using var _ = channel;
        await using var __ = bot;

        Assert.Equal(200, (await bot.PostAsync(channel.Activity(), channel.Token(token => { Entra(token); token.Claims["azp"] = Caller; }))).Status);
        Assert.Equal(403, (await bot.PostAsync(channel.Activity(), channel.Token(Entra))).Status);
    }

    private static void Entra(TokenForge token)
    {
        token.Claims["iss"] = $"https://login.microsoftonline.com/{TestChannel.Tenant}/v2.0";
        token.Claims["ver"] = "2.0";
        token.Claims["azp"] = TestChannel.AppId;
        token.Claims.Remove("serviceurl");
    }

    public static TheoryData<string, Action<TokenForge>, int> EntraTokens() => new()
    {
        { "our own app, version 2", _ => { }, 200 },
        { "our own app, version 1", token => { token.Claims["iss"] = $"https://sts.windows.net/{TestChannel.Tenant}/"; token.Claims["ver"] = "1.0"; token.Claims.Remove("azp"); token.Claims["appid"] = TestChannel.AppId; }, 200 },
        { "another app of the same tenant with our audience", token => token.Claims["azp"] = "99999999-9999-9999-9999-999999999999", 403 },
        { "no caller", token => token.Claims.Remove("azp"), 403 },
        { "caller in the claim of the other version", token => { token.Claims.Remove("azp"); token.Claims["appid"] = TestChannel.AppId; }, 403 },
        { "no version", token => token.Claims.Remove("ver"), 403 },
        { "another tenant", token => token.Claims["iss"] = "https://login.microsoftonline.com/33333333-3333-3333-3333-333333333333/v2.0", 403 },
        { "another audience", token => token.Claims["aud"] = "https://graph.microsoft.com", 403 },
        { "ended", token => token.Claims["exp"] = 1L, 403 },
        { "signed by a stranger", token => token.Key = TokenForge.StrangersKey, 403 },
    };

    [Theory]
    [MemberData(nameof(EntraTokens), DisableDiscoveryEnumeration = true)]
    public async Task Entra_tokens_are_strict_when_switched_on(string what, Action<TokenForge> bend, int status)
    {
        var (channel, bot) = await StartAsync(options => options.AcceptEntraTokens = true);
        await using var _ = channel;
        await using var __ = bot;

        var answer = await bot.PostAsync(channel.Activity(), channel.Token(token => { Entra(token); bend(token); }));

        Assert.True(answer.Status == status, $"{what}: {answer.Status}");
    }

    [Theory]
    [InlineData("https://login.microsoftonline.com/{tenantid}/v2.0", 200)]
    [InlineData("https://login.microsoftonline.com/" + TestChannel.Tenant + "/v2.0", 200)]
    [InlineData("https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0", 403)]
    [InlineData("https://login.microsoftonline.example/{tenantid}/v2.0", 403)]
    public async Task An_Entra_key_that_is_announced_for_another_issuer_signs_nothing_for_our_tenant(string issuer, int status)
    {
        var (channel, bot) = await StartAsync(options => options.AcceptEntraTokens = true);
        await using var _ = channel;
        await using var __ = bot;
        channel.Publish("channel-1", TokenForge.ChannelKey, null, issuer: issuer);

        Assert.Equal(status, (await bot.PostAsync(channel.Activity(), channel.Token(Entra))).Status);
    }

    [Fact]
    public async Task Entra_tokens_are_refused_by_default()
    {
        var (channel, bot) = await StartAsync();
        await using var _ = channel;
        await using var __ = bot;

        Assert.Equal(403, (await bot.PostAsync(channel.Activity(), channel.Token(Entra))).Status);
    }

    [Fact]
    public async Task An_Entra_token_cannot_name_a_service_address_of_a_stranger()
    {
        var (channel, bot) = await StartAsync(options => options.AcceptEntraTokens = true);
        await using var _ = channel;
        await using var __ = bot;

        Assert.Equal(403, (await bot.PostAsync(channel.Activity(bend: activity => activity["serviceUrl"] = "https://attacker.example/"), channel.Token(Entra))).Status);
    }
}
