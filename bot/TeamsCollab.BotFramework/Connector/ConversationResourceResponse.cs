namespace TeamsCollab.BotFramework;

/// <summary>The channel's answer to "create conversation".</summary>
public sealed record ConversationResourceResponse
{
    /// <summary>The first activity, where one was sent.</summary>
    public string? ActivityId { get; init; }

    /// <summary>Where to send from now on, where the channel says so.</summary>
    public string? ServiceUrl { get; init; }

    /// <summary>The conversation.</summary>
    public string? Id { get; init; }
}
