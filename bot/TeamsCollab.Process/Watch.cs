namespace TeamsCollab.Process;

/// <summary>A promise that the clock looks after: one reminder at half time, one report when it is missed. State, without the trail.</summary>
public sealed record Watch(DateTimeOffset DueAt, DateTimeOffset RemindAt, bool Provisional, ClockSaid Said)
{
    public static Watch Over(Promise promise) => new(promise.Due.At, promise.RemindAt, promise.Due.Provisional, ClockSaid.Nothing);

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
