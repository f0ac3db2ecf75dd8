namespace TeamsCollab.BotFramework;

/// <summary>How long to wait before repeating a connector call: what the channel asked for, else a growing time with jitter.</summary>
internal static class ConnectorBackoff
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>Null when the call is not to be repeated, or the channel asks for longer than <see cref="Longest"/>: then the caller plans it anew.</summary>
    public static TimeSpan? Delay(ConnectorException failure, int attempt)
    {
        if (failure.Status is not (412 or 429 or 502 or 503 or 504) || failure.RetryAfter > Longest)
        {
            return null;
        }

        // Half fixed and half random: never hammering, and two instances that failed together do not come back together.
        var grown = Math.Min(First.TotalSeconds * Math.Pow(2, attempt), Longest.TotalSeconds);
        var jittered = TimeSpan.FromSeconds(grown / 2 + Random.Shared.NextDouble() * grown / 2);
        return failure.RetryAfter is { } asked ? asked + TimeSpan.FromSeconds(Random.Shared.NextDouble() / 4) : jittered;
    }
}
