namespace TeamsCollab.Bot.People;

/// <summary>How a draft came to its end.</summary>
public enum DraftEnd
{
    Sent,
    Cancelled,

    /// <summary>The person carried the same act out on the card itself.</summary>
    CarriedOut,

    /// <summary>Nobody went on with it for as long as drafts are kept.</summary>
    Expired,
}
