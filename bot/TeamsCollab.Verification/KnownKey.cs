using System.Security.Cryptography;
using System.Text.Json;

namespace TeamsCollab.Verification;

/// <summary>A public key of the bundle.</summary>
/// <param name="Previous">The key that it follows; null for the first.</param>
/// <param name="IsEndorsed">Its predecessor signed the succession.</param>
public sealed record KnownKey(string Id, ECDsa PublicKey, string? Previous, bool IsEndorsed)
{
    /// <summary>ECDSA P-256 over SHA-256, r‖s in 64 bytes.</summary>
    public bool Verifies(byte[] statement, string signature)
    {
        var bytes = Json.Bytes(signature);
        return bytes.Length == 64 && PublicKey.VerifyData(statement, bytes, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    /// <summary>Every key with its place in the succession. Adds what does not hold to the findings.</summary>
    /// <exception cref="FormatException">It is no list of keys in the form of a bundle.</exception>
    public static Dictionary<string, KnownKey> ReadAll(JsonElement keys, string tenant, ICollection<Finding> findings)
    {
        var known = new Dictionary<string, KnownKey>(StringComparer.Ordinal);
        string? last = null;
        foreach (var item in Json.Items(keys))
        {
            var (id, previous) = (Json.Text(item, "key"), Json.OptionalText(item, "previous"));
            var publicKey = Convert.FromBase64String(Json.Text(item, "publicKey"));
            var imported = Import(publicKey);
            if (Statements.KeyId(publicKey) != id)
            {
                findings.Add(new Finding($"{BundleFiles.Keys} {id}", "公钥与其指纹不符。", "The public key does not have this fingerprint."));
            }

            if (previous != last)
            {
                findings.Add(new Finding($"{BundleFiles.Keys} {id}", "密钥轮换的次序不连贯。", "The succession of keys has a gap."));
            }

            var endorsement = Json.OptionalText(item, "endorsement");
            var isEndorsed = endorsement is not null && previous is not null && known.TryGetValue(previous, out var before)
                && before.Verifies(Statements.Successor(tenant, id, Json.Text(item, "at"), previous), endorsement);
            if (endorsement is not null && !isEndorsed)
            {
                findings.Add(new Finding($"{BundleFiles.Keys} {id}", "前一把密钥的接替签名无效。", "The signature of the key before it does not hold."));
            }

            // A key that comes back keeps the place it had.
            known.TryAdd(id, new KnownKey(id, imported, previous, isEndorsed));
            last = id;
        }

        return known;
    }

    private static ECDsa Import(byte[] publicKey)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportSubjectPublicKeyInfo(publicKey, out var read);
            return read == publicKey.Length && key.KeySize == 256 ? key : throw new FormatException("A public key is not on P-256.");
        }
        catch (CryptographicException fault)
        {
            key.Dispose();
            throw new FormatException("A public key cannot be read.", fault);
        }
    }
}
