using TeamsCollab.Process.Calendar;
using static TeamsCollab.Process.Tests.Calendar.OfficialDays;

namespace TeamsCollab.Process.Tests.Calendar;

public sealed class MeetingsAndHours
{
    [Theory]
    [InlineData("2026-03-10T10:00", "2026-03-09T10:00")]
    [InlineData("2026-03-10T18:00", "2026-03-09T18:00")]
    [InlineData("2026-03-10T18:30", "2026-03-09T18:00")]
    [InlineData("2026-03-09T10:00", "2026-03-06T18:00")]
    [InlineData("2026-10-08T14:00", "2026-09-30T18:00")]
    [InlineData("2026-05-11T09:00", "2026-05-09T18:00")]
    public void The_agenda_is_out_a_day_before_and_by_the_previous_close(string meeting, string due) =>
        Assert.Equal(At(due), Of2026.AgendaDue(At(meeting)).At);

    [Fact]
    public void The_agenda_lead_is_a_setting() =>
        Assert.Equal(At("2026-03-06T17:00"), Of2026.AgendaDue(At("2026-03-09T17:00"), 72).At);

    [Theory]
    [InlineData("2026-03-09T10:00", 2, "2026-03-11T09:00")]
    [InlineData("2026-03-09T18:00", 2, "2026-03-11T09:00")]
    [InlineData("2026-03-09T18:01", 2, "2026-03-12T09:00")]
    [InlineData("2026-03-07T10:00", 2, "2026-03-11T09:00")]
    [InlineData("2026-09-29T17:00", 2, "2026-10-08T09:00")]
    [InlineData("2026-09-30T17:00", 2, "2026-10-09T09:00")]
    [InlineData("2026-03-09T14:00", 0, "2026-03-09T14:00")]
    [InlineData("2026-03-07T14:00", 0, "2026-03-09T09:00")]
    public void The_earliest_meeting_leaves_the_materials_their_lead(string delivered, int leadDays, string start) =>
        Assert.Equal(At(start), Of2026.EarliestMeeting(At(delivered), leadDays).At);

    [Theory]
    [InlineData("2026-03-09T10:00", 2, "2026-03-09T12:00")]
    [InlineData("2026-03-09T17:00", 2, "2026-03-10T10:00")]
    [InlineData("2026-03-09T16:00", 2, "2026-03-09T18:00")]
    [InlineData("2026-03-09T18:00", 1, "2026-03-10T10:00")]
    [InlineData("2026-03-09T07:00", 1, "2026-03-09T10:00")]
    [InlineData("2026-03-06T20:00", 4, "2026-03-09T13:00")]
    [InlineData("2026-03-07T12:00", 4, "2026-03-09T13:00")]
    [InlineData("2026-09-30T17:00", 10, "2026-10-08T18:00")]
    [InlineData("2026-05-08T17:00", 2, "2026-05-09T10:00")]
    [InlineData("2026-03-09T10:00", 20, "2026-03-11T12:00")]
    public void Working_hours_run_only_while_the_office_is_open(string from, int hours, string due) =>
        Assert.Equal(At(due), Of2026.DueInWorkingHours(At(from), hours).At);

    [Theory]
    [InlineData("2026-03-09T09:00", 1, "2026-03-09T18:00")]
    [InlineData("2026-03-09T18:00", 1, "2026-03-10T13:30")]
    [InlineData("2026-03-06T20:00", 1, "2026-03-09T18:00")]
    [InlineData("2026-09-30T18:00", 2, "2026-10-08T18:00")]
    public void The_reminder_comes_when_half_of_the_working_time_has_passed(string from, int workingDays, string reminder) =>
        Assert.Equal(At(reminder), Of2026.PartWay(At(from), Of2026.Due(At(from), workingDays).At, 50));

    [Fact]
    public void A_backward_limit_has_its_reminder_at_the_due_time_unless_a_start_is_named()
    {
        var due = Of2026.Due(At("2026-03-13T10:00"), -1);
        Assert.Equal(due.At, Of2026.PartWay(due.From, due.At, 50));
        Assert.Equal(At("2026-03-12T13:30"), Of2026.PartWay(At("2026-03-12T09:00"), due.At, 50));
    }

    [Theory]
    [InlineData("2026-03-09T15:00", "2026-03-09T17:00", "2026-03-11T11:00")]
    [InlineData("2026-03-10T17:30", "2026-03-12T09:00", "2026-03-12T09:30")]
    [InlineData("2026-03-10T18:00", "2026-03-11T10:00", "2026-03-11T10:00")]
    [InlineData("2026-03-09T18:00", "2026-03-13T20:00", "2026-03-16T18:00")]
    public void A_paused_limit_runs_on_with_the_time_it_had_left(string paused, string resumed, string due)
    {
        var limit = Of2026.Due(At("2026-03-09T10:00"), 1);
        var running = Of2026.DueWithTimeLeft(At(resumed), Of2026.WorkingTimeBetween(At(paused), limit.At));
        Assert.Equal(At(due), running.At);
        Assert.Contains("剩余的工作时间", TrailWords.In(running, "zh-CN")[1], StringComparison.Ordinal);
        Assert.Contains("left before the pause", TrailWords.In(running, "en")[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Working_time_between_two_moments_leaves_out_nights_and_rest_days()
    {
        Assert.Equal(TimeSpan.FromHours(2), Of2026.WorkingTimeBetween(At("2026-09-30T17:00"), At("2026-10-08T10:00")));
        Assert.Equal(TimeSpan.Zero, Of2026.WorkingTimeBetween(At("2026-10-01T09:00"), At("2026-10-07T18:00")));
        Assert.Equal(TimeSpan.Zero, Of2026.WorkingTimeBetween(At("2026-10-08T10:00"), At("2026-10-08T09:00")));
    }
}
