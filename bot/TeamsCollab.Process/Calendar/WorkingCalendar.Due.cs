namespace TeamsCollab.Process.Calendar;

public sealed partial record WorkingCalendar
{
    /// <summary>Close of business on the date, worked or not.</summary>
    public DateTimeOffset CloseOf(DateOnly date) => Business.Close(date);

    /// <summary>Start of business on the date, worked or not.</summary>
    public DateTimeOffset OpeningOf(DateOnly date) => Business.Opening(date);

    /// <summary>
    /// Close of business of working day n, the day of receipt not counted (A2, 民法典 第201/203条). Received after close or on
    /// a rest day counts as received at the next opening, and that day is day zero (A3). A negative n counts back from the date of
    /// <paramref name="from"/>, whatever its hour: met by close of business of day -n. Zero working days is
    /// close of business of day zero itself, "the same day".
    /// </summary>
    public Deadline Due(DateTimeOffset from, int workingDays)
    {
        Sensible(workingDays);
        var counting = new Counting(this);
        var zero = workingDays < 0 ? counting.DayZeroOn(DateOf(from)) : counting.DayZero(from);
        return Found(CloseOf(counting.Count(zero, workingDays)), from, workingDays, counting);
    }

    /// <summary>
    /// Until when the agenda must be out (A6): at least so many hours before the meeting and no later than the previous working
    /// day's close of business, whichever is earlier. Hours are hours on a stopwatch, across summer time too.
    /// </summary>
    public Deadline AgendaDue(DateTimeOffset meetingStart, int leadHours = 24)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(leadHours);
        var close = Due(meetingStart, -1);
        var lead = Local(meetingStart.AddHours(-leadHours));
        return close with { At = lead < close.At ? lead : close.At, Rule = DeadlineRule.Agenda, Hours = leadHours };
    }

    /// <summary>The agenda of a meeting that is held at once (B26): out when it begins. No day is counted.</summary>
    public Deadline DueAtStart(DateTimeOffset meetingStart) =>
        new(Local(meetingStart), Local(meetingStart), 0, Version, false, []) { Rule = DeadlineRule.AtStart };

    /// <summary>
    /// The earliest opening of a working day at which a meeting may start, so that the materials were there at least
    /// <paramref name="leadDays"/> working days before (A1, R15): the first working day whose backward limit is not before the delivery.
    /// With no lead time it is the delivery itself, or the next opening. At is a beginning here, not an end.
    /// </summary>
    public Deadline EarliestMeeting(DateTimeOffset materialsDelivered, int leadDays)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(leadDays);
        Sensible(leadDays);
        var counting = new Counting(this);
        var opening = OpeningOf(counting.Count(counting.DayZero(materialsDelivered), leadDays));
        var at = opening < materialsDelivered ? Local(materialsDelivered) : opening;
        return Found(at, materialsDelivered, leadDays, counting) with { Rule = DeadlineRule.Earliest };
    }

    private Deadline Found(DateTimeOffset at, DateTimeOffset from, int workingDays, Counting counting) =>
        new(at, Local(from), workingDays, Version, counting.Provisional, counting.Trail);

    private static void Sensible(int workingDays)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(workingDays, LongestLimit);
        ArgumentOutOfRangeException.ThrowIfLessThan(workingDays, -LongestLimit);
    }
}
