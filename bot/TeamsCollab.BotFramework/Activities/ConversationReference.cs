namespace TeamsCollab.BotFramework;

/// <summary>All that is needed to write into a conversation later; safe to store.</summary>
public sealed record ConversationReference
{
    /// <summary>The activity this reference was taken from; a reply answers it.</summary>
    public string? ActivityId { get; init; }

    /// <summary>The person who sent that activity.</summary>
    public ChannelAccount? User { get; init; }

    /// <summary>The bot as this conversation knows it.</summary>
    public ChannelAccount? Bot { get; init; }

    /// <summary>The conversation.</summary>
    public required ConversationAccount Conversation { get; init; }

    /// <summary><c>msteams</c> for Teams.</summary>
    public string? ChannelId { get; init; }

    /// <summary>Base address of the connector; checked against the trusted hosts before every request.</summary>
    public required string ServiceUrl { get; init; }

    /// <summary>Language of the person at that time.</summary>
    public string? Locale { get; init; }
}
