using System.Collections.Immutable;
using TeamsCollab.Process.Calendar;
using static TeamsCollab.Process.Tests.Calendar.OfficialDays;

namespace TeamsCollab.Process.Tests.Calendar;

public sealed class WorkingDayCounting
{
    [Theory]
    [InlineData("2026-02-13", 1, "2026-02-14", "receiver's answer on the Friday before a working Saturday")]
    [InlineData("2026-02-14", 1, "2026-02-24", "receiver's answer, received on the working Saturday before Spring Festival")]
    [InlineData("2026-09-30", 2, "2026-10-09", "minutes after a meeting on the eve of National Day")]
    [InlineData("2026-09-28", 5, "2026-10-10", "retrospective across National Day")]
    [InlineData("2026-10-08", -2, "2026-09-29", "materials before a meeting after National Day")]
    [InlineData("2026-05-07", 2, "2026-05-09", "minutes due on a working Saturday")]
    [InlineData("2026-09-18", 1, "2026-09-20", "answer due on a working Sunday")]
    public void The_official_calendar_of_2026_is_counted(string from, int workingDays, string due, string what)
    {
        foreach (var hour in new[] { "09:00", "12:34", "18:00" })
        {
            var deadline = Of2026.Due(At($"{from}T{hour}"), workingDays);
            Assert.True(At($"{due}T18:00") == deadline.At, $"{what} at {hour}: {deadline.At:O}");
            Assert.Equal(TimeSpan.FromHours(8), deadline.At.Offset);
            Assert.False(deadline.Provisional);
        }
    }

    [Theory]
    [InlineData("2026-03-06T20:00:00+08:00", 1, "2026-03-10T18:00")]
    [InlineData("2026-03-07T10:00:00+08:00", 1, "2026-03-10T18:00")]
    [InlineData("2026-05-09T07:00:00+08:00", 1, "2026-05-11T18:00")]
    [InlineData("2026-03-06T17:59:59+08:00", 1, "2026-03-09T18:00")]
    [InlineData("2026-03-06T18:00:00+08:00", 1, "2026-03-09T18:00")]
    [InlineData("2026-03-06T18:00:01+08:00", 1, "2026-03-10T18:00")]
    [InlineData("2026-03-06T18:00:00.0000001+08:00", 1, "2026-03-10T18:00")]
    [InlineData("2026-03-09T10:00:00+08:00", -1, "2026-03-06T18:00")]
    [InlineData("2026-03-09T00:00:00+08:00", 1, "2026-03-10T18:00")]
    [InlineData("2026-03-08T23:59:59+08:00", 1, "2026-03-10T18:00")]
    [InlineData("2026-03-06T10:00:00Z", 1, "2026-03-09T18:00")]
    [InlineData("2026-03-06T10:00:01Z", 1, "2026-03-10T18:00")]
    [InlineData("2026-03-05T22:00:00-08:00", 1, "2026-03-09T18:00")]
    public void Hours_of_receipt_decide_which_day_is_day_zero(string from, int workingDays, string due) =>
        Assert.Equal(At(due), Of2026.Due(At(from), workingDays).At);

    [Theory]
    [InlineData("2026-03-09T08:00", "2026-03-06T18:00")]
    [InlineData("2026-03-09T20:00", "2026-03-06T18:00")]
    [InlineData("2026-03-07T10:00", "2026-03-06T18:00")]
    [InlineData("2026-03-08T10:00", "2026-03-06T18:00")]
    [InlineData("2026-05-11T10:00", "2026-05-09T18:00")]
    public void A_backward_limit_counts_from_the_date_whatever_the_hour(string from, string due) =>
        Assert.Equal(At(due), Of2026.Due(At(from), -1).At);

    [Theory]
    [InlineData("2026-03-06T10:00", "2026-03-06T18:00")]
    [InlineData("2026-03-06T18:00", "2026-03-06T18:00")]
    [InlineData("2026-03-06T18:01", "2026-03-09T18:00")]
    [InlineData("2026-03-07T10:00", "2026-03-09T18:00")]
    public void No_working_days_means_close_of_business_of_day_zero(string from, string due) =>
        Assert.Equal(At(due), Of2026.Due(At(from), 0).At);

    [Fact]
    public void The_trail_lists_National_Day_as_rest_and_the_working_Saturday_as_worked()
    {
        var trail = Of2026.Due(At("2026-09-28T10:00"), 5).Trail;

        Assert.Equal(Enumerable.Range(0, 13).Select(n => Day("2026-09-28").AddDays(n)), trail.Select(day => day.Date));
        Assert.Equal(new TrailDay(Day("2026-09-28"), DayKind.Weekday, null, 0), trail[0]);
        Assert.All(trail.Where(day => day.Date.Month is 10 && day.Date.Day <= 7), day => Assert.Equal((DayKind.Rest, "国庆节", null), (day.Kind, day.Name, day.Count)));
        Assert.Equal(new TrailDay(Day("2026-10-09"), DayKind.Weekday, null, 4), trail[^2]);
        Assert.Equal(new TrailDay(Day("2026-10-10"), DayKind.WorkingWeekend, "国庆节", 5), trail[^1]);
    }

    [Fact]
    public void Each_limit_of_the_process_is_kept_until_the_second_and_missed_after_it()
    {
        var limits = new TimeLimits();
        foreach (var workingDays in new[]
        {
            limits.AnswerWorkingDays, limits.ClarifyWorkingDays, limits.MinutesWorkingDays, limits.ConfirmWorkingDays, limits.SignWorkingDays,
            limits.AcceptanceWorkingDays, limits.RetrospectiveWorkingDays, -limits.MaterialsLeadWorkingDays, -limits.RiskWarningWorkingDays,
        })
        {
            var deadline = Of2026.Due(At("2026-03-11T10:00"), workingDays);
            var expected = workingDays switch { 1 => "2026-03-12", 2 => "2026-03-13", 5 => "2026-03-18", -2 => "2026-03-09", _ => "2026-03-10" };
            Assert.Equal(At(expected + "T18:00"), deadline.At);
            Assert.True(deadline.IsKeptBy(At(expected + "T17:59")));
            Assert.True(deadline.IsKeptBy(deadline.At));
            Assert.False(deadline.IsKeptBy(deadline.At.AddTicks(1)));
        }
    }

    [Theory]
    [InlineData("2028-02-28", 1, "2028-02-29")]
    [InlineData("2028-02-29", 1, "2028-03-01")]
    [InlineData("2027-02-26", 1, "2027-03-01")]
    [InlineData("2028-03-01", -1, "2028-02-29")]
    [InlineData("2027-12-31", 1, "2028-01-03")]
    [InlineData("2028-01-03", -1, "2027-12-31")]
    public void Leap_days_and_year_ends_are_ordinary_days(string from, int workingDays, string due) =>
        Assert.Equal(At(due + "T18:00"), new WorkingCalendar().Due(At(from + "T10:00"), workingDays).At);

    [Theory]
    [InlineData("2026-12-30T10:00", 1, false)]
    [InlineData("2026-12-31T10:00", 1, true)]
    [InlineData("2026-12-31T18:01", 0, true)]
    [InlineData("2026-12-31T10:00", 0, false)]
    [InlineData("2027-01-04T10:00", -1, true)]
    [InlineData("2026-01-04T10:00", -1, true)]
    [InlineData("2026-01-05T10:00", -1, false)]
    [InlineData("2030-06-03T10:00", 1, true)]
    public void A_day_in_a_year_without_a_notice_makes_the_deadline_provisional(string from, int workingDays, bool provisional) =>
        Assert.Equal(provisional, Of2026.Due(At(from), workingDays).Provisional);

    [Theory]
    [InlineData("2026-03-27T10:00:00+01:00", 1, "2026-03-30T18:00:00+02:00")]
    [InlineData("2026-10-23T10:00:00+02:00", 1, "2026-10-26T18:00:00+01:00")]
    [InlineData("2026-03-30T10:00:00+02:00", -1, "2026-03-27T18:00:00+01:00")]
    [InlineData("2026-10-26T17:00:00Z", 1, "2026-10-27T18:00:00+01:00")]
    [InlineData("2026-10-26T17:00:01Z", 1, "2026-10-28T18:00:00+01:00")]
    public void Close_of_business_is_a_wall_clock_time_across_summer_time(string from, int workingDays, string due)
    {
        var deadline = Berlin.Due(At(from), workingDays);
        Assert.Equal(At(due), deadline.At);
        Assert.Equal(At(due).Offset, deadline.At.Offset);
    }

    [Theory]
    [InlineData("2026-03-29T02:30", "2026-03-29T03:30:00+02:00")]
    [InlineData("2026-10-25T02:30", "2026-10-25T02:30:00+01:00")]
    public void A_skipped_hour_moves_on_and_a_repeated_hour_is_its_second_coming(string wall, string expected)
    {
        var at = Berlin.AtWallClock(At(wall).DateTime);
        Assert.Equal((At(expected), At(expected).Offset), (at, at.Offset));
    }

    [Fact]
    public void Opening_hours_are_settings()
    {
        var early = Of2026 with { OpensAt = new(8, 30), ClosesAt = new(17, 30) };
        Assert.Equal(At("2026-03-09T17:30"), early.Due(At("2026-03-06T17:30"), 1).At);
        Assert.Equal(At("2026-03-10T17:30"), early.Due(At("2026-03-06T17:31"), 1).At);
    }

    [Fact]
    public void A_company_day_stands_in_place_of_the_official_one()
    {
        var company = Of2026 with
        {
            SpecialDays = Of2026.SpecialDays
                .SetItem(Day("2026-03-09"), new(DayKind.CompanyRest, "司庆", "设置"))
                .SetItem(Day("2026-03-14"), new(DayKind.CompanyWorking, "盘点", "设置")),
        };
        Assert.Equal(At("2026-03-10T18:00"), company.Due(At("2026-03-06T10:00"), 1).At);
        Assert.Equal(At("2026-03-14T18:00"), company.Due(At("2026-03-13T10:00"), 1).At);
    }

    [Theory]
    [InlineData(WorkingCalendar.LongestLimit + 1)]
    [InlineData(-WorkingCalendar.LongestLimit - 1)]
    public void An_absurd_limit_is_refused(int workingDays) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Of2026.Due(At("2026-03-06T10:00"), workingDays));

    [Fact]
    public void Equal_deadlines_are_equal_with_their_days()
    {
        var one = Of2026.Due(At("2026-09-28T10:00"), 5);
        Assert.Equal(one, Of2026.Due(At("2026-09-28T10:00"), 5));
        Assert.NotEqual(one, one.WithoutTrail());
        Assert.NotEqual(one, one with { Trail = [.. one.Trail.Take(12), one.Trail[12] with { Name = "x" }] });
        Assert.Equal(ImmutableArray<TrailDay>.Empty, (one with { Trail = default }).Trail);
    }
}
