using System.Text.Json;
using TeamsCollab.Office.Teams;
using TeamsCollab.Process.Request;

namespace TeamsCollab.Bot.Tests.FrontDoor;

/// <summary>A request for tomorrow is not sent before its initiator said how that is to come about (B5).</summary>
public sealed class WantedTooSoonTests
{
    [Fact]
    public async Task A_request_for_tomorrow_is_sent_only_with_one_of_the_three_choices()
    {
        await using var office = await RunningOffice.StartAsync();
        await office.SayAsync(Campaign.Asker, "发起");

        var asked = await PressAsync(office);
        Assert.Equal("期望完成日期太近：按各环节时限，最早 2024年6月17日 周一 18\\:00 才能完成签字。请在下方选择走加急通道、缩小范围或改期后再提交。", Cards.SentenceOf(asked));
        Assert.Equal(["urgentLane", "smallerScope", "laterDate"], Choices(asked).Select(data => data.GetProperty("choice").GetString()));
        Assert.Equal("2024-06-17", Choices(asked)[2].GetProperty("earliest").GetString());

        var unsaid = await PressAsync(office, Choices(asked)[1]);
        Assert.Equal("缩小范围提交前，请写明期望日期前先完成什么。", Cards.SentenceOf(unsaid));
        Assert.Equal(0, await office.CountEventsAsync());

        await PressAsync(office, Choices(unsaid)[1], "先做 5 页样张");
        await office.DrainAsync();
        Assert.Contains("先做 5 页样张", Cards.TextsOf(office.NewestCard("周晓峰")));
    }

    [Fact]
    public async Task One_press_takes_the_earliest_date()
    {
        await using var office = await RunningOffice.StartAsync();
        await office.SayAsync(Campaign.Asker, "发起");

        await PressAsync(office, Choices(await PressAsync(office))[2]);

        var request = (await office.StateAsync(await office.KeyAsync())).Request;
        Assert.Equal((DateChoice.LaterDate, new DateOnly(2024, 6, 17)), (request.Choice, request.WantedBy));
    }

    /// <summary>Presses 提交, or one of the three buttons with what it carries.</summary>
    private static async Task<JsonElement> PressAsync(RunningOffice office, JsonElement? chosen = null, string scope = "")
    {
        (string Input, string Value)[] inputs =
        [
            ("title", "卖点手册"),
            ("kind", "projectDelivery"),
            ("milestones", "2024-06-04 初稿"),
            ("what", "提供卖点手册"),
            ("why", "销售铺货要用"),
            ("standard", "20 页"),
            ("wantedBy", "2024-06-04"),
            ("urgency", "urgent"),
            ("importance", "normal"),
            ("receivers", "产品部"),
            ("materials", "卖点清单 https://contoso.example/points"),
            ("scope", scope),
        ];
        if (chosen is not { } button)
        {
            await office.TryPressAsync(Campaign.Asker, "request.submit", inputs[..^1]);
            return office.NewestCard(Campaign.Asker);
        }

        var data = JsonSerializer.Deserialize<Dictionary<string, string>>(button)!;
        foreach (var (input, value) in inputs)
        {
            data[input] = value;
        }

        var action = new OfficeAction("Action.Execute", null, "request.submit", JsonSerializer.SerializeToElement(data));
        Assert.True((await office.Office.PressAsync(Campaign.Asker, office.NewestMessage(Campaign.Asker).Id, action, TestContext.Current.CancellationToken)).Accepted);
        await office.DrainAsync();
        return office.NewestCard(Campaign.Asker);
    }

    private static JsonElement[] Choices(JsonElement card) =>
        [.. card.GetProperty("actions").EnumerateArray().Select(action => action.GetProperty("data")).Where(data => data.TryGetProperty("choice", out _))];
}
