using System.Text.Encodings.Web;
using System.Text.Json;

namespace TeamsCollab.FakeCosmos.Data;

/// <summary>The properties that the service adds to every document; what a caller sends under these names is replaced.</summary>
internal static class SystemProperties
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Add(JsonElement document, string container, long number, string etag, DateTimeOffset at)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Relaxed))
        {
            writer.WriteStartObject();
            foreach (var property in document.EnumerateObject().Where(property => property.Name is not ("_rid" or "_self" or "_etag" or "_attachments" or "_ts")))
            {
                property.WriteTo(writer);
            }

            var resource = Resource(container, number);
            writer.WriteString("_rid", resource);
            writer.WriteString("_self", $"dbs/{container}/docs/{resource}/");
            writer.WriteString("_etag", etag);
            writer.WriteString("_attachments", "attachments/");
            writer.WriteNumber("_ts", at.ToUnixTimeSeconds());
            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }

    public static JsonElement With(JsonElement document, IReadOnlyDictionary<string, JsonElement> set) => Json.Make(writer =>
    {
        writer.WriteStartObject();
        foreach (var property in document.EnumerateObject().Where(property => !set.ContainsKey(property.Name)))
        {
            property.WriteTo(writer);
        }

        foreach (var (name, value) in set)
        {
            writer.WritePropertyName(name);
            value.WriteTo(writer);
        }

        writer.WriteEndObject();
    });

    /// <summary>The container's eight bytes and the document's eight, in base 64 with '-' for '/'.</summary>
    public static string Resource(string container, long number)
    {
        var bytes = new byte[16];
        Convert.FromBase64String(container.Replace('-', '/')).CopyTo(bytes, 0);
        BitConverter.GetBytes(number).CopyTo(bytes, 8);
        return Convert.ToBase64String(bytes).Replace('/', '-');
    }

    /// <summary>Container <paramref name="number"/> of the first database.</summary>
    public static string Container(int number)
    {
        var low = ushort.CreateChecked(number);
        return Convert.ToBase64String([1, 0, 0, 0, 0x80, 0, (byte)(low >> 8), (byte)low]).Replace('/', '-');
    }
}
