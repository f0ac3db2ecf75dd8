using TeamsCollab.Process.Meeting;
using TeamsCollab.Process.Records;
using TeamsCollab.Process.Request;
using static TeamsCollab.Process.Request.RequestCommand;
using static TeamsCollab.Process.Request.RequestEvent;
using static TeamsCollab.Process.Tests.Cast;
using static TeamsCollab.Process.Tests.Meeting.MeetingSpec;
using static TeamsCollab.Process.Tests.Request.RequestSpec;

namespace TeamsCollab.Process.Tests.Request;

/// <summary>The urgent lane binds who took it, and nobody else (R04, B26).</summary>
public sealed class UrgentLaneTests
{
    private static readonly RequestForm Problem = Form with { Kind = RequestKind.ProblemSolving, WantedBy = new DateOnly(2024, 6, 4) };

    [Fact]
    public void A_problem_is_offered_the_urgent_lane_and_may_be_wanted_tomorrow() =>
        Assert.All(Sent(Problem).State.Request.Receptions, reception => Assert.Equal(LaneStands.Offered, reception.Lane));

    [Fact]
    public void A_problem_may_be_sent_by_the_regular_limits_and_then_tomorrow_needs_a_choice()
    {
        Sent(Problem with { Lane = RequestLane.Regular }).ThenRefused(Because.TooSoon);
        Assert.Null(Sent(Problem with { Lane = RequestLane.Regular, WantedBy = Form.WantedBy }).State.Request.Receptions[0].Lane);
    }

    [Fact]
    public void Any_other_type_is_offered_it_only_where_the_initiator_says_so()
    {
        Assert.False(Sent().State.Request.IsUrgentLane);
        Assert.True(Sent(Form with { Lane = RequestLane.Urgent }).State.Request.IsUrgentLane);
    }

    [Fact]
    public void Until_a_department_takes_it_its_working_day_holds() =>
        Assert.Equal(AnswerDue, Delivered(Problem).State.Request.ReceptionOf(Sales)!.Watch!.DueAt);

    [Fact]
    public void Who_takes_it_answers_in_two_working_hours_and_who_refuses_keeps_its_working_day()
    {
        var state = Delivered(Problem)
            .AndWhen(Xia, Monday.AddMinutes(10), new TakeLane(Sales))
            .AndWhen(Chan, Monday.AddMinutes(10), new RefuseLane(Product)).State.Request;

        Assert.Equal((Monday.AddMinutes(130), LaneStands.Taken), (state.ReceptionOf(Sales)!.Watch!.DueAt, state.ReceptionOf(Sales)!.Lane));
        Assert.Equal((AnswerDue, LaneStands.Refused), (state.ReceptionOf(Product)!.Watch!.DueAt, state.ReceptionOf(Product)!.Lane));
        Assert.Equal((AnswerDue, LaneStands.Offered), (state.ReceptionOf(Support)!.Watch!.DueAt, state.ReceptionOf(Support)!.Lane));
    }

    [Fact]
    public void A_limit_that_is_nearer_than_two_hours_is_not_made_longer()
    {
        var late = AnswerDue.AddMinutes(-30);
        Assert.Null(Assert.IsType<LaneTaken>(Delivered(Problem).AndWhen(Xia, late, new TakeLane(Sales)).Events[0]).AnswerLimit);
    }

    [Fact]
    public void Only_the_department_itself_says_so_once_and_only_where_it_was_offered()
    {
        Delivered(Problem).AndWhen(Chan, Monday, new TakeLane(Sales)).ThenRefused(Because.NotYours);
        Delivered(Problem).AndWhen(Ma, Monday, new RefuseLane(Sales)).ThenRefused(Because.NotYours);
        Delivered().AndWhen(Xia, Monday, new TakeLane(Sales)).ThenRefused(Because.NotUrgent);
        var taken = Delivered(Problem).AndWhen(SalesHead, Monday, new TakeLane(Sales));
        taken.AndWhen(Xia, Monday, new TakeLane(Sales)).ThenNothing();
        taken.AndWhen(Xia, Monday, new RefuseLane(Sales)).ThenRefused(Because.AlreadyDecided);
    }

    [Fact]
    public void Where_everybody_took_it_the_meeting_is_at_once_and_minutes_are_confirmed_in_hours()
    {
        var aligned = Aligned(Product);
        var start = Monday.AddHours(4);
        var arranged = aligned.AndWhen(Ma, Monday.AddHours(3), new MeetingCommand.Arrange(0, Plan with { Start = start }));

        Assert.True(aligned.State.IsInUrgentLane);
        Assert.Equal(start, arranged.State.Meeting.Arrangement!.AgendaDueAt);
        Assert.Equal(Monday.AddHours(3), MeetingTimes.EarliestStart(aligned.State, Cast.Facts, Monday.AddHours(3), 60));
    }

    [Fact]
    public void One_department_that_kept_the_regular_limits_keeps_them_for_what_all_do_together()
    {
        var aligned = Aligned();

        Assert.False(aligned.State.IsInUrgentLane);
        aligned.AndWhen(Ma, Monday.AddHours(3), new MeetingCommand.Arrange(0, Plan with { Start = Monday.AddHours(4) })).ThenRefused(Because.BeforeEarliestMeeting);
    }

    [Fact]
    public void Planned_against_actual_goes_by_the_hours_that_were_taken_and_by_the_record_that_was_owed()
    {
        var called = Problem with { Call = new FormCall(Sales, Xia, Monday.AddMinutes(-20)) };
        var history = Delivered(called).AndWhen(Xia, Monday, new TakeLane(Sales)).AndWhen(Xia, Monday.AddHours(3), SalesAccepts)
            .AndWhen(Ma, Monday.AddHours(4), new PayDebt("D1", "同意当天排查", [])).History;

        var kept = LimitsKept.Of(history, TestCalendars.China, new Process.Calendar.TimeLimits());

        Assert.Equal((Monday.AddHours(2), false), kept.Single(limit => limit is { Limit: LimitName.Answer, Key: "销售部" }) is var answer ? (answer.DueAt, answer.Kept) : default);
        Assert.Equal(("D1", true), kept.Single(limit => limit.Limit is LimitName.Paperwork) is var paperwork ? (paperwork.Key, paperwork.Kept) : default);
    }

    /// <summary>Sales and Product accepted; Sales took the lane, and so did the others named.</summary>
    private static Spec Aligned(params Department[] others)
    {
        var taken = Delivered(Problem).AndWhen(Xia, Monday, new TakeLane(Sales));
        taken = others.Contains(Product) ? taken.AndWhen(Chan, Monday, new TakeLane(Product)) : taken;
        return taken.AndWhen(Xia, Monday, SalesAccepts).AndWhen(Chan, Monday, ProductAccepts);
    }
}
