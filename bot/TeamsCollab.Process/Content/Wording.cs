using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TeamsCollab.Process.Content;

/// <summary>
/// Words typed by people, sealed: the digest is SHA-256(salt ‖ canonical JSON of the fields, NFC). Stored events and state
/// hold the digest alone; <see cref="Fields"/> and <see cref="Salt"/> stand apart and can be erased without changing a chained byte.
/// </summary>
[JsonConverter(typeof(AsDigest))]
public sealed class Wording : IEquatable<Wording>
{
    private const int SaltBytes = 16;

    private Wording(Digest digest, byte[]? salt, ImmutableSortedDictionary<string, string>? fields) =>
        (Digest, Salt, Fields) = (digest, salt, fields);

    public Digest Digest { get; }

    /// <summary>Null where only the digest is at hand: in a state, or after an erasure.</summary>
    public ImmutableSortedDictionary<string, string>? Fields { get; }

    /// <summary>16 bytes, without which the digest cannot be guessed back into words.</summary>
    public byte[]? Salt { get; }

    public static Wording OfDigest(Digest digest) => new(digest, null, null);

    /// <summary>The words that belong to a digest, as they were stored apart. Throws <see cref="CryptographicException"/> when they do not.</summary>
    public static Wording Opened(Digest digest, byte[] salt, IEnumerable<KeyValuePair<string, string>> fields)
    {
        var sorted = Sorted(fields);
        return Digest.Of(salt, CanonicalJson.Of(sorted)) == digest
            ? new Wording(digest, salt, sorted)
            : throw new CryptographicException($"The words stored for {digest} are not the words that were sealed.");
    }

    /// <summary>
    /// The same, of fields as they are stored: a JSON object of strings. Mostly its bytes are the canonical ones, and then none need be made to check them.
    /// </summary>
    /// <exception cref="CryptographicException">They are not the words that were sealed.</exception>
    public static Wording Opened(Digest digest, byte[] salt, byte[] stored)
    {
        var fields = Read(stored);
        return Digest.Of(salt, stored) == digest ? new Wording(digest, salt, fields) : Opened(digest, salt, fields);
    }

    /// <summary>Seals fields under a salt drawn from the turn's entropy. Empty fields are left out, line ends become \n, text becomes NFC.</summary>
    public static Wording Seal(ReadOnlySpan<byte> entropy, ReadOnlySpan<(string Name, string Text)> fields)
    {
        var kept = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, text) in fields)
        {
            var clean = Clean(text);
            if (clean.Length > 0)
            {
                kept[name] = clean;
            }
        }

        var sorted = kept.ToImmutable();
        var canonical = CanonicalJson.Of(sorted);
        var salt = HMACSHA256.HashData(entropy, canonical)[..SaltBytes];
        return new Wording(Digest.Of(salt, canonical), salt, sorted);
    }

    /// <summary>Whether these are, word for word, the fields given.</summary>
    public bool Says(params ReadOnlySpan<(string Name, string Text)> fields) => Fields is not null && Seal(Salt, fields).Fields!.SequenceEqual(Fields);

    public bool Equals(Wording? other) => other is not null && other.Digest == Digest;

    public override bool Equals(object? obj) => Equals(obj as Wording);

    /// <summary>The same sealed words, also where one was read back from a store.</summary>
    public static bool operator ==(Wording? left, Wording? right) => left is null ? right is null : left.Equals(right);

    public static bool operator !=(Wording? left, Wording? right) => !(left == right);

    public override int GetHashCode() => Digest.GetHashCode();

    public override string ToString() => Digest.Value;

    private static ImmutableSortedDictionary<string, string> Read(ReadOnlySpan<byte> stored)
    {
        var fields = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var reader = new Utf8JsonReader(stored);
        for (var isIn = reader.Read(); isIn && reader.Read() && reader.TokenType is JsonTokenType.PropertyName;)
        {
            var name = reader.GetString()!;
            reader.Read();
            fields[name] = reader.GetString()!;
        }

        return fields.ToImmutable();
    }

    private static ImmutableSortedDictionary<string, string> Sorted(IEnumerable<KeyValuePair<string, string>> fields) =>
        fields.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>A lone surrogate cannot be written as UTF-8, and it and U+FFFE make NFC fail, so they become U+FFFD first.</summary>
    private static string Clean(string text) =>
        Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\uFFFE', '\uFFFD').Normalize(NormalizationForm.FormC).ReplaceLineEndings("\n").Trim();

    internal sealed class AsDigest : JsonConverter<Wording>
    {
        public override Wording Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => OfDigest(new Digest(reader.GetString()!));

        public override void Write(Utf8JsonWriter writer, Wording value, JsonSerializerOptions options) => writer.WriteStringValue(value.Digest.Value);
    }
}
