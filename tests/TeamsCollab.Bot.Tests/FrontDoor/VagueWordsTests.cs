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
