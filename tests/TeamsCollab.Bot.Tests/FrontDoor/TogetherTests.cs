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
        await office.PressAsync(Campaign.MarketingHead, "minutes.signOff");
        await office.PressAsync(Campaign.SalesHead, "minutes.signOff");
        var signed = await PressTogetherAsync(office, "minutes.signOff", data, [Campaign.ProductHead, Campaign.SupportHead]);

        Assert.All(signed, answer => Assert.Equal("good", answer.Style));
        Assert.Equal(4, (await office.EventsAsync(key)).OfType<MinutesEvent.SignedOff>().Count());
        Assert.Single((await office.EventsAsync(key)).OfType<MinutesEvent.TookEffect>());
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
