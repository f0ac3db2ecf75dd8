using System.Collections.Immutable;

namespace TeamsCollab.Process.Calendar;

/// <summary>
/// Working days and opening hours of one organisation: the weekday rule, official rest days, working weekends (调休) and company
/// days, each with its source, in one named zone (B3). Data only, no clock: the same question always has the same answer. Built
/// without data it is a plain Monday-to-Friday calendar in which every date is provisional.
/// </summary>
public sealed partial record WorkingCalendar
{
    /// <summary>No limit is longer than this many working days, about ten years; a larger number is a mistake.</summary>
    public const int LongestLimit = 2500;

    /// <summary>China Standard Time. It has had no summer time since 1991, so it needs no zone data on the machine.</summary>
    public static readonly TimeZoneInfo China = TimeZoneInfo.CreateCustomTimeZone(
        "Asia/Shanghai", TimeSpan.FromHours(8), "中国标准时间", "中国标准时间");

    /// <summary>Names this set of days; every deadline keeps the version it was found with.</summary>
    public string Version { get; init; } = "weekdays";

    public TimeZoneInfo Zone { get; init; } = China;

    /// <summary>Start of business on every working day, 09:00 unless configured (A3).</summary>
    public TimeOnly OpensAt { get; init; } = new(9, 0);

    /// <summary>Close of business on every working day, 18:00 unless configured; later than <see cref="OpensAt"/> (A3).</summary>
    public TimeOnly ClosesAt { get; init; } = new(18, 0);

    /// <summary>The years whose notice is published, each with the notice's address.</summary>
    public ImmutableSortedDictionary<int, string> AnnouncedYears { get; init; } = ImmutableSortedDictionary<int, string>.Empty;

    /// <summary>The dates that differ from the weekday rule; a company day stands in place of the official one.</summary>
    public ImmutableSortedDictionary<DateOnly, SpecialDay> SpecialDays { get; init; } = ImmutableSortedDictionary<DateOnly, SpecialDay>.Empty;

    private BusinessDay Business => new(Zone, OpensAt, ClosesAt);

    public bool IsWorkingDay(DateOnly date) => KindOf(date).IsWorking();

    public DayKind KindOf(DateOnly date) =>
        SpecialDays.TryGetValue(date, out var special) ? special.Kind : (IsAnnounced(date), IsWeekend(date)) switch
        {
            (true, false) => DayKind.Weekday,
            (true, true) => DayKind.Weekend,
            (false, false) => DayKind.ProvisionalWeekday,
            (false, true) => DayKind.ProvisionalWeekend,
        };

    /// <summary>Whether the notice for the date's year is published. A later notice may still move the last days of the year before; promises made stand.</summary>
    public bool IsAnnounced(DateOnly date) => AnnouncedYears.ContainsKey(date.Year);

    /// <summary>The date on the organisation's wall calendar at that instant.</summary>
    public DateOnly DateOf(DateTimeOffset at) => DateOnly.FromDateTime(Local(at).DateTime);

    /// <summary>The first working day after the date.</summary>
    public DateOnly NextWorkingDay(DateOnly date) => Step(date, 1);

    /// <summary>The last working day before the date.</summary>
    public DateOnly PreviousWorkingDay(DateOnly date) => Step(date, -1);

    /// <summary>The instant of a wall-clock time in the organisation's zone.</summary>
    public DateTimeOffset AtWallClock(DateTime wall) => Business.At(DateOnly.FromDateTime(wall), TimeOnly.FromDateTime(wall));

    private DateOnly Step(DateOnly date, int direction)
    {
        do
        {
            date = date.AddDays(direction);
        }
        while (!IsWorkingDay(date));

        return date;
    }

    private DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone);

    private static bool IsWeekend(DateOnly date) => date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}
