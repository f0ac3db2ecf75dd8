using TeamsCollab.Process.Calendar;
using static TeamsCollab.Process.Tests.Calendar.OfficialDays;

namespace TeamsCollab.Process.Tests.Calendar;

public sealed class TrailInWords
{
    [Fact]
    public void An_office_worker_can_follow_the_days_in_Chinese()
    {
        var lines = TrailWords.In(Of2026.Due(At("2026-09-28T10:00"), 5), "zh-CN");

        Assert.Equal("起算：2026-09-28 周一 10:00，当天为第 0 天，不计入。", lines[0]);
        Assert.Equal("期限：第 5 个工作日下班前，即 2026-10-10 周六 18:00。", lines[1]);
        Assert.Contains("2026-09-28 周一 第 0 天，不计入", lines);
        Assert.Contains("2026-10-01 周四 休（国庆节）", lines);
        Assert.Contains("2026-10-09 周五 第 4 个工作日", lines);
        Assert.Contains("2026-10-10 周六 班（国庆节调休） 第 5 个工作日", lines);
        Assert.Equal("日历版本：cn-2026.1", lines[^1]);
    }

    [Fact]
    public void An_office_worker_can_follow_the_days_in_English()
    {
        var lines = TrailWords.In(Of2026.Due(At("2026-09-28T10:00"), 5), "en");

        Assert.Contains("2026-10-01 Thu rest day (National Day)", lines);
        Assert.Contains("2026-10-10 Sat working weekend (National Day) working day 5", lines);
        Assert.Contains("Limit: close of working day 5, 2026-10-10 Sat 18:00.", lines);
    }

    [Theory]
    [InlineData("2026-03-06T20:00", "已过下班时间", "after close of business")]
    [InlineData("2026-03-07T10:00", "不是工作日", "not a working day")]
    [InlineData("2026-03-09T10:00", "当天为第 0 天", "that day is day 0")]
    public void The_first_sentence_says_why_day_zero_is_that_day(string from, string chinese, string english)
    {
        var deadline = Of2026.Due(At(from), 1);
        Assert.Contains(chinese, TrailWords.In(deadline, "zh-CN")[0], StringComparison.Ordinal);
        Assert.Contains(english, TrailWords.In(deadline, "en-GB")[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_backward_limit_is_told_as_one() =>
        Assert.Contains("2026-09-29 周二 往前第 2 个工作日", TrailWords.In(Of2026.Due(At("2026-10-08T10:00"), -2), "zh-CN"));

    [Fact]
    public void A_provisional_date_says_which_notice_is_missing()
    {
        var deadline = Of2026.Due(At("2026-12-31T10:00"), 1);
        Assert.Contains(TrailWords.In(deadline, "zh-CN"), line => line.StartsWith("暂定：2027 年放假安排尚未公布", StringComparison.Ordinal));
        Assert.Contains(TrailWords.In(deadline, "en"), line => line.Contains("for 2027 is not published yet", StringComparison.Ordinal));
        Assert.DoesNotContain(TrailWords.In(Of2026.Due(At("2026-03-09T10:00"), 1), "zh-CN"), line => line.Contains("暂定", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_rule_has_its_own_sentence_in_both_languages()
    {
        Deadline[] deadlines =
        [
            Of2026.Due(At("2026-03-09T10:00"), 0), Of2026.Due(At("2026-03-09T10:00"), 1), Of2026.Due(At("2026-03-09T10:00"), -1),
            Of2026.AgendaDue(At("2026-03-09T10:00")), Of2026.EarliestMeeting(At("2026-03-09T10:00"), 2), Of2026.DueInWorkingHours(At("2026-03-09T10:00"), 4),
        ];
        foreach (var language in new[] { "zh-CN", "en" })
        {
            Assert.Equal(deadlines.Length, deadlines.Select(deadline => TrailWords.In(deadline, language)[1]).Distinct().Count());
        }
    }
}
