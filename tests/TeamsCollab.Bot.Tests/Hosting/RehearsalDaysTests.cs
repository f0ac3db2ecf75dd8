using TeamsCollab.Bot.Calendar;
using TeamsCollab.Bot.Practice.Rehearsal;
using TeamsCollab.Process.Calendar;

namespace TeamsCollab.Bot.Tests.Hosting;

public sealed class RehearsalDaysTests
{
    private static readonly WorkingCalendar Calendar = ChineseHolidays.Load();

    [Theory]
    [InlineData("2026-11-23T09:30+08:00", "2026-11-23")]
    [InlineData("2026-11-23T09:31+08:00", "2026-11-24")]
    [InlineData("2026-11-27T20:00+08:00", "2026-11-30")]
    [InlineData("2026-09-30T10:00+08:00", "2026-10-08")]
    public void A_play_opens_on_the_next_working_day_at_half_past_nine(string now, string first) =>
        Assert.Equal($"{first}T09:30", RehearsalDays.From(At(now), Calendar).At(6, 3, 9, 30).ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("2024-06-03", "2026-11-23")]
    [InlineData("2024-06-07", "2026-11-27")]
    // 10 June 2024 is a rest day, so the 11th is the sixth working day.
    [InlineData("2024-06-11", "2026-11-30")]
    [InlineData("2024-06-08", "2026-11-27")]
    [InlineData("6月20日前提供手册，6月24日至26日可用", "12月9日前提供手册，12月11日至12月15日可用")]
    [InlineData("6 月 21 日 18:00 前", "12月10日 18:00 前")]
    [InlineData("2024年Q3，第8个卖点，12 月目标", "2024年Q3，第8个卖点，12 月目标")]
    public void Days_in_what_people_write_move_by_whole_working_days(string written, string played) =>
        Assert.Equal(played, RehearsalDays.From(At("2026-11-23T08:00+08:00"), Calendar).In(written));

    [Fact]
    public void Rehearsed_as_written_nothing_moves()
    {
        Assert.Equal("6月20日 与 2024-06-20", RehearsalDays.AsWritten.In("6月20日 与 2024-06-20"));
        Assert.Equal(At("2024-06-20T10:05+08:00"), RehearsalDays.AsWritten.At(6, 20, 10, 5));
    }

    private static DateTimeOffset At(string moment) => DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture);
}
