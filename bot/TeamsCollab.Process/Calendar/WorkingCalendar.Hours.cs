namespace TeamsCollab.Process.Calendar;

public sealed partial record WorkingCalendar
{
    /// <summary>
    /// So many opening hours after <paramref name="from"/> (B26): outside opening hours the count waits for the next opening. Hours
    /// that end exactly at close of business end that day. The trail counts the working days used after the first.
    /// </summary>
    public Deadline DueInWorkingHours(DateTimeOffset from, int hours)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(hours);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hours, LongestLimit);
        return Running(from, TimeSpan.FromHours(hours)) with { Rule = DeadlineRule.Hours, Hours = hours };
    }

    /// <summary>
    /// A limit that stood still and runs again (A4): the working time that was left at the pause, from <paramref name="resumed"/> on,
    /// so that the pause costs the waiting side nothing.
    /// </summary>
    public Deadline DueWithTimeLeft(DateTimeOffset resumed, TimeSpan left)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(left, TimeSpan.Zero);
        return Running(resumed, left) with { Rule = DeadlineRule.TimeLeft, Left = left };
    }

    private Deadline Running(DateTimeOffset from, TimeSpan workingTime)
    {
        var at = AfterWorkingTime(from, workingTime);
        var counting = new Counting(this);
        var zero = counting.DayZero(from);
        var workingDays = 0;
        for (var date = zero; date < DateOf(at); date = NextWorkingDay(date))
        {
            workingDays++;
        }

        counting.Count(zero, workingDays);
        return Found(at, from, 0, counting);
    }

    /// <summary>
    /// When so much of the working time between the two has gone (A5); the due time itself when nothing is left to wait for. A backward
    /// limit has no start of its own: name the moment from which it was known.
    /// </summary>
    public DateTimeOffset PartWay(DateTimeOffset start, DateTimeOffset due, int percent)
    {
        var part = WorkingTimeBetween(start, due) * percent / 100;
        return part > TimeSpan.Zero ? AfterWorkingTime(start, part) : Local(due);
    }

    /// <summary>Opening time between two instants; zero when the second is not later.</summary>
    public TimeSpan WorkingTimeBetween(DateTimeOffset start, DateTimeOffset end)
    {
        var sum = TimeSpan.Zero;
        for (var date = FirstWorkingDay(start); OpeningOf(date) < end; date = NextWorkingDay(date))
        {
            var (opening, close) = (OpeningOf(date), CloseOf(date));
            var stretch = (close < end ? close : end) - (opening > start ? opening : start);
            sum += stretch > TimeSpan.Zero ? stretch : TimeSpan.Zero;
        }

        return sum;
    }

    /// <summary>The instant at which so much opening time has passed since <paramref name="start"/>.</summary>
    public DateTimeOffset AfterWorkingTime(DateTimeOffset start, TimeSpan workingTime)
    {
        var date = FirstWorkingDay(start);
        var begin = OpeningOf(date) > start ? OpeningOf(date) : start;
        while (begin + workingTime > CloseOf(date))
        {
            workingTime -= CloseOf(date) - begin;
            date = NextWorkingDay(date);
            begin = OpeningOf(date);
        }

        return Local(begin + workingTime);
    }

    private DateOnly FirstWorkingDay(DateTimeOffset start)
    {
        var date = DateOf(start);
        return IsWorkingDay(date) && start <= CloseOf(date) ? date : NextWorkingDay(date);
    }
}
