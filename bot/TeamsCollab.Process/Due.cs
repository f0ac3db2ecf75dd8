namespace TeamsCollab.Process;

/// <summary>What the clock must ask, and from which moment.</summary>
public sealed record Due(DateTimeOffset At, CollaborationCommand Ask);
