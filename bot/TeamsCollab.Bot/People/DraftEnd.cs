namespace TeamsCollab.Bot.People;

/// <summary>How a draft came to its end.</summary>
public enum DraftEnd
{
    Sent,
    Cancelled,

    /// <summary>Nobody went on with it for as long as drafts are kept.</summary>
    Expired,
}
