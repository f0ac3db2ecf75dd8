using System.Text.Json.Nodes;
using TeamsCollab.Process.Minutes;

namespace TeamsCollab.Bot.Tests.FrontDoor;

/// <summary>Many presses at the same moment: each counts, and what is complete becomes so once.</summary>
public sealed class TogetherTests
{
    [Fact]
    public async Task Everybody_confirms_and_the_last_heads_sign_at_the_same_moment()
    {
        await using var office = await RunningOffice.StartAsync();
        var campaign = new Campaign(office);
        await campaign.RequestAsync();
        await campaign.MeetingAsync();
        await campaign.DraftAsync();
        var key = await office.KeyAsync();
        var data = new JsonObject { ["collaboration"] = key.Id, ["draft"] = "1" };

        var confirmed = await PressTogetherAsync(office, "minutes.confirm", data, [.. Campaign.Everybody, .. Campaign.Everybody, .. Campaign.Heads]);
        Assert.All(confirmed, answer => Assert.Equal("good", answer.Style));
        Assert.Equal(Campaign.Everybody.Count, (await office.EventsAsync(key)).OfType<MinutesEvent.Confirmed>().Select(happened => happened.By).Distinct().Count(by => by != new TeamsCollab.Process.Person(office.Id(Campaign.Asker))));
        Assert.Equal((await office.EventsAsync(key)).OfType<MinutesEvent.Confirmed>().Count(), (await office.EventsAsync(key)).OfType<MinutesEvent.Confirmed>().DistinctBy(happened => happened.By).Count());

        await office.DrainAsync();
        await campaign.TakeOnAsync();
        await office.PressAsync(Campaign.MarketingHead, "minutes.signOff");
        await office.PressAsync(Campaign.SalesHead, "minutes.signOff");
        var signed = await PressTogetherAsync(office, "minutes.signOff", data, [Campaign.ProductHead, Campaign.SupportHead]);

        Assert.All(signed, answer => Assert.Equal("good", answer.Style));
        Assert.Equal(4, (await office.EventsAsync(key)).OfType<MinutesEvent.SignedOff>().Count());
        Assert.Single((await office.EventsAsync(key)).OfType<MinutesEvent.TookEffect>());
    }

    [Fact]
    public async Task Twenty_participants_confirm_at_the_same_moment()
    {
        string[] present =
        [
            Campaign.Asker, Campaign.MarketingHead, "杨帆", "黄凯", "Emma Clark", Campaign.SalesHead, Campaign.Sales, "钱多多", "孙磊", "James Park",
            Campaign.ProductHead, "吴婷", Campaign.Product, "高原", Campaign.SupportHead, Campaign.Support, "郭峰", "梁晨", "冯志强", "邓芳", "Peter Wong",
        ];
        await using var office = await RunningOffice.StartAsync();
        var campaign = new Campaign(office);
        await campaign.RequestAsync("销售部,产品部,客服部,财务部");
        await office.PressAsync("冯志强", "request.accept", ("decisionMaker", office.Id("冯志强")), ("executor", office.Id("邓芳")));
        await campaign.MeetingAsync(present);
        await campaign.DraftAsync();
        var key = await office.KeyAsync();
        var data = new JsonObject { ["collaboration"] = key.Id, ["draft"] = "1" };

        var confirmed = await PressTogetherAsync(office, "minutes.confirm", data, present[1..]);

        Assert.All(confirmed, answer => Assert.Equal("good", answer.Style));
        Assert.Equal(20, (await office.EventsAsync(key)).OfType<MinutesEvent.Confirmed>().Count(happened => happened.By.Id != office.Id(Campaign.Asker)));
        if ((await office.StateAsync(key)).Minutes.Status is MinutesStatus.Confirming)
        {
            await office.DrainAsync();
            await office.PressAsync(Campaign.Asker, "minutes.confirm");
        }

        Assert.Single((await office.EventsAsync(key)).OfType<MinutesEvent.AllConfirmed>());
        Assert.Equal(MinutesStatus.Signing, (await office.StateAsync(key)).Minutes.Status);
    }

    private static async Task<Answered[]> PressTogetherAsync(RunningOffice office, string verb, JsonObject data, string[] people)
    {
        var presses = new List<JsonObject>();
        foreach (var person in people)
        {
            presses.Add(await office.InvokeAsync(person, verb, data.DeepClone().AsObject()));
        }

        return await Task.WhenAll(presses.Select(office.Wire.SendAsync));
    }
}
