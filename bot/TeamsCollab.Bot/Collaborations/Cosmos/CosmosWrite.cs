namespace TeamsCollab.Bot.Collaborations.Cosmos;

/// <summary>What became of a write.</summary>
internal abstract record CosmosWrite
{
    private CosmosWrite() { }

    public sealed record Done : CosmosWrite;

    /// <summary>Somebody else was first: 404, 409 or 412. Also after an own write whose answer was lost and which was sent again.</summary>
    public sealed record Beaten : CosmosWrite;

    /// <summary>Nobody knows: the answer was lost, or an error came that may follow an applied write. Read again to see.</summary>
    public sealed record Unclear(Exception Cause) : CosmosWrite;
}
