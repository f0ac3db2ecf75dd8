using System.Collections.Immutable;

namespace TeamsCollab.Process.Calendar;

/// <summary>Walks the calendar day by day from day zero and writes down every day it looks at (B4).</summary>
internal sealed class Counting(WorkingCalendar calendar)
{
    private readonly List<TrailDay> _days = [];

    public bool Provisional => _days.Exists(day => !calendar.IsAnnounced(day.Date));

    public ImmutableArray<TrailDay> Trail => [.. _days.OrderBy(day => day.Date)];

    /// <summary>
    /// The day of receipt (A3): the date itself while it is a working day and business has not closed, otherwise the next
    /// working day. Exactly at close is still that day.
    /// </summary>
    public DateOnly DayZero(DateTimeOffset from)
    {
        var date = calendar.DateOf(from);
        if (calendar.IsWorkingDay(date) && from <= calendar.CloseOf(date))
        {
            return Look(date, 0);
        }

        Look(date, null);
        for (date = date.AddDays(1); !calendar.IsWorkingDay(date); date = date.AddDays(1))
        {
            Look(date, null);
        }

        return Look(date, 0);
    }

    /// <summary>The date itself is day zero, worked or not: backward limits count from the date.</summary>
    public DateOnly DayZeroOn(DateOnly date) => Look(date, 0);

    /// <summary>Working day n after day zero, or before it when n is negative.</summary>
    public DateOnly Count(DateOnly zero, int workingDays)
    {
        var (date, direction) = (zero, Math.Sign(workingDays));
        for (var counted = 0; counted < Math.Abs(workingDays);)
        {
            date = date.AddDays(direction);
            Look(date, calendar.IsWorkingDay(date) ? ++counted : null);
        }

        return date;
    }

    private DateOnly Look(DateOnly date, int? count)
    {
        _days.Add(new TrailDay(date, calendar.KindOf(date), calendar.SpecialDays.GetValueOrDefault(date)?.Name, count));
        return date;
    }
}
