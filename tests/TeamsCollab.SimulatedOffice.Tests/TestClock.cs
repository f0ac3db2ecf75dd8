namespace TeamsCollab.Office.Tests;

/// <summary>Business time that starts on a Wednesday morning. Working days are weekdays here.</summary>
internal sealed class TestClock : IOfficeClock
{
    public static readonly DateTimeOffset Start = new(2026, 11, 25, 9, 0, 0, TimeSpan.FromHours(8));

    public DateTimeOffset Now { get; private set; } = Start;

    public Task AdvanceAsync(TimeSpan by, CancellationToken cancellation)
    {
        Now += by;
        return Task.CompletedTask;
    }

    public Task AdvanceWorkingDaysAsync(int days, CancellationToken cancellation)
    {
        for (var left = days; left > 0; left -= Now.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : 1)
        {
            Now += TimeSpan.FromDays(1);
        }

        return Task.CompletedTask;
    }
}
