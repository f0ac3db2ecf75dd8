using System.Text.Json;

namespace TeamsCollab.Bot.Tests.FrontDoor;

/// <summary>尽快 and its like are asked about before anything is stored (N01, B8).</summary>
public sealed class VagueWordsTests
{
    [Fact]
    public async Task A_vague_standard_is_asked_for_a_number_and_may_stay_with_a_reason_that_the_receiver_sees()
    {
        await using var office = await RunningOffice.StartAsync();
        await office.SayAsync(Campaign.Asker, "发起");

        var asked = await PressAsync(office, null);
        Assert.Equal("“需达到什么标准”里的“大概”不够明确。请改成数字、日期或姓名；暂时确定不了的，请在下方写明原因后再提交。", Cards.SentenceOf(asked));
        Assert.True(Asks(asked));
        Assert.Equal(0, await office.CountEventsAsync());

        await PressAsync(office, "供应商 6 月 5 日才报价");
        await office.DrainAsync();
        Assert.Contains(Cards.TextsOf(office.NewestCard("周晓峰")), shown => shown.Contains("供应商 6 月 5 日才报价", StringComparison.Ordinal));
    }

    [Fact]
    public async Task So_is_a_vague_standard_of_the_memorandum_and_the_heads_read_why_it_stays()
    {
        await using var office = await RunningOffice.StartAsync();
        var campaign = new Campaign(office);
        await campaign.RequestAsync();
        await office.OpenAsync(Campaign.Asker, "memorandumDraft", string.Empty);
        (string, string)[] written = [("goal", "新品 8 月 1 日上市"), ("duties", "销售部：完成首批铺货"), ("standard", "尽快完成首批铺货"), ("resolution", "提请总经理裁决")];
        var before = await office.CountEventsAsync();

        var asked = (await office.TryPressAsync(Campaign.Asker, "memorandum.propose", written)).Invoke!.Value.GetProperty("value");
        Assert.Contains("“尽快”不够明确", Cards.SentenceOf(asked), StringComparison.Ordinal);
        Assert.Equal(string.Empty, Cards.InputOf(asked, "vagueReason"));
        Assert.Equal(before, await office.CountEventsAsync());

        await office.PressAsync(Campaign.Asker, "memorandum.propose", [.. written, ("vagueReason", "门店名单 6 月 10 日才定")]);
        Assert.Contains(Cards.TextsOf(office.NewestCard(Campaign.SalesHead, "memorandum.signOff")), shown => shown.Contains("门店名单 6 月 10 日才定", StringComparison.Ordinal));
    }

    private static async Task<JsonElement> PressAsync(RunningOffice office, string? reason)
    {
        await office.TryPressAsync(
            Campaign.Asker,
            "request.submit",
            [
                ("title", "卖点手册"),
                ("kind", "projectDelivery"),
                ("milestones", "2024-06-20 初稿"),
                ("what", "提供卖点手册"),
                ("why", "销售铺货要用"),
                ("standard", "大概20页"),
                ("wantedBy", "2024-06-28"),
                ("urgency", "normal"),
                ("importance", "normal"),
                ("receivers", "产品部"),
                ("materials", "卖点清单 https://contoso.example/points"),
                .. reason is null ? Array.Empty<(string, string)>() : [("vagueReason", reason)],
            ]);
        return office.NewestCard(Campaign.Asker);
    }

    private static bool Asks(JsonElement card) => card.GetProperty("body").EnumerateArray().Any(item => item.TryGetProperty("id", out var id) && id.GetString() == "vagueReason");
}
