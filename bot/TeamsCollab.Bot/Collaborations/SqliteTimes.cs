namespace TeamsCollab.Bot.Collaborations;

/// <summary>A moment in two columns: UTC ticks, so that it sorts, and the offset in minutes, so that it comes back as given.</summary>
internal static class SqliteTimes
{
    /// <summary>Sorts what has no due time behind everything that has.</summary>
    public const long Never = long.MaxValue;

    public static short OffsetMinutes(this DateTimeOffset moment) => (short)moment.TotalOffsetMinutes;

    public static DateTimeOffset Read(long utcTicks, long offsetMinutes) =>
        new DateTimeOffset(utcTicks, TimeSpan.Zero).ToOffset(TimeSpan.FromMinutes(offsetMinutes));
}
