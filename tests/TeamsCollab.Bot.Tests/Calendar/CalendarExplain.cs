using Microsoft.Extensions.Configuration;
using TeamsCollab.Bot.Calendar;

namespace TeamsCollab.Bot.Tests.Calendar;

public sealed class CalendarExplain
{
    [Theory]
    [InlineData("2026-02-13T10:00:00+08:00", "1", "2026-02-14T18:00:00+08:00")]
    [InlineData("2026-02-14T10:00:00+08:00", "1", "2026-02-24T18:00:00+08:00")]
    [InlineData("2026-09-30T10:00:00+08:00", "2", "2026-10-09T18:00:00+08:00")]
    [InlineData("2026-09-28T10:00:00+08:00", "5", "2026-10-10T18:00:00+08:00")]
    [InlineData("2026-10-08T10:00:00+08:00", "-2", "2026-09-29T18:00:00+08:00")]
    [InlineData("2026-05-07T10:00:00+08:00", "2", "2026-05-09T18:00:00+08:00")]
    [InlineData("2026-09-18T10:00:00+08:00", "1", "2026-09-20T18:00:00+08:00")]
    [InlineData("2026-03-06T20:00:00+08:00", "1", "2026-03-10T18:00:00+08:00")]
    [InlineData("2026-03-06T12:00:00Z", "1", "2026-03-10T18:00:00+08:00")]
    [InlineData("2026-03-06T10:00:00.000Z", "1", "2026-03-09T18:00:00+08:00")]
    [InlineData("2026-03-06T10:00:00.001Z", "+1", "2026-03-10T18:00:00+08:00")]
    [InlineData("2026-03-05T21:00-05:00", "1", "2026-03-09T18:00:00+08:00")]
    [InlineData("2025-09-30T10:00:00+08:00", "2", "2025-10-10T18:00:00+08:00")]
    [InlineData("2024-02-08T10:00:00+08:00", "2", "2024-02-18T18:00:00+08:00")]
    public void The_first_line_is_the_due_time(string from, string days, string due)
    {
        var said = Ask(["--from", from, "--working-days", days]);
        Assert.Equal((0, due, ""), (said.Code, said.Lines[0], said.Error));
    }

    [Fact]
    public void The_days_follow_in_Chinese()
    {
        var lines = Ask(["--from", "2026-09-30T10:00:00+08:00", "--working-days", "2"]).Lines;
        Assert.Equal(
            [
                "2026-10-09T18:00:00+08:00",
                "起算：2026-09-30 周三 10:00，当天为第 0 天，不计入。",
                "期限：第 2 个工作日下班前，即 2026-10-09 周五 18:00。",
                "2026-09-30 周三 第 0 天，不计入",
                "2026-10-01 周四 休（国庆节）",
                "2026-10-02 周五 休（国庆节）",
                "2026-10-03 周六 休（国庆节）",
                "2026-10-04 周日 休（国庆节）",
                "2026-10-05 周一 休（国庆节）",
                "2026-10-06 周二 休（国庆节）",
                "2026-10-07 周三 休（国庆节）",
                "2026-10-08 周四 第 1 个工作日",
                "2026-10-09 周五 第 2 个工作日",
                "日历版本：cn-2026.1",
            ],
            lines);
    }

    [Fact]
    public void The_days_follow_in_English_where_asked() =>
        Assert.Contains("2026-10-10 Sat working weekend (National Day) working day 5", Ask(["--from=2026-09-28T10:00:00+08:00", "--working-days=5", "--language=en"]).Lines);

    [Fact]
    public void A_year_without_a_notice_is_marked_provisional()
    {
        Assert.Contains(Ask(["--from", "2027-03-01T10:00:00+08:00", "--working-days", "1"]).Lines, line => line.StartsWith("暂定：2027 年", StringComparison.Ordinal));
        Assert.DoesNotContain(Ask(["--from", "2026-03-02T10:00:00+08:00", "--working-days", "1"]).Lines, line => line.Contains("暂定", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2026-03-06T18:00:00")]
    [InlineData("2026-03-06 18:00")]
    [InlineData("2026-03-06")]
    public void A_time_without_offset_is_the_organisation_s_and_that_is_said(string from)
    {
        var said = Ask(["--from", from, "--working-days", "1"]);
        Assert.Equal("2026-03-09T18:00:00+08:00", said.Lines[0]);
        Assert.Contains("按本组织时区 Asia/Shanghai 理解", said.Lines[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("--from", "2026-03-06T18:00:00+08:00")]
    [InlineData("--working-days", "1")]
    [InlineData("--from", "tomorrow", "--working-days", "1")]
    [InlineData("--from", "", "--working-days", "1")]
    [InlineData("--from", "2026-02-30T10:00:00+08:00", "--working-days", "1")]
    [InlineData("--from", "0001-01-01T00:00:00+08:00", "--working-days", "-1")]
    [InlineData("--from", "0001-01-01", "--working-days", "-1")]
    [InlineData("--from", "9999-12-31T23:59:59Z", "--working-days", "1")]
    [InlineData("--from", "2026-03-06T10:00:00+08:00", "--working-days", "1.5")]
    [InlineData("--from", "2026-03-06T10:00:00+08:00", "--working-days", "2501")]
    [InlineData("--from", "2026-03-06T10:00:00+08:00", "--working-days", "-2147483648")]
    [InlineData("--from", "2026-03-06T10:00:00+08:00", "--working-days")]
    [InlineData("--from", "2026-03-06T10:00:00+08:00", "--working-days", "1", "--working-days", "2")]
    [InlineData("--from", "2026-03-06T10:00:00+08:00", "--working-days", "1", "--language", "fr")]
    [InlineData("--from", "2026-03-06T10:00:00+08:00", "--working-days", "1", "--verbose")]
    public void A_question_that_is_not_understood_says_what_to_write(params string[] args)
    {
        var said = Ask(args);
        Assert.Equal(2, said.Code);
        Assert.Empty(said.Lines);
        Assert.Contains("calendar explain --from", said.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("calendar")]
    [InlineData("calendar", "explian")]
    public void An_unknown_order_shows_the_usage(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        Assert.Equal(2, CalendarCommand.Run(args, output, error));
        Assert.Contains("calendar explain --from", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_organisation_s_own_settings_are_obeyed()
    {
        var said = Ask(["--from", "2026-03-06T10:00:00+08:00", "--working-days", "1"], ("Calendar:ClosesAt", "17:30"), ("Calendar:CompanyRestDays:0", "2026-03-09 司庆"));
        Assert.Equal("2026-03-10T17:30:00+08:00", said.Lines[0]);
        Assert.Contains("2026-03-09 周一 公司休息日（司庆）", said.Lines);
    }

    [Fact]
    public void A_setting_that_cannot_be_used_is_named()
    {
        var said = Ask(["--from", "2026-03-06T10:00:00+08:00", "--working-days", "1"], ("Calendar:Zone", "Mars/Olympus"));
        Assert.Equal(2, said.Code);
        Assert.Contains("Calendar:Zone", said.Error, StringComparison.Ordinal);
    }

    private static (int Code, string[] Lines, string Error) Ask(string[] args, params (string Name, string Value)[] settings)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(pair => pair.Name, string? (pair) => pair.Value)).Build();
        var code = CalendarCommand.Run(["calendar", "explain", .. args], output, error, configuration);
        return (code, output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries), error.ToString());
    }
}
