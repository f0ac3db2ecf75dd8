namespace TeamsCollab.Process.Calendar;

/// <summary>The opening hours of every working day, as wall-clock times in the organisation's zone.</summary>
internal readonly record struct BusinessDay(TimeZoneInfo Zone, TimeOnly OpensAt, TimeOnly ClosesAt)
{
    public DateTimeOffset Opening(DateOnly date) => At(date, OpensAt);

    public DateTimeOffset Close(DateOnly date) => At(date, ClosesAt);

    /// <summary>
    /// The instant of a wall-clock time. A time that summer time skips is taken as much later as the clocks jump; one that comes
    /// twice is the second: whoever waits until the clock shows it is still in time.
    /// </summary>
    public DateTimeOffset At(DateOnly date, TimeOnly time)
    {
        var wall = date.ToDateTime(time);
        if (Zone.IsInvalidTime(wall))
        {
            var jump = Zone.GetUtcOffset(wall.AddDays(1)) - Zone.GetUtcOffset(wall.AddDays(-1));
            wall += jump;
        }

        return new DateTimeOffset(wall, Zone.GetUtcOffset(wall));
    }
}
