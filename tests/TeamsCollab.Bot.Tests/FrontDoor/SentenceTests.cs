using System.Text.Json;

namespace TeamsCollab.Bot.Tests.FrontDoor;

/// <summary>A request begun by one sentence in chat.</summary>
public sealed class SentenceTests
{
    [Fact]
    public async Task A_sentence_begins_the_form_and_the_form_asks_for_the_rest()
    {
        await using var office = await RunningOffice.StartAsync();

        var form = await office.SayAsync(Campaign.Asker, "下周三前请产品部给卖点手册，销售铺货要用");

        Assert.Equal(
            ("产品部", "2024-06-12", "给卖点手册", "销售铺货要用", "卖点手册"),
            (ValueOf(form, "receivers"), ValueOf(form, "wantedBy"), ValueOf(form, "what"), ValueOf(form, "why"), ValueOf(form, "title")));
        Assert.Equal("emphasis", Cards.StyleOf(form));
        Assert.Equal("已按您的话填好：请产品部协作。期望6月12日（星期三）前完成。还需要您补充：需达到什么标准。", Cards.SentenceOf(form));
        Assert.Equal(0, await office.CountEventsAsync());

        var sent = await office.PressAsync(
            Campaign.Asker,
            "request.submit",
            ("title", ValueOf(form, "title")),
            ("kind", "projectDelivery"),
            ("milestones", "2024-06-20 初稿"),
            ("what", ValueOf(form, "what")),
            ("why", ValueOf(form, "why")),
            ("standard", "覆盖全部卖点，含 3 个案例"),
            ("wantedBy", "2024-06-28"),
            ("urgency", "normal"),
            ("importance", "normal"),
            ("receivers", ValueOf(form, "receivers")),
            ("materials", "卖点清单 https://contoso.example/points"));
        Assert.NotEqual(0, await office.CountEventsAsync());
        Assert.NotNull(sent);
    }

    [Theory]
    [InlineData("中文", "请产品部10月3日前给卖点手册", "warning", "已按您的话填好：请产品部协作。期望10月3日（星期四）前完成，但这一天不是工作日，请确认日期。还需要您补充：为什么做、需达到什么标准。")]
    [InlineData("English", "Please ask Product to send the handbook asap", "emphasis", "Filled in from what you wrote: asking 产品部. Still needed from you: Wanted by, Why, Standard to reach.")]
    public async Task What_was_understood_is_said_in_the_readers_language(string language, string sentence, string style, string said)
    {
        await using var office = await RunningOffice.StartAsync();
        await office.SayAsync(Campaign.Asker, language);

        var form = await office.SayAsync(Campaign.Asker, sentence);

        Assert.Equal((style, said), (Cards.StyleOf(form), Cards.SentenceOf(form)));
    }

    [Fact]
    public async Task Talk_that_asks_nobody_for_anything_is_answered_with_help()
    {
        await using var office = await RunningOffice.StartAsync();

        Assert.Null(Find(await office.SayAsync(Campaign.Asker, "今天天气怎么样"), "receivers"));
        Assert.Null(Find(await office.SayAsync(Campaign.Asker, "请市场部下周三前给方案"), "receivers"));
    }

    private static string ValueOf(JsonElement card, string input) => Find(card, input)!.Value.GetProperty("value").GetString()!;

    private static JsonElement? Find(JsonElement card, string input) =>
        card.GetProperty("body").EnumerateArray().Where(item => item.TryGetProperty("id", out var id) && id.GetString() == input).Select(item => (JsonElement?)item).FirstOrDefault();
}
