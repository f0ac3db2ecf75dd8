using System.Globalization;
using TeamsCollab.Process.Request.Sentences;

namespace TeamsCollab.Process.Tests.Request;

/// <summary>Times of day and lengths of time, as people type them.</summary>
public sealed class TimeSaidTests
{
    [Theory]
    [InlineData("下午3点半", "15:30")]
    [InlineData("下周四下午三点一刻", "15:15")]
    [InlineData("上午十点", "10:00")]
    [InlineData("早上9点20分", "09:20")]
    [InlineData("中午12点", "12:00")]
    [InlineData("中午一点", "13:00")]
    [InlineData("中午", "12:00")]
    [InlineData("3点", "15:00")]
    [InlineData("8点半", "08:30")]
    [InlineData("15:30", "15:30")]
    [InlineData("03:30", "03:30")]
    [InlineData("下午3：30", "15:30")]
    [InlineData("6月6日 9:05", "09:05")]
    [InlineData("next Thursday 3:30 pm", "15:30")]
    [InlineData("at 10am", "10:00")]
    [InlineData("12 p.m.", "12:00")]
    [InlineData("noon", "12:00")]
    [InlineData("25:10", null)]
    [InlineData("12:75", null)]
    [InlineData("90分钟", null)]
    [InlineData("2小时", null)]
    [InlineData("90", null)]
    public void A_time_of_day_is_understood(string said, string? time) =>
        Assert.Equal(time, TimeSaid.OfDay(said)?.ToString("HH:mm", CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("90分钟", 90)]
    [InlineData("下午3点半，90 分钟", 90)]
    [InlineData("2小时", 120)]
    [InlineData("一个半小时", 90)]
    [InlineData("1小时半", 90)]
    [InlineData("1.5小时", 90)]
    [InlineData("半小时", 30)]
    [InlineData("2 hours", 120)]
    [InlineData("an hour and a half", 90)]
    [InlineData("45 mins", 45)]
    [InlineData("下午3点20分", null)]
    [InlineData("15:30", null)]
    public void A_length_of_time_is_understood(string said, int? minutes) => Assert.Equal(minutes, TimeSaid.Minutes(said));
}
