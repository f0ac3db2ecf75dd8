using System.Collections.Immutable;
using TeamsCollab.Process.Calendar;

namespace TeamsCollab.Process.Tests;

/// <summary>The calendar that the specs are played in: the official days of 2024, written down by hand beside the product's own file.</summary>
internal static class TestCalendars
{
    private const string Notice = "https://www.gov.cn/zhengce/zhengceku/202310/content_6911528.htm";

    public static WorkingCalendar China { get; } = new()
    {
        Version = "cn-2024",
        AnnouncedYears = ImmutableSortedDictionary<int, string>.Empty.Add(2024, Notice),
        SpecialDays = ImmutableSortedDictionary.CreateRange(
        [
            .. Rest("元旦", 1, 1, 1), .. Rest("春节", 2, 10, 8), .. Rest("清明节", 4, 4, 3), .. Rest("劳动节", 5, 1, 5), .. Rest("端午节", 6, 10, 1),
            .. Rest("中秋节", 9, 15, 3), .. Rest("国庆节", 10, 1, 7),
            Work("春节", 2, 4), Work("春节", 2, 18), Work("清明节", 4, 7), Work("劳动节", 4, 28), Work("劳动节", 5, 11), Work("中秋节", 9, 14), Work("国庆节", 9, 29), Work("国庆节", 10, 12),
        ]),
    };

    private static IEnumerable<KeyValuePair<DateOnly, SpecialDay>> Rest(string name, int month, int first, int days) =>
        Enumerable.Range(first, days).Select(day => KeyValuePair.Create(new DateOnly(2024, month, day), new SpecialDay(DayKind.Rest, name, Notice)));

    private static KeyValuePair<DateOnly, SpecialDay> Work(string name, int month, int day) =>
        KeyValuePair.Create(new DateOnly(2024, month, day), new SpecialDay(DayKind.WorkingWeekend, name, Notice));
}
