namespace TeamsCollab.Bot.Collaborations;

/// <summary>An effect as it is stored beside the events that demand it.</summary>
/// <param name="Id">Derived from the stream, its version and the place in the plan: the same after a retry.</param>
/// <param name="Target">Whom or what it reaches; order is kept per (stream, target).</param>
/// <param name="Coalesce">Effects of one (stream, target) with the same value are one, the earlier, unless that one is in flight; null is never merged.</param>
/// <param name="Body">The effect as JSON.</param>
public sealed record EffectToDo(string Id, string Target, string? Coalesce, ReadOnlyMemory<byte> Body);

/// <param name="Attempt">1 for the first.</param>
/// <param name="Lease">What <see cref="ICollaborationStore.FinishEffectAsync"/> must still find.</param>
public sealed record ClaimedEffect(StreamKey Stream, EffectToDo Effect, int Attempt, string Lease);

/// <summary>What came of one attempt. No effect ends silently.</summary>
public abstract record EffectOutcome
{
    private EffectOutcome() { }

    /// <summary>For the ledger, stored in the same write as the outcome; null where the effect is no notice, or nothing new came of it.</summary>
    public Delivery? Delivery { get; init; }

    public sealed record Done : EffectOutcome;

    /// <summary>Something later made it needless.</summary>
    public sealed record Superseded : EffectOutcome;

    /// <param name="At">Machine time of the next attempt.</param>
    public sealed record Retry(DateTimeOffset At, string Reason) : EffectOutcome;

    /// <summary>It cannot go on until the target can be reached; <see cref="ICollaborationStore.ResumeEffectsAsync"/> wakes it.</summary>
    public sealed record Waiting(string Reason) : EffectOutcome;

    /// <summary>Given up after too many attempts, shown to the operator.</summary>
    public sealed record Parked(string Reason) : EffectOutcome;
}

public sealed record EffectsSummary(int Ready, int Claimed, int Waiting, int Parked, int Done);

public sealed record StuckEffect(StreamKey Stream, EffectToDo Effect, bool Parked, int Attempts, string Reason);
