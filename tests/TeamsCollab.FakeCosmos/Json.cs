using System.Text.Encodings.Web;
using System.Text.Json;

namespace TeamsCollab.FakeCosmos;

internal static class Json
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonElement Parse(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8);
            return document.RootElement.Clone();
        }
        catch (JsonException fault)
        {
            throw new GatewayException(400, "The request payload is invalid: " + fault.Message);
        }
    }

    public static byte[] Write(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Relaxed))
        {
            write(writer);
        }

        return buffer.ToArray();
    }

    public static JsonElement Make(Action<Utf8JsonWriter> write) => Parse(Write(write));
}
