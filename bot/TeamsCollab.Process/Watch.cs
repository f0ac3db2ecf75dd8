using TeamsCollab.Process.Calendar;

namespace TeamsCollab.Process;

/// <summary>A promise that the clock looks after: one reminder on the way, one report when it is missed. State, without the trail.</summary>
public sealed record Watch(DateTimeOffset DueAt, DateTimeOffset RemindAt, bool Provisional, ClockSaid Said)
{
    /// <summary>By which rule it was counted and from when, without the days: enough to count it again (B3, B4).</summary>
    public Deadline? Basis { get; init; }

    public Reminder Reminder { get; init; }

    /// <summary>When it was due before a published holiday notice moved it (A13); null where none did.</summary>
    public DateTimeOffset? WasDueAt { get; init; }

    public static Watch Over(Promise promise) => new(promise.Due.At, promise.RemindAt, promise.Due.Provisional, ClockSaid.Nothing)
    {
        Basis = promise.Due.WithoutTrail(),
        Reminder = promise.Reminder,
    };

    /// <summary>The same limit, counted again: what the clock already said is not said twice.</summary>
    public Watch Again(Promise promise) => Over(promise) with { Said = Said, WasDueAt = promise.Due.At == DueAt ? WasDueAt : DueAt };

    /// <summary>When the clock must next look, or null when it has said everything.</summary>
    public DateTimeOffset? Next => Said switch
    {
        ClockSaid.Nothing when RemindAt < DueAt => RemindAt,
        ClockSaid.Nothing or ClockSaid.Reminded => DueAt,
        _ => null,
    };

    /// <summary>What the clock has to say at a moment. After an outage a miss is reported once, without the stale reminder.</summary>
    public ClockSaid SayAt(DateTimeOffset at) => this switch
    {
        { Said: ClockSaid.Missed } => ClockSaid.Nothing,
        _ when at >= DueAt => ClockSaid.Missed,
        { Said: ClockSaid.Nothing } when at >= RemindAt => ClockSaid.Reminded,
        _ => ClockSaid.Nothing,
    };
}

public enum ClockSaid
{
    Nothing,
    Reminded,
    Missed,
}
