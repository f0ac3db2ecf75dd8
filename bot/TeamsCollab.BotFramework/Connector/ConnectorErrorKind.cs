namespace TeamsCollab.BotFramework;

/// <summary>What a failed connector call means for whoever sent it.</summary>
public enum ConnectorErrorKind
{
    /// <summary>Something is wrong with us or the request; sending it again will not help.</summary>
    Fault,

    /// <summary>The person or an administrator blocked the bot: stop until a new event says otherwise.</summary>
    Blocked,

    /// <summary>The app is not installed there: stop until it is.</summary>
    NotInstalled,

    /// <summary>The conversation or the message is gone.</summary>
    NotFound,

    /// <summary>Too many requests: wait <see cref="ConnectorException.RetryAfter"/>.</summary>
    Throttled,

    /// <summary>The message is larger than the channel takes: send a shorter one.</summary>
    TooLarge,

    /// <summary>May work later: the connector or the way to it is down, or does not take our token. The client itself repeats only some of these.</summary>
    Transient,
}
