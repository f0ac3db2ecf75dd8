using System.Text.Json;
using System.Text.Json.Serialization;

namespace TeamsCollab.BotFramework;

/// <summary>A reaction to a message.</summary>
public sealed record MessageReaction
{
    /// <summary><c>like</c>, <c>heart</c>, … or one we do not know.</summary>
    public string? Type { get; init; }

    /// <summary>Every field this model does not name, as it came.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Properties { get; set; }
}
