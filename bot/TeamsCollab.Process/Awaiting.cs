namespace TeamsCollab.Process;

/// <summary>Something a collaboration waits for, from whom, and until when (B20). Indexed beside the state.</summary>
/// <param name="Key">Which one, where a collaboration can have several of these cards, such as the task.</param>
public sealed record Awaiting(Person From, CardName Card, string? Key, DateTimeOffset? DueAt);
