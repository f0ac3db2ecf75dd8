namespace TeamsCollab.BotFramework;

/// <summary>One page of members; the next one exists while there is a continuation token.</summary>
public sealed record PagedMembersResult
{
    /// <summary>Pass it to get the next page; null or empty at the end.</summary>
    public string? ContinuationToken { get; init; }

    /// <summary>The members of this page.</summary>
    public IReadOnlyList<ChannelAccount> Members { get; init; } = [];
}
