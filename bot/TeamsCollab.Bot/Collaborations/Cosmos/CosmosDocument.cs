using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TeamsCollab.Bot.Collaborations.Cosmos;

/// <summary>What every document has: its id, and the two levels of its partition key. No other property is common to all.</summary>
internal abstract record CosmosDocument(string Id, string Tenant, string Stream)
{
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>As read; a write leaves it out.</summary>
    [JsonPropertyName("_etag")]
    public string? ETag { get; init; }

    /// <summary>Seconds after the last write at which the database takes it away; null for never.</summary>
    public int? Ttl { get; init; }
}
