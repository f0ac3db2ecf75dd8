using System.Text.Json;
using System.Text.Json.Serialization;

namespace TeamsCollab.Bot.Documents;

/// <summary>Which file was offered, as Teams hands it back. Anyone can send anything here: who may have the file is asked again.</summary>
/// <param name="Version">The last event that is part of it, so that what is sent has the size that was offered.</param>
internal sealed record FileContext(
    [property: JsonPropertyName("collaboration")] string Collaboration,
    [property: JsonPropertyName("kind"), JsonConverter(typeof(JsonStringEnumConverter<DocumentKind>))] DocumentKind Kind,
    [property: JsonPropertyName("version")] long Version)
{
    /// <summary>Null where it is none of ours.</summary>
    public static FileContext? Read(JsonElement value)
    {
        try
        {
            return value.ValueKind is JsonValueKind.Object && value.Deserialize<FileContext>() is { Collaboration.Length: > 0 and <= 100 } context && Enum.IsDefined(context.Kind) ? context : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
