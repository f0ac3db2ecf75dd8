using System.Text.Json;
using System.Text.Json.Serialization;

namespace TeamsCollab.BotFramework;

/// <summary>A conversation as the channel knows it.</summary>
public sealed record ConversationAccount
{
    /// <summary>True for group chats and channels.</summary>
    public bool? IsGroup { get; init; }

    /// <summary><c>personal</c>, <c>groupChat</c> or <c>channel</c>.</summary>
    public string? ConversationType { get; init; }

    /// <summary>Entra tenant of the conversation; missing in old payloads, see <see cref="ActivityExtensions.TenantId"/>.</summary>
    public string? TenantId { get; init; }

    /// <summary>Opaque: <c>a:…</c> personal, <c>19:…@thread.v2</c> group chat, <c>19:…@thread.tacv2;messageid=…</c> channel thread.</summary>
    public string? Id { get; init; }

    /// <summary>Topic or channel name, where the channel gives one.</summary>
    public string? Name { get; init; }

    /// <summary>Every field this model does not name, as it came.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Properties { get; set; }
}
