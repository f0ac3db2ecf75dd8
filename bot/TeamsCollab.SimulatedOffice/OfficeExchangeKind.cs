namespace TeamsCollab.Office;

public enum OfficeExchangeKind
{
    /// <summary>The office posts an activity to the bot; told before the bot answers, so <c>Status</c> is 0.</summary>
    ActivityIn,

    /// <summary>The bot called the connector.</summary>
    ActivityOut,

    /// <summary>What the bot answered to an invoke; the request is the invoke activity told before.</summary>
    InvokeResponse,

    /// <summary>The bot called Graph.</summary>
    Graph,
}
