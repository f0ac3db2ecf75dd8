namespace TeamsCollab.Bot.Tests.FrontDoor;

/// <summary>A request begun by one sentence in chat.</summary>
public sealed class SentenceTests
{
    [Fact]
    public async Task A_sentence_begins_the_dialog_and_only_the_rest_is_asked_for()
    {
        await using var office = await RunningOffice.StartAsync();

        var step = await office.SayAsync(Campaign.Asker, "下周三前请产品部给卖点手册，销售铺货要用");

        Assert.Equal(("emphasis", "已按您的话填好：请产品部协作。期望6月12日（星期三）前完成。还需要您补充：需达到什么标准、里程碑。"), (Cards.StyleOf(step), Cards.SentenceOf(step)));
        Assert.Equal(("2024-06-12", string.Empty, null), (Cards.InputOf(step, "wantedBy"), Cards.InputOf(step, "standard"), Cards.InputOf(step, "title")));
        Assert.Equal(0, await office.CountEventsAsync());

        await office.PressAsync(Campaign.Asker, "dialog.next", ("milestones", "2024-06-20 初稿"), ("standard", "覆盖全部卖点，含 3 个案例"), ("wantedBy", "2024-06-28"));
        await office.PressAsync(Campaign.Asker, "dialog.next", ("materials", "卖点清单 https://contoso.example/points"));
        var read = Cards.TextsOf(office.NewestCard(Campaign.Asker)).ToArray();
        Assert.All(["产品部", "卖点手册", "给卖点手册", "销售铺货要用", "2024-06-28"], answer => Assert.Contains(answer, read));
        await office.PressAsync(Campaign.Asker, "dialog.next");

        var sent = (await office.StateAsync(await office.KeyAsync())).Request;
        Assert.Equal(["产品部"], sent.Receivers.Select(side => side.Department.Name));
    }

    [Theory]
    [InlineData("中文", "请产品部10月3日前给卖点手册", "warning", "已按您的话填好：请产品部协作。期望10月3日（星期四）前完成，但这一天不是工作日，请确认日期。还需要您补充：为什么做、需达到什么标准、里程碑。")]
    [InlineData("English", "Please ask Product to send the handbook asap", "emphasis", "Filled in from what you wrote: asking 产品部. Still needed from you: Wanted by, Why, Standard to reach, Milestones.")]
    public async Task What_was_understood_is_said_in_the_readers_language(string language, string sentence, string style, string said)
    {
        await using var office = await RunningOffice.StartAsync();
        await office.SayAsync(Campaign.Asker, language);

        var form = await office.SayAsync(Campaign.Asker, sentence);

        Assert.Equal((style, said), (Cards.StyleOf(form), Cards.SentenceOf(form)));
    }

    [Fact]
    public async Task Whoever_asks_every_department_chooses_which()
    {
        await using var office = await RunningOffice.StartAsync();

        var step = await office.SayAsync(Campaign.Asker, "请各部门6月20日前提交盘点表，年中汇总要用");

        Assert.Equal("已为您打开协作请求，请选择要请哪些部门协作。期望6月20日（星期四）前完成。还需要您补充：接收部门、需达到什么标准、里程碑。", Cards.SentenceOf(step));
        Assert.Equal(string.Empty, Cards.InputOf(step, "receivers"));
    }

    [Fact]
    public async Task Talk_that_asks_nobody_for_anything_is_answered_with_help()
    {
        await using var office = await RunningOffice.StartAsync();

        foreach (var said in new[] { "今天天气怎么样", "请市场部下周三前给方案" })
        {
            Assert.DoesNotContain("dialog.next", (await office.SayAsync(Campaign.Asker, said)).GetRawText(), StringComparison.Ordinal);
        }
    }
}
