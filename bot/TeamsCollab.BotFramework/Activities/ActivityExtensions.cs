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

        /// <summary>The text without the mentions of the bot itself, trimmed; empty where there is none.</summary>
        public string RemoveRecipientMention()
        {
            var text = activity.Text ?? string.Empty;
            foreach (var entity in activity.Entities ?? [])
            {
                if (Text(entity, "type") is "mention" && Text(entity, "text") is { Length: > 0 } mention
                    && Member(entity, "mentioned") is { } mentioned
                    && Text(mentioned, "id") is { } id && id == activity.Recipient?.Id)
                {
                    text = text.Replace(mention, " ", StringComparison.Ordinal);
                }
            }

            return text.Replace('\u00a0', ' ').Trim();
        }
    }

    private static JsonElement? Member(JsonElement parent, string name) =>
        parent.ValueKind is JsonValueKind.Object && parent.TryGetProperty(name, out var member) ? member : null;

    private static string? Text(JsonElement parent, string name) =>
        Member(parent, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
