using System.Collections.Immutable;
using TeamsCollab.Process.Calendar;

namespace TeamsCollab.Bot.Graph;

/// <summary>Finds starts in availability views: one digit each half hour, 0 for free. Pure.</summary>
public static class FreeStarts
{
    public const int StepMinutes = 30;

    /// <param name="from">The moment of the views' first digit, on a full step.</param>
    /// <param name="earliest">No start before it.</param>
    public static ImmutableArray<DateTimeOffset> In(ImmutableArray<string> views, DateTimeOffset from, DateTimeOffset earliest, int minutes, WorkingCalendar calendar, int most)
    {
        if (views.IsEmpty)
        {
            return [];
        }

        var (steps, length) = ((minutes + StepMinutes - 1) / StepMinutes, views.Min(view => view.Length));
        return [.. Enumerable.Range(0, Math.Max(0, length - steps + 1))
            .Where(step => views.All(view => view.AsSpan(step, steps).TrimStart('0').IsEmpty))
            .Select(step => from.AddMinutes(step * StepMinutes))
            .Where(start => start >= earliest && IsInHours(start, minutes, calendar))
            .DistinctBy(start => (calendar.DateOf(start), TimeZoneInfo.ConvertTime(start, calendar.Zone).Hour < 12))
            .Take(most)];
    }

    private static bool IsInHours(DateTimeOffset start, int minutes, WorkingCalendar calendar)
    {
        var date = calendar.DateOf(start);
        return calendar.IsWorkingDay(date) && start >= calendar.OpeningOf(date) && start.AddMinutes(minutes) <= calendar.CloseOf(date);
    }
}
