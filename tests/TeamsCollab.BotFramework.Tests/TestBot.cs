using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Azure.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace TeamsCollab.BotFramework.Tests;

/// <summary>A bot behind real HTTP, set up as a host would, against a <see cref="TestChannel"/>.</summary>
public sealed class TestBot : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _client = new();

    private TestBot(TestChannel channel, WebApplication app)
    {
        Channel = channel;
        _app = app;
    }

    public TestChannel Channel { get; }

    public ConnectorClient Connector => _app.Services.GetRequiredService<ConnectorClient>();

    public ChannelTokenValidator Validator => _app.Services.GetRequiredService<ChannelTokenValidator>();

    public Uri Endpoint => new(_app.Urls.First() + "/api/messages");

    public sealed class FixedCredential : TokenCredential
    {
        private int _calls;

        public int Calls => _calls;

        public TimeSpan Lifetime { get; init; } = TimeSpan.FromHours(1);

        public required TimeProvider Clock { get; init; }

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new($"bot-token-{Interlocked.Increment(ref _calls)}-{string.Join(' ', requestContext.Scopes)}", Clock.GetUtcNow() + Lifetime);

        public override async ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            await Task.Yield();
            return GetToken(requestContext, cancellationToken);
        }
    }

    public FixedCredential Credential { get; private init; } = null!;

    public static async Task<TestBot> StartAsync(TestChannel channel, ActivityRouter? router = null, Action<BotFrameworkOptions>? adjust = null, Action<IServiceCollection>? services = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var credential = new FixedCredential { Clock = channel.Clock };
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["MicrosoftAppId"] = TestChannel.AppId,
            ["MicrosoftAppTenantId"] = TestChannel.Tenant,
            ["ToBotFromChannelOpenIdMetadataUrl"] = channel.Address + "/metadata",
            ["ToBotFromEmulatorOpenIdMetadataUrl"] = channel.Address + "/metadata",
            ["TrustedServiceUrlHosts:0"] = "127.0.0.1",
        });
        builder.Services.AddSingleton<TimeProvider>(channel.Clock);
        services?.Invoke(builder.Services);
        builder.Services.AddBotFramework(builder.Configuration, options =>
        {
            options.Credential = credential;
            options.PaceOutbound = true;
            adjust?.Invoke(options);
        });
        var app = builder.Build();
        app.MapBotMessages("/api/messages", router ?? new ActivityRouter());
        await app.StartAsync();
        return new TestBot(channel, app) { Credential = credential };
    }

    public Task<Answered> PostAsync(object activity, string? token = null) =>
        PostBytesAsync(JsonSerializer.SerializeToUtf8Bytes(activity), "Bearer " + (token ?? Channel.Token()));

    public async Task<Answered> PostBytesAsync(byte[] body, string? authorization, string? contentType = "application/json; charset=utf-8", HttpMethod? method = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Post, Endpoint) { Content = new ByteArrayContent(body) };
        if (contentType is not null)
        {
            request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        using var response = await _client.SendAsync(request);
        return new Answered(response.StatusCode, await response.Content.ReadAsStringAsync(), response.Content.Headers.ContentType);
    }

    public sealed record Answered(HttpStatusCode Code, string Body, MediaTypeHeaderValue? ContentType)
    {
        public int Status => (int)Code;

        public JsonElement Json => JsonElement.Parse(Body);
    }

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }
}
