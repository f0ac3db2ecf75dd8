namespace TeamsCollab.Bot.Collaborations.Cosmos;

/// <summary>How long and how often the store tries. In gateway mode the SDK has no timeout of its own, so each request has a deadline of ours.</summary>
internal sealed record CosmosPatience(TimeSpan Request, int Tries, TimeSpan Pause)
{
    /// <summary>Teams waits about ten seconds for the answer to a press.</summary>
    public static CosmosPatience Usual { get; } = new(TimeSpan.FromSeconds(4), 3, TimeSpan.FromMilliseconds(100));
}
