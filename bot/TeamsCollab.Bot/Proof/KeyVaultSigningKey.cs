using System.Buffers.Text;
using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using Azure.Core;
using TeamsCollab.Bot.Hosting;
using TeamsCollab.Verification;

namespace TeamsCollab.Bot.Proof;

/// <summary>
/// A key that never leaves Azure Key Vault, named without its version so that rotation there is rotation here. Two REST calls, because the
/// vault's own .NET client cannot be restored: GET the key, POST its version's <c>sign</c>. Needs the role Key Vault Crypto User.
/// </summary>
public sealed class KeyVaultSigningKey(Uri key, TokenCredential credential, HttpMessageHandler handler, TimeProvider machine) : ISigningKey, IDisposable
{
    private const string ApiVersion = "api-version=7.4";

    /// <summary>The vaults of the public cloud, China and the US government. Our token goes to no other host.</summary>
    private static readonly string[] Suffixes = [".vault.azure.net", ".vault.azure.cn", ".vault.usgovcloudapi.net", ".managedhsm.azure.net"];

    /// <summary>How long a rotation may go unnoticed.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(30);

    private readonly HttpClient _http = new(handler) { Timeout = TimeSpan.FromSeconds(20) };
    private volatile Recent? _recent;

    public string Place => key.ToString();

    /// <exception cref="StartUpRefusedException">The setting is not the address of a key in a vault.</exception>
    public static Uri Address(string setting) =>
        Uri.TryCreate(setting, UriKind.Absolute, out var address) && address.Scheme == "https" && address.IsDefaultPort
        && Suffixes.Any(suffix => address.Host.EndsWith(suffix, StringComparison.OrdinalIgnoreCase))
        && address.Segments is ["/", "keys/", { Length: > 0 }] && !address.Segments[2].EndsWith('/')
            ? address
            : throw new StartUpRefusedException(
                $"Signing:KeyVaultKey 不是不带版本的密钥地址：{setting}。应形如 https://<vault>.vault.azure.net/keys/<name>。 "
                + "Signing:KeyVaultKey is not the address of a key without its version, such as https://<vault>.vault.azure.net/keys/<name>.");

    public async Task<KeyInUse> ReadCurrentAsync(CancellationToken cancellation)
    {
        var now = machine.GetUtcNow();
        if (_recent is { } recent && now - recent.At < Remembered)
        {
            return recent.Key;
        }

        using var answer = await CallAsync(HttpMethod.Get, key, null, cancellation) ?? throw Unavailable("404", null);
        var current = Read(answer.RootElement);
        _recent = new Recent(current, now);
        return current;
    }

    /// <summary>The present version only: what an older one was called stands in a record that is yet to be believed.</summary>
    public async Task<ImmutableArray<KeyInUse>> ReadHeldAsync(CancellationToken cancellation) => [await ReadCurrentAsync(cancellation)];

    public async Task<byte[]?> SignAsync(string reference, byte[] statement, CancellationToken cancellation)
    {
        var version = new Uri(reference);
        if (!version.Host.Equals(key.Host, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var body = JsonSerializer.SerializeToUtf8Bytes(new { alg = "ES256", value = Base64Url.EncodeToString(SHA256.HashData(statement)) });
        using var answer = await CallAsync(HttpMethod.Post, new Uri($"{reference}/sign"), body, cancellation);
        return answer is null ? null : Base64Url.DecodeFromChars(answer.RootElement.GetProperty("value").GetString());
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Null where there is no such key, or it is disabled.</summary>
    private async Task<JsonDocument?> CallAsync(HttpMethod method, Uri address, byte[]? body, CancellationToken cancellation)
    {
        try
        {
            var suffix = key.Host[(key.Host.IndexOf('.', StringComparison.Ordinal) + 1)..];
            var token = await credential.GetTokenAsync(new TokenRequestContext([$"https://{suffix}/.default"]), cancellation);
            using var request = new HttpRequestMessage(method, $"{address}?{ApiVersion}");
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Token);
            if (body is not null)
            {
                request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
            }

            using var answer = await _http.SendAsync(request, cancellation);
            if (answer.StatusCode is HttpStatusCode.NotFound || (answer.StatusCode is HttpStatusCode.Forbidden && address != key && IsDisabled(await answer.Content.ReadAsStringAsync(cancellation))))
            {
                return null;
            }

            return answer.IsSuccessStatusCode
                ? await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync(cancellation), cancellationToken: cancellation)
                : throw Unavailable($"HTTP {(int)answer.StatusCode}", answer.Headers.RetryAfter?.Delta);
        }
        catch (Exception fault) when (fault is HttpRequestException or JsonException or Azure.RequestFailedException or Azure.Identity.AuthenticationFailedException
            || (fault is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            throw Unavailable(fault.GetType().Name, null, fault);
        }
    }

    private static bool IsDisabled(string error) => error.Contains("KeyDisabled", StringComparison.Ordinal) || error.Contains("Forbidden", StringComparison.Ordinal);

    private KeyInUse Read(JsonElement answer)
    {
        var web = answer.GetProperty("key");
        if (web.GetProperty("kty").GetString() is not ("EC" or "EC-HSM") || web.GetProperty("crv").GetString() != "P-256")
        {
            throw new SigningKeyUnavailableException($"{key} 不是 P-256 椭圆曲线密钥，请更换。 {key} is not an elliptic curve key on P-256: use one that is.");
        }

        var point = new ECPoint { X = Base64Url.DecodeFromChars(web.GetProperty("x").GetString()), Y = Base64Url.DecodeFromChars(web.GetProperty("y").GetString()) };
        using var known = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = point });
        var info = known.ExportSubjectPublicKeyInfo();
        return new KeyInUse(Statements.KeyId(info), info, web.GetProperty("kid").GetString()!);
    }

    private SigningKeyUnavailableException Unavailable(string why, TimeSpan? retryAfter, Exception? inner = null) => new(
        $"暂时无法使用签名密钥 {key}（{why}）：请检查机器人身份在该密钥保管库的“Key Vault Crypto User”角色与网络。 "
        + $"The signing key {key} cannot be used now ({why}): check that the bot's identity has the role Key Vault Crypto User, and the network.",
        retryAfter,
        inner);

    private sealed record Recent(KeyInUse Key, DateTimeOffset At);
}
