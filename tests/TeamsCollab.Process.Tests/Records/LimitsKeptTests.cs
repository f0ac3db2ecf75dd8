using TeamsCollab.Process.Records;
using TeamsCollab.Process.Request;
using TeamsCollab.Process.Tests.Request;
using static TeamsCollab.Process.Tests.Cast;
using static TeamsCollab.Process.Tests.Execution.ExecutionSpec;
using static TeamsCollab.Process.Tests.Records.Story;

namespace TeamsCollab.Process.Tests.Records;

public sealed class LimitsKeptTests
{
    [Fact]
    public void Nothing_happened_and_nothing_was_promised() => Assert.Empty(LimitsKept.Of([], TestCalendars.China, new Process.Calendar.TimeLimits()));

    [Fact]
    public void Every_limit_of_the_process_but_those_of_the_urgent_lane_is_listed_in_its_order() => Assert.Equal(
        Enum.GetValues<LimitName>().Except([LimitName.Paperwork]),
        LimitsKept.Of(Closed().History, TestCalendars.China, new Process.Calendar.TimeLimits()).Select(limit => limit.Limit).Distinct());

    [Fact]
    public void A_confirmation_after_its_limit_was_late_and_one_before_it_in_time() => Assert.Equal(
        [(Xia, true), (Chan, false)],
        LimitsKept.Of(Signed().History, TestCalendars.China, new Process.Calendar.TimeLimits()).Where(limit => limit.Limit is LimitName.Confirmation).Select(limit => (limit.Who, limit.Kept!.Value)));

    [Fact]
    public void A_receiver_that_never_answered_missed_its_limit() => Assert.Equal(
        [("销售部", true), ("产品部", true), ("客服部", false)],
        LimitsKept.Of(Met().History, TestCalendars.China, new Process.Calendar.TimeLimits()).Where(limit => limit.Limit is LimitName.Answer).Select(limit => (limit.Key!, limit.Kept!.Value)));

    [Fact]
    public void What_can_still_be_kept_is_neither_kept_nor_missed() => Assert.Equal(
        [(Handbook, true), (Shelves, (bool?)null)],
        LimitsKept.Of(Working().History, TestCalendars.China, new Process.Calendar.TimeLimits()).Where(limit => limit.Limit is LimitName.Task).Select(limit => (limit.Key!, limit.Kept)));

    [Fact]
    public void The_retrospective_was_held_within_five_working_days() => Assert.Equal(
        new LimitKept(LimitName.Retrospective, Ma, null, At(21, 18), At(19, 14), true),
        Assert.Single(LimitsKept.Of(Closed().History, TestCalendars.China, new Process.Calendar.TimeLimits()), limit => limit.Limit is LimitName.Retrospective));

    [Fact]
    public void The_materials_were_there_before_the_meeting() => Assert.All(
        LimitsKept.Of(Met().History, TestCalendars.China, new Process.Calendar.TimeLimits()).Where(limit => limit.Limit is LimitName.Materials),
        limit => Assert.True(limit.Kept is true && limit.DoneAt <= limit.DueAt));

    [Fact]
    public void An_answer_while_a_question_stops_the_clock_is_in_time()
    {
        var asked = RequestSpec.Delivered().AndWhen(Xia, Monday.AddHours(1), new RequestCommand.Clarify(Sales, "哪些门店？"));
        Assert.Equal([null], AnswersOfSales(asked.AndWhen(Ke, RequestSpec.AnswerDue.AddDays(1), RequestSpec.SupportAccepts)));
        Assert.Equal([true], AnswersOfSales(asked.AndWhen(Xia, RequestSpec.AnswerDue.AddDays(1), RequestSpec.SalesAccepts)));
    }

    [Fact]
    public void Terms_that_are_refused_are_one_answer_and_what_follows_is_another()
    {
        var refused = RequestSpec.Delivered()
            .AndWhen(Xia, Monday, new RequestCommand.Offer(Sales, new DateOnly(2024, 7, 5), "先铺一二线城市", "市场部提供陈列物料"))
            .AndWhen(Ma, Monday, new RequestCommand.RefuseOffer(Sales, 1, "6月28日必须铺完"));
        Assert.Equal([true, null], AnswersOfSales(refused));
        Assert.Equal([true, true], AnswersOfSales(refused.AndWhen(Xia, RequestSpec.AnswerDue, RequestSpec.SalesAccepts)));
        Assert.Equal([true, false], AnswersOfSales(refused.AndWhen(Xia, RequestSpec.AnswerDue.AddSeconds(1), RequestSpec.SalesAccepts)));
    }

    private static IEnumerable<bool?> AnswersOfSales(Spec spec) => LimitsKept.Of(spec.History, TestCalendars.China, new Process.Calendar.TimeLimits())
        .Where(limit => limit.Limit is LimitName.Answer && limit.Key == Sales.Name).Select(limit => limit.Kept);
}
