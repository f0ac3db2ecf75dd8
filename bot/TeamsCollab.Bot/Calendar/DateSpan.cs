using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace TeamsCollab.Bot.Calendar;

/// <summary>A day or first/last, as calendars are written in files and settings.</summary>
internal static class DateSpan
{
    /// <summary>Longer spans than this are taken for a typing mistake.</summary>
    private const int MostDays = 62;

    /// <param name="text">yyyy-MM-dd, or MM-dd where the year is known; first/last for a span.</param>
    /// <param name="year">The year of days written as MM-dd; null where every day must name its own.</param>
    /// <param name="days">Every day of the span, in order.</param>
    public static bool TryRead(string text, int? year, [NotNullWhen(true)] out IReadOnlyList<DateOnly>? days)
    {
        var ends = text.Split('/');
        days = ends.Length <= 2 && Day(ends[0], year) is { } first && Day(ends[^1], year) is { } last && last >= first && last.DayNumber - first.DayNumber < MostDays
            ? [.. Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(first.AddDays)]
            : null;
        return days is not null;
    }

    private static DateOnly? Day(string text, int? year)
    {
        var full = year is { } known && text.Length is 5 ? string.Create(CultureInfo.InvariantCulture, $"{known:0000}-{text}") : text;
        return DateOnly.TryParseExact(full, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
    }
}
