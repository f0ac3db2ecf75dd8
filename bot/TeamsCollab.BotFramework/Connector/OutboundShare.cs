namespace TeamsCollab.BotFramework;

/// <summary>What one process may use of the limits Teams sets: an equal part, as one of so many, until a moment.</summary>
public sealed record OutboundShare(int Instances, DateTimeOffset Until)
{
    /// <summary>The whole, for ever: right for a bot that runs once.</summary>
    public static OutboundShare Alone { get; } = new(1, DateTimeOffset.MaxValue);
}

/// <summary>
/// Asks for this process's share. Hosts that run several instances register one that leases it from their store; it must not answer before
/// the shares that are out add up to no more than one. Nothing is sent without a share that is still valid.
/// </summary>
public delegate ValueTask<OutboundShare> LeaseOutboundShare(CancellationToken cancellation);
