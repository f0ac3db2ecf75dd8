using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.Tokens;

namespace TeamsCollab.BotFramework.Tests;

/// <summary>The other side: announces signing keys, signs tokens and is a connector, all on loopback.</summary>
public sealed class TestChannel : IAsyncDisposable
{
    public const string AppId = "11111111-1111-1111-1111-111111111111";
    public const string Tenant = "22222222-2222-2222-2222-222222222222";
    public const string Issuer = "https://api.botframework.com";

    private readonly WebApplication _app;

    // Nothing here leaves the machine, so no proxy of the machine's is to see it.
    static TestChannel() => HttpClient.DefaultProxy = new System.Net.WebProxy();

    private TestChannel(WebApplication app, FakeTimeProvider clock)
    {
        _app = app;
        Clock = clock;
        Publish("channel-1", TokenForge.ChannelKey, ["msteams"]);
        app.MapGet("/metadata", () => Metadata is { } strange ? Results.Text(strange, "application/json") : Down ? Results.StatusCode(503) : Results.Json(new { issuer = Issuer, jwks_uri = KeysAddress ?? Address + "/keys" }));
        app.MapGet("/keys", () =>
        {
            Interlocked.Increment(ref _keyFetches);
            WhenKeysAreFetched?.Invoke();
            return Down ? Results.StatusCode(503) : Results.Json(new { keys = Keys.Values.Concat(LaterKeys) });
        });
        app.Map("/teams/{**path}", ConnectAsync);
    }

    private int _keyFetches;

    public FakeTimeProvider Clock { get; }

    public int KeyFetches => _keyFetches;

    public bool Down { get; set; }

    public Action? WhenKeysAreFetched { get; set; }

    public string? KeysAddress { get; set; }

    /// <summary>Announced instead of a good document.</summary>
    public string? Metadata { get; set; }

    public ConcurrentDictionary<string, object> Keys { get; } = new();

    /// <summary>Announced behind <see cref="Keys"/>.</summary>
    public ConcurrentQueue<object> LaterKeys { get; } = new();

    public string Address => _app.Urls.First();

    public string ServiceUrl => Address + "/teams/";

    public ConcurrentQueue<Recorded> Requests { get; } = new();

    /// <summary>What the connector answers; a plain 201 with an id unless a test says otherwise.</summary>
    public Func<Recorded, IResult> Answer { get; set; } = _ => Results.Json(new { id = "sent-1" }, statusCode: 201);

    public sealed record Recorded(string Method, string Target, string? ContentType, string? Authorization, string Body, DateTimeOffset At)
    {
        public JsonElement Json => JsonElement.Parse(Body);
    }

    public static async Task<TestChannel> StartAsync(FakeTimeProvider? clock = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var channel = new TestChannel(builder.Build(), clock ?? new FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.Zero)));
        await channel._app.StartAsync();
        return channel;
    }

    public void Publish(string id, RSA key, string[]? endorsements, string? certificate = null, string? issuer = null) => Keys[id] = KeyEntry(id, key, endorsements, certificate, issuer);

    public static object KeyEntry(string id, RSA key, string[]? endorsements, string? certificate = null, string? issuer = null)
    {
        var numbers = key.ExportParameters(false);
        var entry = new Dictionary<string, object>
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = id,
            ["n"] = Base64UrlEncoder.Encode(numbers.Modulus),
            ["e"] = Base64UrlEncoder.Encode(numbers.Exponent),
        };
        if (endorsements is not null)
        {
            entry["endorsements"] = endorsements;
        }

        if (certificate is not null)
        {
            entry["x5c"] = new[] { certificate };
        }

        if (issuer is not null)
        {
            entry["issuer"] = issuer;
        }

        return entry;
    }

    /// <summary>A good token of the channel, bent by <paramref name="bend"/>.</summary>
    public string Token(Action<TokenForge>? bend = null)
    {
        var now = Clock.GetUtcNow().ToUnixTimeSeconds();
        var forge = new TokenForge();
        forge.Claims["iss"] = Issuer;
        forge.Claims["aud"] = AppId;
        forge.Claims["nbf"] = now - 60;
        forge.Claims["exp"] = now + 3600;
        forge.Claims["serviceurl"] = ServiceUrl;
        bend?.Invoke(forge);
        return forge.Sign();
    }

    /// <summary>A good activity of a person, as JSON members that a test can bend.</summary>
    public Dictionary<string, object?> Activity(string type = "message", Action<Dictionary<string, object?>>? bend = null)
    {
        Dictionary<string, object?> activity = new()
        {
            ["type"] = type,
            ["id"] = "1700000000000",
            ["timestamp"] = "2026-03-02T01:00:00.000Z",
            ["serviceUrl"] = ServiceUrl,
            ["channelId"] = "msteams",
            ["from"] = new { id = "29:zhang", name = "张伟", aadObjectId = "aad-zhang" },
            ["conversation"] = new { conversationType = "personal", tenantId = Tenant, id = "a:conversation" },
            ["recipient"] = new { id = "28:" + AppId, name = "协作助手" },
            ["channelData"] = new { tenant = new { id = Tenant } },
        };
        if (type is "message")
        {
            activity["text"] = "你好";
        }

        bend?.Invoke(activity);
        return activity;
    }

    public Dictionary<string, object?> Invoke(string? name, object? value = null) => Activity("invoke", activity =>
    {
        activity["name"] = name;
        activity["value"] = value;
    });

    public ConversationReference Conversation => new()
    {
        ActivityId = "1700000000000",
        Bot = new ChannelAccount { Id = "28:" + AppId },
        Conversation = new ConversationAccount { Id = "a:conversation" },
        ChannelId = "msteams",
        ServiceUrl = ServiceUrl,
    };

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task ConnectAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var target = http.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget;
        var recorded = new Recorded(http.Request.Method, target["/teams/".Length..], http.Request.ContentType,
            http.Request.Headers.Authorization, await reader.ReadToEndAsync(), Clock.GetUtcNow());
        Requests.Enqueue(recorded);
        await Answer(recorded).ExecuteAsync(http);
    }
}
