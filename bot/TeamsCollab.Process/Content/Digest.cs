using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TeamsCollab.Process.Content;

/// <summary>A SHA-256 in base64url without padding: 43 characters.</summary>
[JsonConverter(typeof(AsString))]
public readonly record struct Digest(string Value)
{
    /// <summary>What fits is gathered on the stack: an incremental hash costs more to begin and to end than most of what is hashed here.</summary>
    private const int Small = 2048;

    /// <summary>Of all parts as one.</summary>
    public static Digest Of(params ReadOnlySpan<byte[]> parts)
    {
        var length = 0;
        foreach (var part in parts)
        {
            length += part.Length;
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        var whole = length <= Small ? stackalloc byte[length] : new byte[length];
        var rest = whole;
        foreach (var part in parts)
        {
            part.CopyTo(rest);
            rest = rest[part.Length..];
        }

        SHA256.HashData(whole, hash);
        return new Digest(Base64Url.EncodeToString(hash));
    }

    /// <summary>All 64 hexadecimal digits, in groups of four: for paper, where case and signs are easily misread.</summary>
    [JsonIgnore]
    public string Fingerprint => string.Join(' ', Convert.ToHexString(Base64Url.DecodeFromChars(Value)).Chunk(4).Select(group => new string(group)));

    /// <summary>The first 16 hexadecimal digits, for a chat.</summary>
    [JsonIgnore]
    public string ShortFingerprint => Fingerprint[..19];

    public override string ToString() => Value;

    internal sealed class AsString : JsonConverter<Digest>
    {
        public override Digest Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, Digest value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);

        public override Digest ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString()!);

        public override void WriteAsPropertyName(Utf8JsonWriter writer, Digest value, JsonSerializerOptions options) => writer.WritePropertyName(value.Value);
    }
}
