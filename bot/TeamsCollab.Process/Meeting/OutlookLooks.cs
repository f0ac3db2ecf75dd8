using TeamsCollab.Process.Calendar;

namespace TeamsCollab.Process.Meeting;

/// <summary>
/// When the clock re-reads a booked meeting in Outlook: every half hour of working time, and 60 and 10 minutes before it begins. No event stands for a
/// look, because nothing happened; what was changed there is an event.
/// </summary>
public static class OutlookLooks
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan[] Before = [TimeSpan.FromMinutes(60), TimeSpan.FromMinutes(10)];

    /// <summary>A meeting is in the calendars and still to come: from when there is something to look at. Null where there is not.</summary>
    public static DateTimeOffset? DueFrom(Collaboration state) => BookedMeeting.In(state)?.Since;

    /// <summary>Null once the meeting begins.</summary>
    public static DateTimeOffset? After(DateTimeOffset at, DateTimeOffset start, WorkingCalendar calendar)
    {
        var next = Before.Select(before => start - before).Append(InWorkingTime(at + Interval, calendar)).Where(moment => moment > at).Min();
        return next < start ? next : null;
    }

    private static DateTimeOffset InWorkingTime(DateTimeOffset at, WorkingCalendar calendar)
    {
        var date = calendar.DateOf(at);
        return calendar.IsWorkingDay(date) && at < calendar.OpeningOf(date) ? calendar.OpeningOf(date)
            : calendar.IsWorkingDay(date) && at <= calendar.CloseOf(date) ? at
            : calendar.OpeningOf(calendar.NextWorkingDay(date));
    }
}
