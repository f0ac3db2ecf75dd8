using System.Globalization;
using CsCheck;
using TeamsCollab.Process.Request;
using TeamsCollab.Process.Request.Sentences;
using TeamsCollab.Process.Tests.Calendar;

namespace TeamsCollab.Process.Tests.Request.Sentences;

public sealed class SentenceReaderTests
{
    private static readonly DateOnly Tuesday = new(2026, 3, 10);

    private static readonly SentenceReader Reader = new(
        [(new Department("市场部"), "MKT"), (new Department("销售部"), "SAL"), (new Department("产品部"), "PRD"), (new Department("客服部"), "CSD"), (new Department("财务部"), "FIN"), (new Department("总经办"), "GMO")],
        OfficialDays.Of2026);

    [Theory]
    [MemberData(nameof(SentenceTable.Rows), MemberType = typeof(SentenceTable))]
    [MemberData(nameof(SentenceTable.LongerRows), MemberType = typeof(SentenceTable))]
    public void A_sentence_is_understood_as_the_table_says(string today, string sentence, string departments, string day, string what, string why, string standard, string asked)
    {
        var read = Reader.Read(sentence, DateOnly.Parse(today, CultureInfo.InvariantCulture));

        Assert.Equal(
            (departments, day, what, why, standard, asked),
            (string.Join('、', read.Receivers.Select(department => department.Name)),
                read.WantedBy?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? string.Empty,
                read.What,
                read.Why,
                read.Standard,
                string.Concat(read.Gaps.Select(gap => "RDWYS"[(int)gap]))));
    }

    [Theory]
    [InlineData("你好")]
    [InlineData("谢谢大家")]
    [InlineData("今天食堂吃什么")]
    [InlineData("产品")]
    [InlineData("我明天请假")]
    [InlineData("ok, thanks")]
    [InlineData("see you next Wednesday")]
    [InlineData("产品部不用再给卖点手册了")]
    [InlineData("产品部说周五前给不了手册，请改到下周一")]
    [InlineData("产品部周五前给不了手册")]
    [InlineData("谢谢产品部的支持")]
    [InlineData("请问产品部的负责人是谁")]
    [InlineData("Product can't deliver by Friday")]
    [InlineData("Finance approved it")]
    [InlineData("已经联系产品部了")]
    [InlineData("昨天和产品部开会了")]
    [InlineData("和产品部对过了，没问题")]
    [InlineData("产品部同意了")]
    [InlineData("产品部答应周五给手册")]
    [InlineData("产品部通知我们周五停机")]
    [InlineData("产品部在几楼")]
    [InlineData("怎么向财务部报销")]
    [InlineData("怎么发起协作")]
    [InlineData("取消给产品部的请求")]
    [InlineData("客服部今天放假吗")]
    [InlineData("好的，我联系产品部")]
    [InlineData("With Product and Sales we are done")]
    [InlineData("The contract from Finance arrived on Monday")]
    public void Ordinary_talk_is_no_request(string talk) => Assert.False(Reader.Read(talk, Tuesday).IsRequest);

    [Theory]
    [InlineData("我要发起一个需求", "")]
    [InlineData("帮我发起一个给产品部的协作请求", "产品部")]
    [InlineData("I want to start a new request", "")]
    public void Whoever_asks_for_the_form_gets_it(string sentence, string departments)
    {
        var read = Reader.Read(sentence, Tuesday);

        Assert.True(read.IsRequest);
        Assert.Equal(departments, string.Join('、', read.Receivers.Select(department => department.Name)));
    }

    [Fact]
    public void The_writers_own_department_is_never_asked()
    {
        var read = Reader.Read("请市场部和产品部下周三前给卖点手册", Tuesday).AskedBy(new Department("市场部"));

        Assert.Equal([new Department("产品部")], read.Receivers);
    }

    [Theory]
    [InlineData("我要向产品部发起协作：共同制定新品推广计划", "共同制定新品推广计划")]
    [InlineData("请产品部配合市场部完成新品上市物料，3月20日前", "配合市场部完成新品上市物料")]
    [InlineData("请财务部15号发工资前核对考勤", "发工资前核对考勤")]
    [InlineData("需要财务支持一下报销培训，3月底前", "报销培训")]
    [InlineData("Could Finance please approve our travel budget (50,000 RMB), by Friday?", "approve our travel budget (50,000 RMB)")]
    public void The_title_names_the_thing(string sentence, string title) => Assert.Equal(title, Reader.Read(sentence, Tuesday).Title);

    [Theory]
    [InlineData("请客服部今天排查投诉", RequestKind.ProblemSolving)]
    [InlineData("请财务部下周三前批准预算", RequestKind.ResourceSharing)]
    [InlineData("请销售部月底前对齐Q3目标", RequestKind.GoalAlignment)]
    [InlineData("请财务部月底前优化报销流程", RequestKind.ProcessImprovement)]
    [InlineData("请产品部下周三前支持新品上市", RequestKind.ProjectDelivery)]
    [InlineData("请产品部下周三前给卖点手册", null)]
    public void The_type_is_taken_from_the_words_that_show_it(string sentence, RequestKind? kind) => Assert.Equal(kind, Reader.Read(sentence, Tuesday).Kind);

    [Fact]
    public void A_day_of_rest_is_kept_and_marked()
    {
        var read = Reader.Read("请产品部10月3日前给卖点手册", new DateOnly(2026, 9, 21));

        Assert.Equal((new DateOnly(2026, 10, 3), true), (read.WantedBy!.Value, read.WantedOnRestDay));
    }

    [Fact]
    public void The_title_leaves_the_giving_out() => Assert.Equal("卖点手册", Reader.Read("请产品部下周三前提供卖点手册", Tuesday).Title);

    [Fact]
    public void Whatever_is_typed_is_read_without_a_fault()
    {
        var piece = Gen.OneOf(
            Gen.OneOf(new[] { "请", "产品部", "销售", "下周三", "前", ",", "。", "因为", "2月30日", "99月99号", "5个工作日内", "by ", "next ", "friday ", "end of ", "EOD", " ", "@", "\n", "十十", "Q9末" }.Select(Gen.Const).ToArray()),
            Gen.String[0, 8]);
        piece.Array[0, 30].Select(string.Concat).Sample(sentence =>
        {
            var read = Reader.Read(sentence, Tuesday);
            Assert.True(read.WantedBy is null || read.WantedBy >= Tuesday);
            Assert.True(read.Title.Length <= 40);
        });
    }
}
