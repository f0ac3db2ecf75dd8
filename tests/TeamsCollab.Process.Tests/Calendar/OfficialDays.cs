using System.Collections.Immutable;
using System.Globalization;
using TeamsCollab.Process.Calendar;

namespace TeamsCollab.Process.Tests.Calendar;

/// <summary>The notice for 2026, written down by hand beside the product's own file, so that one checks the other.</summary>
internal static class OfficialDays
{
    private const string Notice = "https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm";

    public static WorkingCalendar Of2026 { get; } = new()
    {
        Version = "cn-2026.1",
        AnnouncedYears = ImmutableSortedDictionary<int, string>.Empty.Add(2026, Notice),
        SpecialDays = ImmutableSortedDictionary.CreateRange(
        [
            .. Rest("元旦", "2026-01-01", 3), .. Rest("春节", "2026-02-15", 9), .. Rest("清明节", "2026-04-04", 3), .. Rest("劳动节", "2026-05-01", 5),
            .. Rest("端午节", "2026-06-19", 3), .. Rest("中秋节", "2026-09-25", 3), .. Rest("国庆节", "2026-10-01", 7),
            Work("元旦", "2026-01-04"), Work("春节", "2026-02-14"), Work("春节", "2026-02-28"), Work("劳动节", "2026-05-09"), Work("国庆节", "2026-09-20"), Work("国庆节", "2026-10-10"),
        ]),
    };

    /// <summary>Berlin has summer time; every year from 2020 to 2035 counts as announced.</summary>
    public static WorkingCalendar Berlin { get; } = new()
    {
        Version = "berlin",
        Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"),
        AnnouncedYears = Enumerable.Range(2020, 16).ToImmutableSortedDictionary(year => year, _ => "test"),
    };

    public static DateTimeOffset At(string time) => DateTimeOffset.Parse(time.Length > 16 ? time : time + ":00+08:00", CultureInfo.InvariantCulture);

    public static DateOnly Day(string date) => DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static IEnumerable<KeyValuePair<DateOnly, SpecialDay>> Rest(string name, string first, int days) =>
        Enumerable.Range(0, days).Select(n => KeyValuePair.Create(Day(first).AddDays(n), new SpecialDay(DayKind.Rest, name, Notice)));

    private static KeyValuePair<DateOnly, SpecialDay> Work(string name, string date) => KeyValuePair.Create(Day(date), new SpecialDay(DayKind.WorkingWeekend, name, Notice));
}
