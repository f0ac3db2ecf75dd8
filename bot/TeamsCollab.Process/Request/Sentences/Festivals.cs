using System.Globalization;

namespace TeamsCollab.Process.Request.Sentences;

/// <summary>国庆前, 春节前: the last working day before the festival's rest days begin; 节后第一个工作日: the first one after them.</summary>
internal static class Festivals
{
    public const string Pattern = "元旦|春节|过年|元宵|清明|五一|劳动节|端午|七夕|中秋|国庆|(?<!双)十一|双(?:十一|11)|双(?:十二|12)|(?<![0-9])618|妇女节|六一|儿童节|教师节|圣诞";

    /// <summary>Days of rest in a row that are a festival and no weekend.</summary>
    private const int ShortestRest = 3;

    /// <summary>How far ahead 节前 looks for the next festival, in days.</summary>
    private const int Ahead = 200;

    /// <summary>Null where no festival is known that the sentence could mean.</summary>
    public static DateOnly? LastDayBefore(string festival, Periods periods) => Begins(festival, periods) is { } first ? periods.Calendar.PreviousWorkingDay(first) : null;

    /// <summary>节后第一个工作日: of those after the festival's last day of rest, the one of this number.</summary>
    public static DateOnly? WorkingDayAfter(string festival, int number, Periods periods)
    {
        if (Begins(festival, periods) is not { } day || number < 1)
        {
            return null;
        }

        for (var counted = 0; counted < number; counted++)
        {
            day = periods.Calendar.NextWorkingDay(day);
        }

        return day;
    }

    /// <summary>A day of the festival that comes next; 节 alone is the next one with days of rest, 年 is the Spring Festival.</summary>
    private static DateOnly? Begins(string festival, Periods periods)
    {
        if (festival is not "节")
        {
            var year = periods.Today.Year;
            return new[] { year, year + 1 }.Select(candidate => In(candidate, festival)).First(date => date > periods.Today);
        }

        return Enumerable.Range(1, Ahead).Select(days => (DateOnly?)periods.Today.AddDays(days)).FirstOrDefault(day =>
            Enumerable.Range(0, ShortestRest).All(next => !periods.Calendar.IsWorkingDay(day!.Value.AddDays(next))));
    }

    private static DateOnly In(int year, string festival) => festival switch
    {
        "元旦" => new(year, 1, 1),
        "五一" or "劳动节" => new(year, 5, 1),
        "国庆" or "十一" => new(year, 10, 1),
        "双十一" or "双11" => new(year, 11, 11),
        "双十二" or "双12" => new(year, 12, 12),
        "618" => new(year, 6, 18),
        "妇女节" => new(year, 3, 8),
        "六一" or "儿童节" => new(year, 6, 1),
        "教师节" => new(year, 9, 10),
        "圣诞" => new(year, 12, 25),
        "清明" => Qingming(year),
        "端午" => Lunar(year, 5, 5),
        "中秋" => Lunar(year, 8, 15),
        "元宵" => Lunar(year, 1, 15),
        "七夕" => Lunar(year, 7, 7),
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
