using System.Text.Json;

namespace TeamsCollab.BotFramework;

/// <summary>Body of "create conversation".</summary>
public sealed record ConversationParameters
{
    /// <summary>False for 1:1, true for a thread in a channel. A bot cannot create a group chat.</summary>
    public bool? IsGroup { get; init; }

    /// <summary>The bot; optional in Teams.</summary>
    public ChannelAccount? Bot { get; init; }

    /// <summary>The one person of a 1:1, by the channel's id.</summary>
    public IReadOnlyList<ChannelAccount>? Members { get; init; }

    /// <summary>Unused by Teams.</summary>
    public string? TopicName { get; init; }

    /// <summary>The Entra tenant; Teams demands it.</summary>
    public string? TenantId { get; init; }

    /// <summary>The first message; a channel thread needs one.</summary>
    public Activity? Activity { get; init; }

    /// <summary>Names the channel or the tenant.</summary>
    public JsonElement? ChannelData { get; init; }
}
