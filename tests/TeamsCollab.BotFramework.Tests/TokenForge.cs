using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace TeamsCollab.BotFramework.Tests;

/// <summary>A token as the channel would sign it, every part of which a test can bend.</summary>
public sealed class TokenForge
{
    public static RSA ChannelKey { get; } = RSA.Create(2048);

    public static RSA StrangersKey { get; } = RSA.Create(2048);

    public Dictionary<string, object?> Header { get; } = new() { ["alg"] = "RS256", ["typ"] = "JWT", ["kid"] = "channel-1" };

    public Dictionary<string, object?> Claims { get; } = [];

    public RSA Key { get; set; } = ChannelKey;

    public HashAlgorithmName Hash { get; set; } = HashAlgorithmName.SHA256;

    public string Sign()
    {
        var head = $"{Part(Header)}.{Part(Claims)}";
        var signature = Key.SignData(Encoding.ASCII.GetBytes(head), Hash, RSASignaturePadding.Pkcs1);
        return $"{head}.{Base64UrlEncoder.Encode(signature)}";
    }

    private static string Part(Dictionary<string, object?> members) => Base64UrlEncoder.Encode(JsonSerializer.SerializeToUtf8Bytes(members));
}
