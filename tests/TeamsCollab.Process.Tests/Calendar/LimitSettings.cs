using TeamsCollab.Process.Calendar;

namespace TeamsCollab.Process.Tests.Calendar;

public sealed class LimitSettings
{
    [Fact]
    public void The_defaults_are_the_process_document_s_own_and_can_be_used()
    {
        var limits = new TimeLimits();
        Assert.Equal((2, 1, 1, 60, 24), (limits.MaterialsLeadWorkingDays, limits.AnswerWorkingDays, limits.ClarifyWorkingDays, limits.MeetingMinutes, limits.AgendaLeadHours));
        Assert.Equal((5, 10, 30, 40), (limits.PresentationMinMinutes, limits.PresentationMaxMinutes, limits.DiscussionMinMinutes, limits.DiscussionMaxMinutes));
        Assert.Equal((2, 2, 2, 2, 1, 5), (limits.MinutesWorkingDays, limits.ConfirmWorkingDays, limits.SignWorkingDays, limits.AcceptanceWorkingDays, limits.RiskWarningWorkingDays, limits.RetrospectiveWorkingDays));
        Assert.Empty(limits.Validate());
    }

    [Fact]
    public void Every_limit_has_a_range_and_says_so_by_name_in_both_languages()
    {
        foreach (var property in typeof(TimeLimits).GetProperties())
        {
            foreach (var value in new[] { -1, int.MaxValue })
            {
                var limits = new TimeLimits();
                property.SetValue(limits, value);
                var problem = Assert.Single(limits.Validate(), problem => problem.Limit == property.Name && problem.English.Contains(" is ", StringComparison.Ordinal));
                Assert.Contains(property.Name, problem.Chinese, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Limits_that_contradict_each_other_are_named()
    {
        Assert.Equal("PresentationMinMinutes", Assert.Single(new TimeLimits { PresentationMinMinutes = 11 }.Validate()).Limit);
        Assert.Equal("DiscussionMinMinutes", Assert.Single(new TimeLimits { DiscussionMinMinutes = 41 }.Validate()).Limit);
        Assert.Equal("MeetingMinutes", Assert.Single(new TimeLimits { MeetingMinutes = 34 }.Validate()).Limit);
        Assert.Empty(new TimeLimits { MeetingMinutes = 35 }.Validate());
    }

    [Fact]
    public void A_sibling_process_with_two_days_to_answer_is_a_setting() =>
        Assert.Empty(new TimeLimits { AnswerWorkingDays = 2 }.Validate());
}
