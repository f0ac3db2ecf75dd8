using System.Globalization;
using System.Text.RegularExpressions;
using TeamsCollab.Process.Calendar;

namespace TeamsCollab.Bot.Practice.Rehearsal;

/// <summary>
/// Scenarios are written for June and July 2024. Played on another day they move by whole working days, and so do the days in what people write:
/// limits are counted in working days, so they come out as written.
/// </summary>
/// <param name="calendar">Null where they are played on the days for which they are written.</param>
/// <param name="first">The working day that stands for the first one.</param>
internal sealed partial class RehearsalDays(WorkingCalendar? calendar, DateOnly first)
{
    private static readonly DateOnly Beginning = new(2024, 6, 3);

    public static RehearsalDays AsWritten { get; } = new(null, Beginning);

    /// <summary>When the first scene opens.</summary>
    public static TimeOnly Opening { get; } = new(9, 30);

    /// <summary>The first working day that has not got past the opening yet.</summary>
    public static RehearsalDays From(DateTimeOffset now, WorkingCalendar calendar)
    {
        var today = calendar.DateOf(now);
        return new RehearsalDays(calendar, calendar.IsWorkingDay(today) && TimeOnly.FromTimeSpan(now.TimeOfDay) <= Opening ? today : calendar.NextWorkingDay(today));
    }

    public DateTimeOffset At(int month, int day, int hour, int minute)
    {
        var moment = Of(month, day).ToDateTime(new TimeOnly(hour, minute));
        return calendar?.AtWallClock(moment) ?? new DateTimeOffset(moment, TimeSpan.FromHours(8));
    }

    /// <summary>A text with its days moved: 2024-06-20, 6月20日, 6月24日至26日.</summary>
    public string In(string text) => calendar is null ? text : Days().Replace(text, Moved);

    private string Moved(Match found)
    {
        if (found.Groups["year"].Success)
        {
            return Of(Number(found, "month"), Number(found, "day")).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        var from = Written(Number(found, "m"), Number(found, "d"));
        return found.Groups["to"].Success ? $"{from}至{Written(Number(found, "m"), Number(found, "to"))}" : from;
    }

    private string Written(int month, int day) => Of(month, day).ToString("M月d日", CultureInfo.InvariantCulture);

    private DateOnly Of(int month, int day)
    {
        var (scripted, played) = (new DateOnly(2024, month, day), first);
        if (calendar is null)
        {
            return scripted;
        }

        for (var written = calendar.NextWorkingDay(Beginning); written <= scripted; written = calendar.NextWorkingDay(written))
        {
            played = calendar.NextWorkingDay(played);
        }

        return played;
    }

    private static int Number(Match found, string group) => int.Parse(found.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex("(?<year>2024)-(?<month>[0-9]{2})-(?<day>[0-9]{2})|(?<m>[0-9]{1,2}) ?月 ?(?<d>[0-9]{1,2}) ?日(?:至(?<to>[0-9]{1,2})日)?", RegexOptions.ExplicitCapture)]
    private static partial Regex Days();
}
