using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;
using TeamsCollab.Bot.Hosting;

namespace TeamsCollab.Benchmarks.Turns;

/// <summary>
/// The channel of every bot that is compared: announces one signing key, signs the token that all turns carry, takes what the bots send, and
/// can refuse every tenth send. One process, no routing, no logging, so that it costs as little as it can beside them.
/// </summary>
internal sealed class StubChannel : IAsyncDisposable
{
    public const string AppId = "11111111-1111-1111-1111-111111111111";
    public const string Tenant = "22222222-2222-2222-2222-222222222222";
    private const string Issuer = "https://api.botframework.com";

    private readonly WebApplication _app;
    private readonly RSA _key = RSA.Create(2048);
    private readonly byte[] _keys;
    private readonly Dictionary<string, int> _texts = [];
    private long _sends;

    private StubChannel()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        var numbers = _key.ExportParameters(false);
        _keys = JsonSerializer.SerializeToUtf8Bytes(new
        {
            keys = new[]
            {
                new { kty = "RSA", use = "sig", kid = "k", n = Base64UrlEncoder.Encode(numbers.Modulus), e = Base64UrlEncoder.Encode(numbers.Exponent), endorsements = new[] { "msteams" } },
            },
        });
        _app.Run(AnswerAsync);
    }

    public string Address => _app.Urls.First();

    public string ServiceUrl => Address + "/teams/";

    public string Metadata => Address + "/metadata";

    public string Keys => Address + "/keys";

    /// <summary>Taken, not refused.</summary>
    public long Sends => Interlocked.Read(ref _sends);

    /// <summary>Every tenth send is answered 429.</summary>
    public bool RefusesEveryTenth { get; set; }

    /// <summary>How often each text was taken, while <see cref="RefusesEveryTenth"/>.</summary>
    public IReadOnlyDictionary<string, int> Texts => _texts;

    public static async Task<StubChannel> StartAsync()
    {
        var stub = new StubChannel();
        await stub._app.StartAsync();
        return stub;
    }

    public string Token()
    {
        var now = MachineTime.Real.GetUtcNow().ToUnixTimeSeconds();
        var head = $"{Part(new { alg = "RS256", typ = "JWT", kid = "k" })}.{Part(new { iss = Issuer, aud = AppId, nbf = now - 60, exp = now + 86400, serviceurl = ServiceUrl })}";
        return $"{head}.{Base64UrlEncoder.Encode(_key.SignData(Encoding.ASCII.GetBytes(head), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";

        static string Part(object members) => Base64UrlEncoder.Encode(JsonSerializer.SerializeToUtf8Bytes(members));
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _key.Dispose();
    }

    private async Task AnswerAsync(HttpContext http)
    {
        if (http.Request.Path.StartsWithSegments("/teams", StringComparison.Ordinal))
        {
            await TakeAsync(http);
            return;
        }

        http.Response.ContentType = "application/json";
        await (http.Request.Path.Value is "/keys"
            ? http.Response.BodyWriter.WriteAsync(_keys)
            : http.Response.BodyWriter.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(new { issuer = Issuer, jwks_uri = Keys, id_token_signing_alg_values_supported = new[] { "RS256" } })));
    }

    private async Task TakeAsync(HttpContext http)
    {
        var number = Interlocked.Increment(ref _sends);
        if (RefusesEveryTenth)
        {
            using var sent = await JsonDocument.ParseAsync(http.Request.Body);
            if (number % 10 == 0)
            {
                http.Response.StatusCode = 429;
                return;
            }

            var text = sent.RootElement.GetProperty("text").GetString()!;
            lock (_texts)
            {
                _texts[text] = _texts.GetValueOrDefault(text) + 1;
            }
        }
        else
        {
            await http.Request.Body.CopyToAsync(Stream.Null);
        }

        http.Response.StatusCode = 201;
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = Sent.Length;
        await http.Response.BodyWriter.WriteAsync(Sent);
    }

    private static readonly byte[] Sent = """{"id":"1"}"""u8.ToArray();
}
