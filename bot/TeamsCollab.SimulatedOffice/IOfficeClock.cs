namespace TeamsCollab.Office;

/// <summary>Business time as the host keeps it: it can be moved, only forward, and a leap runs everything that falls due on the way.</summary>
public interface IOfficeClock
{
    DateTimeOffset Now { get; }

    Task AdvanceAsync(TimeSpan by, CancellationToken cancellation);

    Task AdvanceWorkingDaysAsync(int days, CancellationToken cancellation);
}
