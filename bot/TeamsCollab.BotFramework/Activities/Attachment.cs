using System.Text.Json;
using System.Text.Json.Serialization;

namespace TeamsCollab.BotFramework;

/// <summary>A card or a file beside a message.</summary>
public sealed record Attachment
{
    /// <summary>Content type of an Adaptive Card.</summary>
    public const string AdaptiveCardContentType = "application/vnd.microsoft.card.adaptive";

    /// <summary>What <see cref="Content"/> or <see cref="ContentUrl"/> holds.</summary>
    public string? ContentType { get; init; }

    /// <summary>Where the content can be fetched.</summary>
    public string? ContentUrl { get; init; }

    /// <summary>The content itself.</summary>
    public RawJson? Content { get; init; }

    /// <summary>File name.</summary>
    public string? Name { get; init; }

    /// <summary>A small picture for it.</summary>
    public string? ThumbnailUrl { get; init; }

    /// <summary>Every field this model does not name, as it came.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Properties { get; set; }

    /// <summary>An Adaptive Card from rendered UTF-8 JSON, which is copied to the wire as it is.</summary>
    public static Attachment AdaptiveCard(ReadOnlyMemory<byte> card) =>
        new() { ContentType = AdaptiveCardContentType, Content = new RawJson(card) };

    /// <summary>An Adaptive Card from parsed JSON.</summary>
    public static Attachment AdaptiveCard(JsonElement card) => AdaptiveCard(RawJson.From(card).Utf8);
}
