using System.Text.Json;
using TeamsCollab.Bot.Dialogs;
using TeamsCollab.Process.Request;
using TeamsCollab.Process.Retrospective;

namespace TeamsCollab.Bot.Tests.FrontDoor;

/// <summary>What two departments meant to do better comes back when they begin the next collaboration (B23).</summary>
public sealed class ImprovementsBackTests
{
    private const string What = "建立卖点清单冻结机制";

    [Fact]
    public async Task The_second_request_between_the_same_departments_lists_what_is_open_and_is_not_sent_without_an_answer()
    {
        await using var office = await RunningOffice.StartAsync();
        var first = await FirstAsync(office);
        var (carried, dropped) = (FormImprovement.Value(first, "I1", ImprovementFate.Carried), FormImprovement.Value(first, "I1", ImprovementFate.Dropped));
        var events = await office.CountEventsAsync();

        await office.SayAsync(Campaign.Asker, "发起");
        var refused = await AskAsync(office, "projectDelivery", "产品部", true);
        Assert.Equal("attention", Cards.StyleOf(refused));
        Assert.Contains(Labels(refused), label => label.Contains(What, StringComparison.Ordinal));
        Assert.Equal(events, await office.CountEventsAsync());

        await AskAsync(office, "projectDelivery", "产品部", false, ("improvement1", carried));
        var second = await office.StateAsync(await office.KeyAsync());
        Assert.Equal(ImprovementFate.Carried, Assert.Single(second.Request.Improvements).Fate);
        Assert.Equal((ImprovementStatus.Open, second.Request.Number), await StandsAsync(office, first));

        // With the next request it is there again; who needs it no more says why.
        await office.SayAsync(Campaign.Asker, "发起");
        await AskAsync(office, "projectDelivery", "产品部", true);
        Assert.Equal("attention", Cards.StyleOf(await AskAsync(office, "projectDelivery", "产品部", true, ("improvement1", dropped))));
        await AskAsync(office, "projectDelivery", "产品部", false, ("improvement1", dropped), ("improvementReason1", "卖点清单已并入产品发布流程"));
        Assert.Equal(ImprovementStatus.Closed, (await StandsAsync(office, first)).Status);
        Assert.Contains("这项改进不再需要", office.Office.MessagesOf(Campaign.Product).SelectMany(message => message.CardsFor(office.Id(Campaign.Product))).SelectMany(Cards.TextsOf));

        await office.SayAsync(Campaign.Asker, "发起");
        await AskAsync(office, "projectDelivery", "产品部", false);
    }

    [Fact]
    public async Task In_steps_it_is_asked_first_and_other_departments_with_other_matters_are_not_asked()
    {
        await using var office = await RunningOffice.StartAsync();
        var first = await FirstAsync(office);

        await office.SayAsync(Campaign.Asker, "发起");
        await AskAsync(office, "goalAlignment", "财务部", false, ("goals", "三季度预算对齐"));

        var step = await office.SayAsync(Campaign.MarketingHead, "请产品部9月20日前提供新品手册，铺货要用");
        Assert.Contains(Labels(step), label => label.Contains(What, StringComparison.Ordinal));
        await office.PressAsync(Campaign.MarketingHead, "dialog.next", ("improvement1", FormImprovement.Value(first, "I1", ImprovementFate.Done)));
        await office.PressAsync(Campaign.MarketingHead, "dialog.next", ("milestones", "2024-09-10 手册初稿"), ("standard", "不少于 20 页"));
        await office.PressAsync(Campaign.MarketingHead, "dialog.next", ("materials", "手册 https://intranet.example/book"));
        await office.PressAsync(Campaign.MarketingHead, "dialog.next");

        // Who did not begin the first one only reports it: its initiator confirms.
        Assert.Equal(ImprovementStatus.Finished, (await StandsAsync(office, first)).Status);
        await office.PressAsync(Campaign.Asker, "retrospective.close");
        Assert.Equal(ImprovementStatus.Closed, (await StandsAsync(office, first)).Status);
    }

    /// <summary>The first collaboration's id; its one improvement is open on 4 July.</summary>
    private static async Task<string> FirstAsync(RunningOffice office)
    {
        var campaign = new Campaign(office);
        await campaign.RequestAsync();
        await campaign.MeetingAsync();
        await campaign.MinutesAsync();
        await campaign.ExecutionAsync();
        await campaign.ReportAsync();
        return (await office.KeyAsync()).Id;
    }

    private static async Task<(ImprovementStatus Status, string? CarriedIn)> StandsAsync(RunningOffice office, string collaboration)
    {
        var key = (await office.KeysAsync()).Single(each => each.Id == collaboration);
        var improvement = (await office.StateAsync(key)).Retrospective.Improvements[0];
        return (improvement.Status, improvement.CarriedIn);
    }

    private static IEnumerable<string> Labels(JsonElement card) => DrawnInput.In(card).Select(input => input.Label);

    private static async Task<JsonElement> AskAsync(RunningOffice office, string kind, string receiver, bool isRefused, params (string Input, string Value)[] more)
    {
        (string, string)[] inputs =
        [
            ("kind", kind),
            ("title", "新品手册"),
            ("what", "提供新品手册 1 份"),
            ("why", "三季度铺货要用"),
            ("wantedBy", "2024-09-20"),
            ("standard", "不少于 20 页"),
            ("urgency", "normal"),
            ("importance", "normal"),
            ("lane", "regular"),
            ("receivers", receiver),
            ("materials", "清单 https://intranet.example/list"),
            .. kind is "projectDelivery" ? [("milestones", "2024-09-10 手册初稿")] : Array.Empty<(string, string)>(),
        ];
        if (kind is "goalAlignment")
        {
            await office.TryPressAsync(Campaign.Asker, "request.submit", inputs);
        }

        var pressed = isRefused ? await office.TryPressAsync(Campaign.Asker, "request.submit", [.. inputs, .. more]) : await office.PressAsync(Campaign.Asker, "request.submit", [.. inputs, .. more]);
        return pressed.Invoke!.Value.GetProperty("value");
    }
}
