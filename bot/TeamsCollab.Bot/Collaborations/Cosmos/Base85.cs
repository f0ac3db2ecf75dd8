using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TeamsCollab.Bot.Collaborations.Cosmos;

/// <summary>Bytes as a JSON string, five letters for four bytes where base 64 takes five and a third: the letters of ZeroMQ's Z85, none of which JSON escapes. https://rfc.zeromq.org/spec/32</summary>
internal sealed class Base85 : JsonConverter<byte[]>
{
    private const string Letters = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#";

    private static readonly byte[] Values = MakeValues();

    public override byte[] Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, byte[] value, JsonSerializerOptions options) => writer.WriteStringValue(Write(value));

    /// <summary>The first letter says how many bytes at the end only fill up.</summary>
    public static string Write(byte[] bytes)
    {
        var filling = (4 - (bytes.Length % 4)) % 4;
        Span<byte> padded = [.. bytes, .. new byte[filling]];
        var text = new char[1 + (padded.Length / 4 * 5)];
        text[0] = Letters[filling];
        for (var (from, to) = (0, 1); from < padded.Length; from += 4, to += 5)
        {
            var value = BinaryPrimitives.ReadUInt32BigEndian(padded[from..]);
            for (var place = 4; place >= 0; place--, value /= 85)
            {
                text[to + place] = Letters[(int)(value % 85)];
            }
        }

        return new string(text);
    }

    public static byte[] Read(string text)
    {
        var bytes = new byte[(text.Length - 1) / 5 * 4];
        for (var (from, to) = (1, 0); from < text.Length; from += 5, to += 4)
        {
            var value = 0u;
            for (var place = 0; place < 5; place++)
            {
                value = (value * 85) + Values[text[from + place]];
            }

            BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(to), value);
        }

        return bytes[..^Values[text[0]]];
    }

    private static byte[] MakeValues()
    {
        var values = new byte[128];
        for (byte value = 0; value < Letters.Length; value++)
        {
            values[Letters[value]] = value;
        }

        return values;
    }
}
