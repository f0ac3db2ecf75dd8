using System.Collections.Immutable;
using TeamsCollab.Process.Calendar;

namespace TeamsCollab.Bot.Clock;

/// <summary>
/// When one person may be disturbed: the organisation's working days, their own hours in their own zone, and not while they are away. Deadlines
/// never go by it.
/// </summary>
/// <param name="Days">Their days of an ordinary week. A working weekend (调休) is one for everybody.</param>
/// <param name="AwayFrom">The beginning of an absence that their mailbox announces; null where it announces none.</param>
public sealed record WorkingRhythm(
    WorkingCalendar Calendar, TimeZoneInfo Zone, TimeOnly Opens, TimeOnly Closes, ImmutableArray<DayOfWeek> Days, DateTimeOffset? AwayFrom, DateTimeOffset? AwayTo)
{
    /// <summary>What falls due at close of business is still said that day.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(30);

    /// <summary>Nobody's absence is looked past further than this.</summary>
    private const int MostDays = 400;

    public static WorkingRhythm Of(WorkingCalendar calendar) =>
        new(calendar, calendar.Zone, calendar.OpensAt, calendar.ClosesAt, [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday], null, null);

    /// <summary>Whether a reminder may come now.</summary>
    public bool Allows(DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, Zone);
        return Works(DateOnly.FromDateTime(local.DateTime))
            && local.TimeOfDay >= Opens.ToTimeSpan()
            && local.TimeOfDay <= Closes.ToTimeSpan() + Grace
            && !IsAway(at);
    }

    /// <summary>When their next working day begins, later than <paramref name="after"/>.</summary>
    public DateTimeOffset NextMorning(DateTimeOffset after)
    {
        var first = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(after, Zone).DateTime);
        for (var date = first; date < first.AddDays(MostDays); date = date.AddDays(1))
        {
            var morning = OpeningOf(date);
            if (morning > after && Works(date) && !IsAway(morning))
            {
                return morning;
            }
        }

        return OpeningOf(first.AddDays(MostDays));
    }

    private bool Works(DateOnly date) => Calendar.IsWorkingDay(date) && (Days.Contains(date.DayOfWeek) || date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday);

    private bool IsAway(DateTimeOffset at) => AwayFrom <= at && at < AwayTo;

    private DateTimeOffset OpeningOf(DateOnly date)
    {
        var local = date.ToDateTime(Opens);
        return TimeZoneInfo.ConvertTime(new DateTimeOffset(local, Zone.GetUtcOffset(local)), Calendar.Zone);
    }
}
