using System.Text.Json;

namespace TeamsCollab.BotFramework;

/// <summary>What is read off an activity again and again.</summary>
public static class ActivityExtensions
{
    extension(Activity activity)
    {
        /// <summary>Entra tenant: <c>conversation.tenantId</c>, else <c>channelData.tenant.id</c>, else null.</summary>
        public string? TenantId => activity.Conversation?.TenantId is { Length: > 0 } id ? id : activity.ChannelTenantId;

        internal string? ChannelTenantId =>
            activity.ChannelData is { } data && Member(data, "tenant") is { } tenant && Text(tenant, "id") is { Length: > 0 } id ? id : null;

        /// <summary>True when the sender wants the replies in the HTTP answer.</summary>
        public bool ExpectsReplies => activity.DeliveryMode is "expectReplies";

        /// <summary>What is needed to write into this activity's conversation later.</summary>
        /// <exception cref="InvalidOperationException">The activity names no conversation or no service address.</exception>
        public ConversationReference GetConversationReference() => new()
        {
            ActivityId = activity.Id,
            User = activity.From,
            Bot = activity.Recipient,
            Conversation = activity.Conversation ?? throw new InvalidOperationException("The activity names no conversation."),
            ChannelId = activity.ChannelId,
            ServiceUrl = activity.ServiceUrl ?? throw new InvalidOperationException("The activity names no service address."),
            Locale = activity.Locale,
        };

        /// <summary>This activity addressed to a conversation from the bot's side; what it already says is kept.</summary>
        public Activity ApplyConversationReference(ConversationReference reference) => activity with
        {
            Type = activity.Type ?? ActivityTypes.Message,
            Id = null,
            ChannelId = activity.ChannelId ?? reference.ChannelId,
            From = activity.From ?? reference.Bot,
            Conversation = activity.Conversation ?? reference.Conversation,
            Locale = activity.Locale ?? reference.Locale,
        };

        /// <summary>Nobody but the person and the bot reads this conversation. One that does not say its kind is told by its id and by not being a group.</summary>
        public bool IsPersonal => activity.Conversation is { } conversation
            && (conversation.ConversationType is { Length: > 0 } kind
                ? kind is "personal"
                : conversation.IsGroup is not true && conversation.Id?.StartsWith("19:", StringComparison.Ordinal) is not true);

        /// <summary>The text as it was said: mentions of the bot itself are gone, of others the name stands without its markup; trimmed, empty where there is none.</summary>
        public string SaidText()
        {
            var text = activity.Text ?? string.Empty;
            foreach (var entity in activity.Entities ?? [])
            {
                if (Text(entity, "type") is "mention" && Text(entity, "text") is { Length: > 0 } mention && Member(entity, "mentioned") is { ValueKind: JsonValueKind.Object } mentioned)
                {
                    text = text.Replace(mention, Text(mentioned, "id") is { } id && id == activity.Recipient?.Id ? " " : Unmarked(mention), StringComparison.Ordinal);
                }
            }

            return text.Replace('\u00a0', ' ').Trim();
        }
    }

    /// <summary>&lt;at&gt;张伟&lt;/at&gt; as 张伟; anything else as it stands.</summary>
    private static string Unmarked(string mention) =>
        mention.StartsWith("<at", StringComparison.Ordinal) && mention.EndsWith("</at>", StringComparison.Ordinal) && mention.IndexOf('>', StringComparison.Ordinal) is var open && open < mention.Length - 5
            ? mention[(open + 1)..^5]
            : mention;

    private static JsonElement? Member(JsonElement parent, string name) =>
        parent.ValueKind is JsonValueKind.Object && parent.TryGetProperty(name, out var member) ? member : null;

    private static string? Text(JsonElement parent, string name) =>
        Member(parent, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
