using System.Text.Json;
using System.Text.Json.Serialization;

namespace TeamsCollab.BotFramework;

/// <summary>
/// One thing that happened in a conversation, as the Bot Framework activity schema writes it. Fields not named here survive a
/// round trip in <see cref="Properties"/>. The order of the members is the order on the wire.
/// </summary>
public sealed record Activity
{
    /// <summary>What happened: one of <see cref="ActivityTypes"/> or a type we do not know, which receivers must accept.</summary>
    public string? Type { get; init; }

    /// <summary>The channel's id of this activity; opaque, unique within its conversation.</summary>
    public string? Id { get; init; }

    /// <summary>As sent. The schema allows it to be out of order, so nothing is computed from it: the turn has its own arrival time.</summary>
    public string? Timestamp { get; init; }

    /// <summary>The sender's wall clock, ISO 8601 with offset, as sent.</summary>
    public string? LocalTimestamp { get; init; }

    /// <summary>The sender's IANA time zone.</summary>
    public string? LocalTimezone { get; init; }

    /// <summary>Base address of the connector for this conversation; trusted only after the token check.</summary>
    public string? ServiceUrl { get; init; }

    /// <summary><c>msteams</c> for Teams; compared ordinally.</summary>
    public string? ChannelId { get; init; }

    /// <summary>Who did it.</summary>
    public ChannelAccount? From { get; init; }

    /// <summary>Where it happened.</summary>
    public ConversationAccount? Conversation { get; init; }

    /// <summary>Whom it is for: the bot, on the way in.</summary>
    public ChannelAccount? Recipient { get; init; }

    /// <summary><c>plain</c>, <c>markdown</c> or <c>xml</c>.</summary>
    public string? TextFormat { get; init; }

    /// <summary><c>list</c> or <c>carousel</c>.</summary>
    public string? AttachmentLayout { get; init; }

    /// <summary>People who joined, the bot included (conversationUpdate).</summary>
    public IReadOnlyList<ChannelAccount>? MembersAdded { get; init; }

    /// <summary>People who left (conversationUpdate).</summary>
    public IReadOnlyList<ChannelAccount>? MembersRemoved { get; init; }

    /// <summary>Reactions put on the message <see cref="ReplyToId"/>.</summary>
    public IReadOnlyList<MessageReaction>? ReactionsAdded { get; init; }

    /// <summary>Reactions taken off the message <see cref="ReplyToId"/>.</summary>
    public IReadOnlyList<MessageReaction>? ReactionsRemoved { get; init; }

    /// <summary>BCP 47 language of the sender, for example <c>zh-CN</c>.</summary>
    public string? Locale { get; init; }

    /// <summary>The text, mentions included as <c>&lt;at&gt;…&lt;/at&gt;</c>.</summary>
    public string? Text { get; init; }

    /// <summary>Shown in lists and notifications instead of the content.</summary>
    public string? Summary { get; init; }

    /// <summary>Cards and files.</summary>
    public IReadOnlyList<Attachment>? Attachments { get; init; }

    /// <summary>Mentions, client information and whatever else the channel adds; open ended.</summary>
    public IReadOnlyList<JsonElement>? Entities { get; init; }

    /// <summary>The channel's own part: tenant, team, channel, meeting; open ended.</summary>
    public JsonElement? ChannelData { get; init; }

    /// <summary><c>add</c>, <c>remove</c>, <c>add-upgrade</c> or <c>remove-upgrade</c> (installationUpdate).</summary>
    public string? Action { get; init; }

    /// <summary>In a message the message replied to; in a card invoke the message that holds the card.</summary>
    public string? ReplyToId { get; init; }

    /// <summary>What an invoke or an Action.Submit carries.</summary>
    public JsonElement? Value { get; init; }

    /// <summary>The name of an invoke or event, for example <c>adaptiveCard/action</c>.</summary>
    public string? Name { get; init; }

    /// <summary><c>low</c>, <c>normal</c> or <c>high</c>.</summary>
    public string? Importance { get; init; }

    /// <summary><c>expectReplies</c> asks for the replies in the HTTP answer.</summary>
    public string? DeliveryMode { get; init; }

    /// <summary>Every field this model does not name, as it came.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Properties { get; set; }
}
