namespace TeamsCollab.BotFramework;

/// <summary>What a request counts against besides the tenant: writing into a conversation, or reading its members.</summary>
internal readonly record struct OutboundTarget(string Conversation, bool IsReading)
{
    /// <summary>The threads of one channel count together: the documentation's "thread" can be read either way, and this way is safe.</summary>
    public static OutboundTarget Of(string conversationId, bool isReading = false)
    {
        var thread = conversationId.IndexOf(";messageid=", StringComparison.Ordinal);
        return new(thread < 0 ? conversationId : conversationId[..thread], isReading);
    }

    public OutboundLimit[] Limits => IsReading ? OutboundLimits.Reading : OutboundLimits.Writing;
}
