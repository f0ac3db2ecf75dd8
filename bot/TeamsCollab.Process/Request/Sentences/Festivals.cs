using System.Globalization;

namespace TeamsCollab.Process.Request.Sentences;

/// <summary>国庆前, 春节前: the last working day before the festival's rest days begin.</summary>
internal static class Festivals
{
    public const string Pattern = "元旦|春节|过年|清明|五一|劳动节|端午|中秋|国庆|十一";

    public static DateOnly LastDayBefore(string festival, Periods periods)
    {
        var year = periods.Today.Year;
        var first = new[] { year, year + 1 }.Select(candidate => In(candidate, festival)).First(date => date > periods.Today);
        return periods.Calendar.PreviousWorkingDay(first);
    }

    private static DateOnly In(int year, string festival) => festival switch
    {
        "元旦" => new(year, 1, 1),
        "五一" or "劳动节" => new(year, 5, 1),
        "国庆" or "十一" => new(year, 10, 1),
        "清明" => Qingming(year),
        "端午" => Lunar(year, 5, 5),
        "中秋" => Lunar(year, 8, 15),
        _ => Lunar(year, 1, 1),
    };

    private static DateOnly Lunar(int year, int month, int day)
    {
        var lunar = new ChineseLunisolarCalendar();
        var leap = lunar.GetLeapMonth(year);
        var counted = leap > 0 && leap <= month ? month + 1 : month;
        return DateOnly.FromDateTime(lunar.ToDateTime(year, counted, day, 0, 0, 0, 0));
    }

    /// <summary>The solar term by the usual approximation for this century.</summary>
    private static DateOnly Qingming(int year)
    {
        var inCentury = year % 100;
        return new(year, 4, (int)((inCentury * 0.2422) + 4.81) - (inCentury / 4));
    }
}
