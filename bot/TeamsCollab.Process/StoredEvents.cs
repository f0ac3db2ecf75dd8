using System.Collections.Immutable;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using TeamsCollab.Process.Content;

namespace TeamsCollab.Process;

/// <summary>How events are written down. The tags stand beside the events of each stage.</summary>
public static class StoredEvents
{
    /// <summary>Also for the state and the effects: camelCase, enums as words, wordings as digests, nulls left out.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        // A database may hand properties back in another order, with the tag no longer first.
        AllowOutOfOrderMetadataProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new PersonAsString(), new DepartmentAsString() },
    };

    public static byte[] Write(CollaborationEvent happened) => JsonSerializer.SerializeToUtf8Bytes(happened, Options);

    public static CollaborationEvent Read(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<CollaborationEvent>(json, Options) ?? throw new JsonException("An event was stored as null.");

    private sealed class PersonAsString : JsonConverter<Person>
    {
        public override Person Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, Person value, JsonSerializerOptions options) => writer.WriteStringValue(value.Id);

        public override Person ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString()!);

        public override void WriteAsPropertyName(Utf8JsonWriter writer, Person value, JsonSerializerOptions options) => writer.WritePropertyName(value.Id);
    }

    private sealed class DepartmentAsString : JsonConverter<Department>
    {
        public override Department Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, Department value, JsonSerializerOptions options) => writer.WriteStringValue(value.Name);

        public override Department ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString()!);

        public override void WriteAsPropertyName(Utf8JsonWriter writer, Department value, JsonSerializerOptions options) => writer.WritePropertyName(value.Name);
    }
}
