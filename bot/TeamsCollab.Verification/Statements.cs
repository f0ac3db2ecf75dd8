using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace TeamsCollab.Verification;

/// <summary>The exact bytes that signatures cover: UTF-8 lines, each ended by \n. Written down in bot/SignatureChain.md.</summary>
public static class Statements
{
    /// <summary>A chain stood at this head after so many events.</summary>
    public static byte[] Head(string tenant, string collaboration, long version, string head, string at, string key) =>
        Lines("TeamsCollab chain head v1", tenant, collaboration, Number(version), head, at, key);

    /// <summary>A bundle holds exactly the files that a manifest lists.</summary>
    public static byte[] Manifest(string tenant, string collaboration, long version, string head, string manifest, string at, string key) =>
        Lines("TeamsCollab bundle manifest v1", tenant, collaboration, Number(version), head, manifest, at, key);

    /// <summary>A key is followed by another: signed by the one that goes.</summary>
    public static byte[] Successor(string tenant, string key, string at, string previous) =>
        Lines("TeamsCollab signing key v1", tenant, key, at, previous);

    /// <summary>A key's id: SHA-256 of its SubjectPublicKeyInfo, base64url without padding.</summary>
    public static string KeyId(ReadOnlySpan<byte> publicKey) => Base64Url.EncodeToString(SHA256.HashData(publicKey));

    /// <summary>Machine time as it stands in a statement: seconds, UTC.</summary>
    public static string At(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static byte[] Lines(params ReadOnlySpan<string> lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            // A line end inside a value could move meaning from one line to the next.
            if (line.AsSpan().IndexOfAnyInRange('\0', '\u001f') >= 0)
            {
                throw new ArgumentException("A value of a signed statement holds a control character.");
            }

            text.Append(line).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
