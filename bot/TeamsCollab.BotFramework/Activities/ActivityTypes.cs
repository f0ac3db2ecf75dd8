namespace TeamsCollab.BotFramework;

/// <summary>The activity types this library routes; any other is accepted and ignored.</summary>
public static class ActivityTypes
{
    /// <summary>Text, a card or a file from a person or a bot.</summary>
    public const string Message = "message";

    /// <summary>Something that wants an answer in the HTTP response.</summary>
    public const string Invoke = "invoke";

    /// <summary>Members or the conversation itself changed.</summary>
    public const string ConversationUpdate = "conversationUpdate";

    /// <summary>The app was installed, upgraded or removed.</summary>
    public const string InstallationUpdate = "installationUpdate";

    /// <summary>Someone put a reaction on a message or took it off.</summary>
    public const string MessageReaction = "messageReaction";
}
