using System.Text.Json.Nodes;

namespace TeamsCollab.Bot.Tests.FrontDoor;

/// <summary>Whoever has no part in a collaboration learns nothing of it; who somebody is stands in the token's activity alone.</summary>
public sealed class WhoMayTests
{
    [Fact]
    public async Task A_stranger_opens_no_card_and_is_told_nothing_by_text()
    {
        await using var office = await RunningOffice.StartAsync();
        var campaign = new Campaign(office);
        await campaign.RequestAsync();
        var (id, number) = ((await office.KeyAsync()).Id, await campaign.NumberAsync());
        foreach (var card in Enum.GetNames<TeamsCollab.Process.CardName>())
        {
            foreach (var verb in new[] { "card.open", "work.show", "overview.open" })
            {
                var answer = await office.Wire.SendAsync(await office.InvokeAsync("郭峰", verb, new JsonObject { ["collaboration"] = id, ["card"] = card }));
                Assert.Equal(200, answer.Status);
                Assert.DoesNotContain("Q3", answer.Body, StringComparison.Ordinal);
                Assert.DoesNotContain("-2024-", answer.Body, StringComparison.Ordinal);
            }
        }

        var unknown = Cards.TextsOf(await office.SayAsync("郭峰", "查看 MKT-2024-999")).ToArray();
        var foreign = Cards.TextsOf(await office.SayAsync("郭峰", $"查看 {number}")).ToArray();
        Assert.DoesNotContain(foreign, text => text.Contains("Q3", StringComparison.Ordinal));
        Assert.Contains("没有找到", foreign[0], StringComparison.Ordinal);
        Assert.Contains("没有找到", unknown[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_with_a_part_that_is_not_theirs_is_refused_with_the_present_card()
    {
        await using var office = await RunningOffice.StartAsync();
        var campaign = new Campaign(office);
        await campaign.RequestAsync();
        await campaign.MeetingAsync();
        await campaign.DraftAsync();
        await campaign.ConfirmAsync();
        var id = (await office.KeyAsync()).Id;
        var before = await office.CountEventsAsync();

        var answer = await office.Wire.SendAsync(await office.InvokeAsync(Campaign.Sales, "minutes.signOff", new JsonObject { ["collaboration"] = id, ["draft"] = "1" }));

        Assert.Equal("attention", answer.Style);
        Assert.Contains(Cards.TextsOf(answer.Card), text => text.Contains("Q3", StringComparison.Ordinal));
        Assert.Equal(before, await office.CountEventsAsync());
    }
}
