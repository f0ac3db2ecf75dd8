namespace TeamsCollab.BotFramework;

/// <summary>What one process may use of the limits Teams sets, until a moment.</summary>
/// <param name="Part">Above 0, at most 1: the part of every limit.</param>
public sealed record OutboundShare(double Part, DateTimeOffset Until)
{
    /// <summary>The whole, for ever: right for a bot that runs once.</summary>
    public static OutboundShare Alone { get; } = new(1, DateTimeOffset.MaxValue);
}

/// <summary>
/// Asks for this process's share. Hosts that run several instances register one that leases it from their store; the shares that are out
/// never add up to more than one. Nothing is sent without a share that is still valid.
/// </summary>
public delegate ValueTask<OutboundShare> LeaseOutboundShare(CancellationToken cancellation);
