namespace TeamsCollab.BotFramework;

/// <summary>So many requests in so long.</summary>
internal readonly record struct OutboundLimit(int Count, TimeSpan Span);

/// <summary>Teams' documented limits for one bot. Each list holds together.</summary>
internal static class OutboundLimits
{
    /// <summary>All requests of an app to one tenant.</summary>
    public static OutboundLimit[] Tenant { get; } = [Within(50, 1)];

    /// <summary>Writing into one conversation, and creating one with one person.</summary>
    public static OutboundLimit[] Writing { get; } = [Within(7, 1), Within(8, 2), Within(60, 30), Within(1800, 3600)];

    /// <summary>Reading the members of one conversation.</summary>
    public static OutboundLimit[] Reading { get; } = [Within(14, 1), Within(16, 2), Within(120, 30), Within(3600, 3600)];

    private static OutboundLimit Within(int count, int seconds) => new(count, TimeSpan.FromSeconds(seconds));
}
