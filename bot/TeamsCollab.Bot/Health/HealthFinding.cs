namespace TeamsCollab.Bot.Health;

/// <summary>One thing that must work for the bot to answer.</summary>
/// <param name="Problem">A code; null where it works. Never an address, a name or a message of somebody else's.</param>
/// <param name="At">When it was last seen.</param>
public sealed record HealthFinding(string Name, string? Problem, DateTimeOffset At);
