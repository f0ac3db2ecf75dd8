using CsCheck;
using TeamsCollab.Process.Calendar;
using static TeamsCollab.Process.Tests.Calendar.OfficialDays;

namespace TeamsCollab.Process.Tests.Calendar;

/// <summary>What holds for every moment and every limit, in Shanghai with the official days and in Berlin with summer time.</summary>
public sealed class CalendarLaws
{
    private static readonly Gen<WorkingCalendar> Calendars = Gen.OneOf(Gen.Const(Of2026), Gen.Const(Berlin), Gen.Const(new WorkingCalendar()));
    private static readonly Gen<DateTimeOffset> Moments = Gen.Int[0, 3 * 366 * 24 * 60].Select(minutes => At("2025-06-01T00:00").AddMinutes(minutes));
    private static readonly Gen<int> Limits = Gen.Int[-40, 40];

    [Fact]
    public void Adding_and_subtracting_working_days_come_back_to_the_same_working_day() =>
        Gen.Select(Calendars, Moments, Gen.Int[1, 40]).Where((calendar, at, _) => calendar.IsWorkingDay(calendar.DateOf(at))).Sample((calendar, at, n) =>
        {
            var date = calendar.DateOf(at);
            var noon = calendar.AtWallClock(date.ToDateTime(new TimeOnly(12, 0)));
            return calendar.DateOf(calendar.Due(calendar.Due(noon, n).At, -n).At) == date
                && calendar.DateOf(calendar.Due(calendar.Due(noon, -n).At, n).At) == date;
        });

    [Fact]
    public void A_later_receipt_is_never_due_earlier() =>
        Gen.Select(Calendars, Moments, Gen.Int[0, 100_000], Limits).Sample((calendar, at, minutes, n) =>
            calendar.Due(at, n).At <= calendar.Due(at.AddMinutes(minutes), n).At);

    [Fact]
    public void A_longer_limit_is_due_later() =>
        Gen.Select(Calendars, Moments, Limits).Sample((calendar, at, n) => calendar.Due(at, n).At < calendar.Due(at, n + 1).At);

    [Fact]
    public void No_limit_ends_on_a_rest_day_or_at_another_hour_than_close() =>
        Gen.Select(Calendars, Moments, Limits).Sample((calendar, at, n) =>
        {
            var due = calendar.Due(at, n).At;
            return calendar.IsWorkingDay(calendar.DateOf(due)) && TimeOnly.FromDateTime(due.DateTime) == calendar.ClosesAt;
        });

    [Fact]
    public void The_trail_counts_every_working_day_once_and_leaves_no_date_out() =>
        Gen.Select(Calendars, Moments, Limits).Sample((calendar, at, n) =>
        {
            var trail = calendar.Due(at, n).Trail;
            var counted = trail.Where(day => day.Count > 0).ToList();
            return counted.Count == Math.Abs(n)
                && counted.TrueForAll(day => calendar.IsWorkingDay(day.Date))
                && trail.Count(day => day.Count is 0) is 1
                && trail.Select(day => day.Date).SequenceEqual(Enumerable.Range(0, trail.Length).Select(trail[0].Date.AddDays));
        });

    [Fact]
    public void The_earliest_meeting_keeps_the_lead_and_the_working_day_before_would_not() =>
        Gen.Select(Calendars, Moments, Gen.Int[1, 20]).Sample((calendar, delivered, n) =>
        {
            var start = calendar.EarliestMeeting(delivered, n).At;
            var dayBefore = calendar.OpeningOf(calendar.PreviousWorkingDay(calendar.DateOf(start)));
            return calendar.Due(start, -n).IsKeptBy(delivered) && !calendar.Due(dayBefore, -n).IsKeptBy(delivered);
        });

    [Fact]
    public void Working_hours_added_are_the_working_hours_in_between() =>
        Gen.Select(Calendars, Moments, Gen.Int[0, 100]).Sample((calendar, at, hours) =>
            calendar.WorkingTimeBetween(at, calendar.DueInWorkingHours(at, hours).At) == TimeSpan.FromHours(hours));

    [Fact]
    public void The_reminder_lies_between_receipt_and_due_time() =>
        Gen.Select(Calendars, Moments, Gen.Int[1, 40]).Sample((calendar, at, n) =>
        {
            var due = calendar.Due(at, n);
            var reminder = calendar.PartWay(due.From, due.At, 50);
            return at < reminder && reminder < due.At;
        });

    [Fact]
    public void The_agenda_meets_both_readings_of_one_day() =>
        Gen.Select(Calendars, Moments).Sample((calendar, meeting) =>
        {
            var due = calendar.AgendaDue(meeting).At;
            return due <= meeting.AddHours(-24) && due <= calendar.CloseOf(calendar.PreviousWorkingDay(calendar.DateOf(meeting)));
        });

    [Fact]
    public void The_offset_of_the_asker_does_not_matter() =>
        Gen.Select(Calendars, Moments, Limits, Gen.Int[-14, 14]).Sample((calendar, at, n, offset) =>
            calendar.Due(at, n) == calendar.Due(at.ToOffset(TimeSpan.FromHours(offset)), n));
}
