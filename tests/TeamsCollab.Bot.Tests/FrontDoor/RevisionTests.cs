using TeamsCollab.Process.Minutes;

namespace TeamsCollab.Bot.Tests.FrontDoor;

/// <summary>Minutes written by several people, sent, objected to and changed: exactly those bound are asked again (B2).</summary>
public sealed class RevisionTests
{
    [Fact]
    public async Task Eight_attendees_one_objects_and_two_clauses_change()
    {
        await using var office = await RunningOffice.StartAsync();
        var campaign = new Campaign(office);
        await campaign.RequestAsync();
        await campaign.MeetingAsync();
        await campaign.DraftAsync();
        foreach (var person in Campaign.Everybody.Except([Campaign.Support]))
        {
            await office.PressAsync(person, "minutes.confirm");
        }

        await office.PressAsync(Campaign.Support, "minutes.object", ("reason", "手册和铺货的标准都要改"));
        await ChangeAsync(office, "T1", "完成产品卖点手册", Campaign.Product, "2024-06-20", "图文各24页");
        await ChangeAsync(office, "T2", "完成首批铺货", Campaign.Sales, "2024-06-28", "铺货率≥96%");
        var before = Asked(office);
        await office.PressAsync(Campaign.Asker, "minutes.circulate");

        // The owners and their heads are bound; whoever objected had not confirmed. Marketing's and Support's heads are asked nothing again.
        string[] bound = [Campaign.Product, Campaign.ProductHead, Campaign.Sales, Campaign.SalesHead, Campaign.Support];
        var minutes = (await office.StateAsync(await office.KeyAsync())).Minutes;
        Assert.Equal(bound.Select(office.Id).Order(StringComparer.Ordinal), minutes.Confirmations.Outstanding.Select(person => person.Id).Order(StringComparer.Ordinal));
        Assert.Equal(bound.Order(StringComparer.Ordinal), Asked(office).Where(asked => asked.Value > before[asked.Key]).Select(asked => asked.Key).Order(StringComparer.Ordinal));
        foreach (var kept in new[] { Campaign.Asker, Campaign.MarketingHead, Campaign.SupportHead })
        {
            Assert.Contains(minutes.Confirmations.Given, consent => consent.By.Id == office.Id(kept));
        }

        var shown = Cards.TextsOf(office.NewestCard(Campaign.Sales, "minutes.confirm")).ToArray();
        Assert.Contains(shown, text => text.StartsWith("原：", StringComparison.Ordinal) && text.Contains("全部达标", StringComparison.Ordinal));
        Assert.Contains(shown, text => text.StartsWith("现：", StringComparison.Ordinal) && text.Contains("铺货率≥96%", StringComparison.Ordinal));
        foreach (var person in bound)
        {
            await office.PressAsync(person, "minutes.confirm");
        }

        Assert.Equal(MinutesStatus.Signing, (await office.StateAsync(await office.KeyAsync())).Minutes.Status);
    }

    [Fact]
    public async Task Two_people_write_from_the_same_edition_and_the_later_chooses()
    {
        await using var office = await RunningOffice.StartAsync();
        var campaign = new Campaign(office);
        await campaign.RequestAsync();
        await campaign.MeetingAsync();
        await office.UntilAsync(6, 7, 10);
        await office.PressAsync(Campaign.Asker, "minutes.write", ("points", "销售部：6月20日前提供手册\n客服部：6月28日前培训"), ("agreed", "手册6月20日前交付"));
        await office.OpenAsync(Campaign.Sales, "minutesDraft");
        await office.OpenAsync(Campaign.Support, "minutesDraft");
        await office.OpenAsync(Campaign.Product, "minutesDraft");

        await office.Office.PressAsync(Campaign.Sales, "minutes.write", Inputs(("replacesPoint", "P1"), ("points", "6月18日前提供手册")), TestContext.Current.CancellationToken);
        await office.Office.PressAsync(Campaign.Support, "minutes.write", Inputs(("replacesPoint", "P2"), ("points", "6月27日前培训")), TestContext.Current.CancellationToken);
        var met = await office.Office.PressAsync(Campaign.Product, "minutes.write", Inputs(("replacesPoint", "P1"), ("points", "6月21日前提供手册")), TestContext.Current.CancellationToken);

        var card = met.Invoke!.Value.GetProperty("value");
        Assert.Contains("6月18日前提供手册", Cards.SentenceOf(card), StringComparison.Ordinal);
        Assert.Equal("6月21日前提供手册", Cards.InputOf(card, "points"));
        Assert.Equal("P1", Cards.InputOf(card, "replacesPoint"));
        await office.PressAsync(Campaign.Product, "minutes.write");
        var draft = Cards.TextsOf(await office.SayAsync(Campaign.Asker, $"记录 {await campaign.NumberAsync()} 另附培训计划")).ToArray();
        Assert.Contains(draft, text => text.Contains("6月21日前提供手册", StringComparison.Ordinal));
        Assert.Contains(draft, text => text.Contains("6月27日前培训", StringComparison.Ordinal));
    }

    private static Dictionary<string, string> Inputs(params (string Input, string Value)[] inputs) => inputs.ToDictionary(input => input.Input, input => input.Value);

    /// <summary>How many messages each attendee has.</summary>
    private static Dictionary<string, int> Asked(RunningOffice office) => Campaign.Everybody.ToDictionary(person => person, person => office.Office.MessagesOf(person).Count);

    private static async Task ChangeAsync(RunningOffice office, string task, string what, string owner, string due, string standard) => await office.PressAsync(
        Campaign.Asker, "minutes.writeTask", ("replacesTask", task), ("what", what), ("owner", office.Id(owner)), ("due", due), ("how", "分两步完成"), ("standard", standard), ("rhythm", "weekly"));
}
