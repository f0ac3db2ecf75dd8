using TeamsCollab.Process.Content;
using TeamsCollab.Process.Reading;
using TeamsCollab.Process.Records;
using static TeamsCollab.Process.Tests.Records.Story;

namespace TeamsCollab.Process.Tests.Records;

public sealed class RecordFormTests
{
    [Fact]
    public void There_is_one_form_for_each_meeting()
    {
        Assert.Empty(Forms(Request.RequestSpec.Aligned()));
        Assert.Equal([1], Forms(Met()).Select(form => form.Meeting));
        Assert.Equal([1, 2], Forms(Closed()).Select(form => form.Meeting));
    }

    [Theory]
    [InlineData(Language.Chinese)]
    [InlineData(Language.English)]
    public void The_form_of_the_meeting_has_no_empty_row_once_everything_happened(Language language) =>
        Assert.DoesNotContain(Forms(Closed(), language)[0].Fields, field => field.Lines.IsEmpty);

    [Fact]
    public void It_has_the_rows_of_the_document_in_their_order() =>
        Assert.Equal(Enumerable.Range(1, 20).Select(row => $"F{row:00}"), Forms(Met())[0].Fields.Select(field => field.Id));

    [Theory]
    [InlineData("F01", "2024年Q3新品上市营销活动协作")]
    [InlineData("F02", "市场部")]
    [InlineData("F03", "销售部|产品部|客服部（待反馈）")]
    [InlineData("F04", "2024-06-06 14:00–15:00")]
    [InlineData("F05", "线上")]
    [InlineData("F07", "保障新品7月顺利上市")]
    [InlineData("F09", "1. 销售部：需产品部在6月20日前提供详细产品卖点手册")]
    [InlineData("F10", "1. 产品卖点手册交付标准：图文各20页")]
    [InlineData("F11", "T1 完成卖点手册初稿（负责人：产小品；截止：2024-06-20；方式：产品部编写，销售部审阅）|T2 完成铺货（负责人：夏主管；截止：2024-06-28；方式：按区域分三批）")]
    [InlineData("F12", "T1 覆盖全部8个卖点|T2 铺货率≥95%")]
    [InlineData("F13", "1. 首批铺货区域（销售部：先铺华东；产品部：先铺华南） → 提请总经理裁决（由肖总监于 2024-06-28 前裁决）")]
    [InlineData("F14", "T1 已完成|T2 受阻 50%")]
    [InlineData("F15", "市场部 石总监 2024-06-12 22:00|销售部 肖总监 2024-06-12 20:00|产品部 彭总监 2024-06-12 21:00|市场部 石总监 已追认 2024-06-12 19:00|销售部 肖总监 已追认 2024-06-12 19:00|产品部 彭总监 已追认 2024-06-12 19:00")]
    [InlineData("F16", "主持人：马晓梅|记录人：马晓梅|审核人：夏主管、产小品")]
    [InlineData("F18", "MKT-2024-001|2024-06-03")]
    [InlineData("F19", "中（重要）")]
    [InlineData("F20", "上市计划 https://files.example/plan.docx（内容未登记）|归档：市场部")]
    public void The_form_says_what_happened(string row, string expected) =>
        Assert.Equal(expected, string.Join('|', Forms(Working())[0][row].Lines));

    [Fact]
    public void Who_was_invited_and_did_not_come_is_absent()
    {
        var form = Forms(Met())[0];

        Assert.Contains("肖总监（原因：____）", form["F17"].Lines);
        Assert.DoesNotContain(form["F06"].Lines, line => line.Contains("肖总监", StringComparison.Ordinal));
        Assert.Contains("销售部 夏主管（执行人）", form["F06"].Lines);
    }

    [Fact]
    public void A_meeting_that_has_not_taken_place_says_planned() =>
        Assert.Equal("2024-06-06 14:00–15:00（计划）", Assert.Single(Forms(Meeting.MeetingSpec.AgendaSent())[0]["F04"].Lines));

    [Fact]
    public void The_form_of_the_retrospective_holds_the_answers_the_report_and_the_plan()
    {
        var form = Forms(Closed())[1];

        Assert.Contains("销售部：目标部分达成（首批晚一天）", form["F09"].Lines);
        Assert.Contains("产品部：未反馈", form["F09"].Lines);
        Assert.Equal(["目标达成，交接可以更早"], form["F10"].Lines);
        Assert.Equal(["I1 统一定稿模板（责任人：产小品；完成时间：2024-06-27）"], form["F11"].Lines);
        Assert.Equal(["I1 已落实"], form["F14"].Lines);
        Assert.Contains("钟总（已阅）", form["F15"].Lines);
        Assert.Contains("肖总监（未阅）", form["F15"].Lines);
    }

    [Fact]
    public void While_answers_are_blind_the_form_does_not_show_them() => Assert.Empty(Forms(Done())[1]["F09"].Lines);

    [Fact]
    public void Words_that_were_erased_leave_a_remark() => Assert.Equal(
        "（内容已按要求删除）",
        Assert.Single(RecordForm.Of([.. Met().History.Select(happened => StoredEvents.Read(StoredEvents.Write(happened)))], Words.None, Names, Cast.Facts.Calendar, Language.Chinese)[0]["F07"].Lines));

    [Theory]
    [InlineData(Language.Chinese)]
    [InlineData(Language.English)]
    public void On_a_terminal_every_line_of_the_table_is_equally_wide(Language language)
    {
        foreach (var form in Forms(Closed(), language))
        {
            var table = form.ToText().TrimEnd('\n').Split('\n')[1..];

            Assert.Single(table.Select(DisplayWidth.Of).Distinct());
        }
    }

    [Theory]
    [InlineData("abc", 3)]
    [InlineData("签字", 4)]
    [InlineData("签字OK", 6)]
    [InlineData("\uFF0C", 2)]
    [InlineData("e\u0301", 1)]
    [InlineData("𠮷", 2)]
    public void A_chinese_character_takes_two_columns(string text, int columns) => Assert.Equal(columns, DisplayWidth.Of(text));

    [Fact]
    public void A_long_text_breaks_between_chinese_characters_and_at_spaces()
    {
        Assert.Equal(["签字确", "认"], DisplayWidth.Wrap("签字确认", 7));
        Assert.Equal(["signed by", "all"], DisplayWidth.Wrap("signed by all", 10));
        Assert.Equal(["a", "b"], DisplayWidth.Wrap("a\nb", 10));
    }
}
