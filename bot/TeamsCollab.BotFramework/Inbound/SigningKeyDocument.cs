using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace TeamsCollab.BotFramework;

/// <summary>Reads a key set document. A key we cannot use is skipped, so that one odd entry never costs the good ones.</summary>
internal static class SigningKeyDocument
{
    private const int SmallestKeyBits = 2048;

    public static Dictionary<string, SigningKey> Read(JsonElement document)
    {
        var keys = new Dictionary<string, SigningKey>(StringComparer.Ordinal);
        foreach (var entry in document.GetProperty("keys").EnumerateArray())
        {
            if (Text(entry, "kid") is { Length: > 0 } id && Text(entry, "kty") is "RSA" && Text(entry, "use") is null or "sig"
                && TryRead(entry, id) is { } key)
            {
                // As in Microsoft's SDKs, the first of two with one id counts.
                keys.TryAdd(id, key);
            }
        }

        return keys;
    }

    private static SigningKey? TryRead(JsonElement entry, string id)
    {
        try
        {
            var numbers = new RSAParameters { Modulus = Base64UrlEncoder.DecodeBytes(Text(entry, "n")), Exponent = Base64UrlEncoder.DecodeBytes(Text(entry, "e")) };
            var key = new RsaSecurityKey(numbers) { KeyId = id };
            var (from, until) = Validity(entry);
            return key.KeySize < SmallestKeyBits ? null : new SigningKey(key, Endorsements(entry), from, until, Text(entry, "issuer"));
        }
        catch (Exception unusable) when (unusable is ArgumentException or FormatException or CryptographicException or InvalidOperationException)
        {
            return null;
        }
    }

    private static (DateTimeOffset From, DateTimeOffset Until) Validity(JsonElement entry)
    {
        if (!entry.TryGetProperty("x5c", out var chain) || chain.ValueKind is not JsonValueKind.Array || chain.GetArrayLength() is 0)
        {
            return (DateTimeOffset.MinValue.AddDays(1), DateTimeOffset.MaxValue.AddDays(-1));
        }

        using var certificate = X509CertificateLoader.LoadCertificate(Convert.FromBase64String(chain[0].GetString() ?? string.Empty));
        return (certificate.NotBefore.ToUniversalTime(), certificate.NotAfter.ToUniversalTime());
    }

    private static HashSet<string> Endorsements(JsonElement entry) =>
        entry.TryGetProperty("endorsements", out var list) && list.ValueKind is JsonValueKind.Array
            ? [.. list.EnumerateArray().Where(item => item.ValueKind is JsonValueKind.String).Select(item => item.GetString()!)]
            : [];

    private static string? Text(JsonElement entry, string name) =>
        entry.ValueKind is JsonValueKind.Object && entry.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
