using System.Globalization;
using TeamsCollab.Process.Request;
using static TeamsCollab.Process.Tests.Cast;
using static TeamsCollab.Process.Tests.Request.RequestSpec;

namespace TeamsCollab.Process.Tests.Request;

/// <summary>What is wanted before everyone's limits are over needs one of three choices (B5).</summary>
public sealed class BackPlanTests
{
    [Fact]
    public void Everyones_limits_are_walked_through_and_the_dragon_boat_festival_does_not_count()
    {
        var plan = BackPlan.For(Monday, Cast.Facts);

        Assert.Equal(
            [
                (PlanStep.Answers, "06-04 18:00"), (PlanStep.Meeting, "06-06 09:00"), (PlanStep.Minutes, "06-11 18:00"),
                (PlanStep.Confirmations, "06-13 18:00"), (PlanStep.Signatures, "06-17 18:00"),
            ],
            plan.Steps.Select(step => (step.Step, step.At.ToString("MM-dd HH:mm", CultureInfo.InvariantCulture))));
        Assert.Contains(plan.Steps[2].Counted.Trail, day => day is { Date: { Month: 6, Day: 10 }, Name: "端午节" });
    }

    [Fact]
    public void A_working_weekend_counts_and_its_rest_days_do_not()
    {
        // Sunday 29 September and Saturday 12 October 2024 are worked; 1 to 7 October are not.
        var plan = BackPlan.For(new DateTimeOffset(2024, 9, 27, 10, 0, 0, TimeSpan.FromHours(8)), Cast.Facts);

        Assert.Equal(
            ["09-29", "10-08", "10-10", "10-12", "10-15"],
            plan.Steps.Select(step => step.At.ToString("MM-dd", CultureInfo.InvariantCulture)));
        Assert.False(plan.Earliest.Provisional);
    }

    [Fact]
    public void In_a_year_without_a_notice_the_plan_is_provisional() =>
        Assert.True(BackPlan.For(new DateTimeOffset(2024, 12, 27, 10, 0, 0, TimeSpan.FromHours(8)), Cast.Facts).Earliest.Provisional);

    [Fact]
    public void In_the_urgent_lane_the_meeting_waits_for_the_answers_alone()
    {
        Assert.Equal(Monday.AddHours(2), BackPlan.UrgentMeeting(Monday, Cast.Facts));
        Assert.Equal(new DateTimeOffset(2024, 6, 4, 9, 0, 0, TimeSpan.FromHours(8)), BackPlan.UrgentMeeting(Monday.AddHours(6), Cast.Facts));
    }

    [Theory]
    [InlineData(4, true)]
    [InlineData(16, true)]
    [InlineData(17, false)]
    [InlineData(18, false)]
    public void Results_wanted_before_the_earliest_day_cannot_be_sent_without_a_choice(int day, bool refused)
    {
        var sent = Sent(Form with { WantedBy = new DateOnly(2024, 6, day) });
        if (refused)
        {
            sent.ThenRefused(Because.TooSoon, "wantedBy", "2024-06-17T18:00+08:00");
        }
        else
        {
            sent.ThenStores(typeof(RequestEvent.Submitted));
        }
    }

    [Fact]
    public void Each_of_the_three_choices_lets_a_request_for_tomorrow_be_sent()
    {
        var tomorrow = Form with { WantedBy = new DateOnly(2024, 6, 4) };

        Assert.Equal(DateChoice.UrgentLane, Sent(tomorrow with { Choice = DateChoice.UrgentLane }).State.Request.Choice);
        Assert.Equal("先铺 20 家门店", Submitted(tomorrow with { Choice = DateChoice.SmallerScope, Scope = "先铺 20 家门店" }).Words.Fields!["scope"]);
        Assert.Equal(DateChoice.LaterDate, Sent(tomorrow with { Choice = DateChoice.LaterDate, WantedBy = new DateOnly(2024, 6, 17) }).State.Request.Choice);
    }

    [Fact]
    public void A_smaller_scope_says_which_in_words_that_promise_something()
    {
        var smaller = Form with { WantedBy = new DateOnly(2024, 6, 4), Choice = DateChoice.SmallerScope };

        Sent(smaller).ThenRefused(Because.ScopeRequired, "scope");
        Sent(smaller with { Scope = "尽快铺一部分" }).ThenRefused(Because.Vague, "scope");
    }

    [Fact]
    public void A_later_date_that_is_still_too_early_is_refused_again() =>
        Sent(Form with { WantedBy = new DateOnly(2024, 6, 14), Choice = DateChoice.LaterDate }).ThenRefused(Because.TooSoon, "wantedBy");

    [Fact]
    public void A_scope_that_nobody_chose_is_not_kept() => Assert.False(Submitted(Form with { Scope = "先铺 20 家门店" }).Words.Fields!.ContainsKey("scope"));

    private static RequestEvent.Submitted Submitted(RequestForm form) => Assert.IsType<RequestEvent.Submitted>(Sent(form).Events[0]);
}
