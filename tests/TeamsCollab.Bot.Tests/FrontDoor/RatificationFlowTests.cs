using TeamsCollab.Process.Minutes;

namespace TeamsCollab.Bot.Tests.FrontDoor;

/// <summary>A side comes without anybody who may decide (B12): its head ratifies, or the minutes do not come into force.</summary>
public sealed class RatificationFlowTests
{
    [Fact]
    public async Task The_absent_decision_maker_blocks_the_force_of_the_minutes_and_not_the_minutes()
    {
        await using var office = await RunningOffice.StartAsync();
        var campaign = new Campaign(office);
        await campaign.RequestAsync();
        await campaign.MeetingAsync(Campaign.Asker, Campaign.MarketingHead, Campaign.Sales, Campaign.ProductHead, Campaign.Product, Campaign.SupportHead, Campaign.Support);
        await campaign.DraftAsync();
        Assert.Contains(await ReadAsync(office, Campaign.SalesHead, "minutesRatification"), text => text.Contains("决策人缺席·待追认：销售部 王建国", StringComparison.Ordinal));
        Assert.Contains(await ReadAsync(office, Campaign.Support, "minutesConfirm"), text => text.Contains("决策人缺席·待追认：销售部 王建国", StringComparison.Ordinal));
        await office.PressAsync(Campaign.SalesHead, "minutes.refuseToRatify", ("reason", "铺货时间未与销售部商定"));
        await office.PressAsync(Campaign.Asker, "minutes.write", ("points", string.Empty), ("agreed", "铺货时间由销售部确定"));
        await office.PressAsync(Campaign.Asker, "minutes.circulate");

        foreach (var person in Campaign.Everybody.Except([Campaign.SalesHead]))
        {
            await office.PressAsync(person, "minutes.confirm");
        }

        await new Campaign(office).TakeOnAsync();
        foreach (var head in Campaign.Heads)
        {
            await office.PressAsync(head, "minutes.signOff");
        }

        var key = await office.KeyAsync();
        Assert.DoesNotContain(await office.EventsAsync(key), happened => happened is MinutesEvent.TookEffect);
        Assert.Contains(await ReadAsync(office, Campaign.ProductHead, "minutesSignOff"), text => text.Contains("决策人缺席·待追认：销售部 王建国", StringComparison.Ordinal));
        await office.SayAsync(Campaign.SalesHead, $"追认 {await campaign.NumberAsync()}");
        Assert.DoesNotContain(await office.EventsAsync(key), happened => happened is MinutesEvent.Ratified);

        await office.SayAsync(Campaign.SalesHead, $"追认 {await campaign.NumberAsync()} v2");

        Assert.Single((await office.EventsAsync(key)).OfType<MinutesEvent.TookEffect>());
        Assert.Contains(await ReadAsync(office, Campaign.SalesHead, "minutesRatification"), text => text.Contains("已追认：销售部 王建国", StringComparison.Ordinal));
    }

    private static async Task<IEnumerable<string>> ReadAsync(RunningOffice office, string person, string card)
    {
        await office.OpenAsync(person, card);
        return Cards.TextsOf(office.NewestCard(person));
    }
}
