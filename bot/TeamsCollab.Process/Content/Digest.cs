using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TeamsCollab.Process.Content;

/// <summary>A SHA-256 in base64url without padding: 43 characters.</summary>
[JsonConverter(typeof(AsString))]
public readonly record struct Digest(string Value)
{
    public static Digest Of(params ReadOnlySpan<byte[]> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
        {
            hash.AppendData(part);
        }

        return new Digest(Base64Url.EncodeToString(hash.GetHashAndReset()));
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
