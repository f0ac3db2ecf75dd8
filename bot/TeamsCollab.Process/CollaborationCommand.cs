namespace TeamsCollab.Process;

/// <summary>Something a person, the clock or the pump asks of a collaboration.</summary>
public abstract record CollaborationCommand
{
    /// <summary>What must be known before this can be decided. The edge gathers it, once, before the first <c>Decide</c>.</summary>
    public virtual FactsNeeded Needs => FactsNeeded.None;

    /// <summary>The clock asks every stage whether something has fallen due.</summary>
    public sealed record CheckDeadlines : CollaborationCommand;

    /// <summary>Another calendar was adopted: the clock asks every stage to count its provisional limits again (B3, A13).</summary>
    public sealed record RecomputeProvisional : CollaborationCommand;
}
