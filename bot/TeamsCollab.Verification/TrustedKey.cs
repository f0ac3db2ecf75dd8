using System.Security.Cryptography;

namespace TeamsCollab.Verification;

/// <summary>The key that the person who verifies got by another way: a public key file, or its whole fingerprint.</summary>
public static class TrustedKey
{
    /// <summary>The key's id; null where the text is neither the path of a public key in PEM nor a whole fingerprint.</summary>
    public static string? IdOf(string given)
    {
        var digits = new string([.. given.Where(letter => letter is not (' ' or ':'))]);
        if (digits.Length == 64 && digits.All(char.IsAsciiHexDigit))
        {
            return System.Buffers.Text.Base64Url.EncodeToString(Convert.FromHexString(digits));
        }

        if (given.Length == 43 && given.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'))
        {
            return given;
        }

        if (!File.Exists(given) || new FileInfo(given).Length > 64 * 1024)
        {
            return null;
        }

        try
        {
            using var key = ECDsa.Create();
            key.ImportFromPem(File.ReadAllText(given));
            return Statements.KeyId(key.ExportSubjectPublicKeyInfo());
        }
        catch (Exception fault) when (fault is ArgumentException or CryptographicException)
        {
            return null;
        }
    }

    /// <summary>A key's id as people compare it: 64 hexadecimal digits in groups of four.</summary>
    public static string Fingerprint(string id) => string.Join(' ', Convert.ToHexString(Json.Bytes(id)).Chunk(4).Select(group => new string(group)));
}
