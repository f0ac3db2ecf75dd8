using TeamsCollab.Process.Calendar;

namespace TeamsCollab.Process.Request.Sentences;

/// <summary>The days by which a period is over: its last working day, 调休 counted.</summary>
internal readonly record struct Periods(DateOnly Today, WorkingCalendar Calendar)
{
    /// <summary>Days for which a day that has passed is taken as a slip.</summary>
    private const int JustPassed = 60;

    /// <summary>Weeks begin on Monday, on both sides of the language: on a Sunday, next week is the one that begins tomorrow.</summary>
    public DateOnly Monday(int weeksAhead) => Today.AddDays((7 * weeksAhead) - (((int)Today.DayOfWeek + 6) % 7));

    public DateOnly EndOfWeek(int weeksAhead) => LastWorkingDay(Monday(weeksAhead), Monday(weeksAhead).AddDays(6));

    public DateOnly EndOfMonth(int monthsAhead)
    {
        var first = new DateOnly(Today.Year, Today.Month, 1).AddMonths(monthsAhead);
        return LastWorkingDay(first, first.AddMonths(1).AddDays(-1));
    }

    public DateOnly EndOfMonth(int year, int month) => EndOfMonth(((year - Today.Year) * 12) + month - Today.Month);

    /// <param name="quarter">1 to 4; the next one of that number that is not over.</param>
    public DateOnly EndOfQuarter(int quarter) => EndOfMonth(Today.Year + (quarter * 3 < Today.Month ? 1 : 0), quarter * 3);

    public DateOnly EndOfQuarterAhead(int quartersAhead) => EndOfMonth(((((Today.Month - 1) / 3) + 1 + quartersAhead) * 3) - Today.Month);

    public DateOnly EndOfYear(int yearsAhead) => EndOfMonth(Today.Year + yearsAhead, 12);

    /// <summary>A weekday without a week: the coming one, and today is one of them.</summary>
    public DateOnly Coming(int isoDay) => Monday(0).AddDays(isoDay - 1) is var day && day < Today ? day.AddDays(7) : day;

    public DateOnly WorkingDaysLater(int days)
    {
        var day = Today;
        for (var counted = 0; counted < days; counted++)
        {
            day = Calendar.NextWorkingDay(day);
        }

        return day;
    }

    /// <summary>
    /// A day without a year: the coming one. One that has just passed stays past, for it is more likely a slip than next year's.
    /// Null where there is no such day.
    /// </summary>
    public DateOnly? OfYear(int month, int day)
    {
        var (today, year) = (Today, Today.Year);
        var candidates = new[] { year - 1, year, year + 1 }.Select(candidate => Of(candidate, month, day)).OfType<DateOnly>();
        return candidates.Select(date => (DateOnly?)date).FirstOrDefault(date => date >= today.AddDays(-JustPassed));
    }

    /// <summary>A day of this month, or of the next where it is over.</summary>
    public DateOnly? DayOfMonth(int day)
    {
        var next = new DateOnly(Today.Year, Today.Month, 1).AddMonths(1);
        return Of(Today.Year, Today.Month, day) is { } thisMonth && thisMonth >= Today ? thisMonth : Of(next.Year, next.Month, day);
    }

    public static DateOnly? Of(int year, int month, int day) =>
        year is >= 2000 and <= 2199 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    /// <summary>The last working day within; where all of it is rest, its last day.</summary>
    private DateOnly LastWorkingDay(DateOnly first, DateOnly last)
    {
        var found = Calendar.IsWorkingDay(last) ? last : Calendar.PreviousWorkingDay(last);
        return found < first ? last : found;
    }
}
