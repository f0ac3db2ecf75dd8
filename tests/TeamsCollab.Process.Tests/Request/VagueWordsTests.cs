using TeamsCollab.Process.Content;

namespace TeamsCollab.Process.Tests.Request;

/// <summary>Words that promise nothing (N01, B8), and their neighbours that do.</summary>
public sealed class VagueWordsTests
{
    [Theory]
    [InlineData("尽快完成铺货", "尽快")]
    [InlineData("大概 100 份", "大概")]
    [InlineData("适时提供资料", "适时")]
    [InlineData("争取月底完成", "争取")]
    [InlineData("请相关部门配合", "相关部门")]
    [InlineData("标准待定", "待定")]
    [InlineData("日期 TBD", "TBD")]
    [InlineData("交付日期TBD", "TBD")]
    [InlineData("由相关负责人确认", "相关负责人")]
    [InlineData("请有关单位配合", "有关单位")]
    [InlineData("价格待确认", "待确认")]
    [InlineData("培训择期举行", "择期")]
    [InlineData("若干名客服参加", "若干")]
    [InlineData("send it asap", "asap")]
    [InlineData("As soon as possible, please", "As soon as possible")]
    [InlineData("by the relevant departments", "relevant departments")]
    [InlineData("to be decided", "to be decided")]
    public void A_word_that_promises_nothing_is_found_as_typed(string text, string found) => Assert.Equal(found, VagueWords.In(text));

    [Theory]
    [InlineData("6月20日18:00前完成铺货")]
    [InlineData("大概率会下雨")]
    [InlineData("争取到两个展位")]
    [InlineData("相关性分析报告")]
    [InlineData("及时反馈")]
    [InlineData("铺货率≥95%")]
    [InlineData("the sooner version 2 of TBDX")]
    [InlineData("Roughage supply of 20 kg")]
    [InlineData("")]
    public void What_says_something_is_left_alone(string text) => Assert.Null(VagueWords.In(text));

    [Fact]
    public void A_reason_lets_the_word_stay_and_names_the_field_otherwise()
    {
        Assert.Equal(new Refusal(Because.Vague, "standard", "大概"), VagueWords.Fault(" ", ("what", "完成铺货"), ("standard", "大概 95%")));
        Assert.Null(VagueWords.Fault("供应商未报价", ("standard", "大概 95%")));
        Assert.Equal(Because.TooLong, VagueWords.Fault(new string('因', 2001), ("standard", "大概 95%"))!.Because);
    }
}
