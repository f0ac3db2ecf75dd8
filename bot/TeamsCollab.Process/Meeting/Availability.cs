namespace TeamsCollab.Process.Meeting;

/// <summary>One invited person's free and busy times.</summary>
/// <param name="IsNeeded">A decision maker or an executor (R25, R26): no meeting without them.</param>
/// <param name="View">A digit each <see cref="SlotFinder.StepMinutes"/>, 0 for free; null where the calendar cannot be read, which is never taken for free.</param>
public sealed record Availability(Person Person, bool IsNeeded, string? View)
{
    internal bool IsFree(int step, int steps) => View is { } view && step + steps <= view.Length && view.AsSpan(step, steps).TrimStart('0').IsEmpty;
}
