using System.Text.Json.Nodes;
using TeamsCollab.Bot.Hosting;

namespace TeamsCollab.Bot.Tests.FrontDoor;

/// <summary>Whoever has no part in a collaboration learns nothing of it; who somebody is stands in the token's activity alone.</summary>
public sealed class WhoMayTests
{
    [Fact]
    public async Task Nobody_without_a_part_does_or_learns_anything_by_any_button()
    {
        await using var office = await RunningOffice.StartAsync();
        var faults = new List<string>();
        var tried = new HashSet<string>();
        office.Wire.Before = async activity =>
        {
            if (BadInputTests.VerbOf(activity) is not { } verb || verb is "request.submit" || TwiceTests.OnlyShow.Contains(verb) || !tried.Add(verb))
            {
                return;
            }

            var before = await office.CountEventsAsync();
            foreach (var stranger in new[] { "黄凯", "郭峰", "Peter Wong" })
            {
                var data = activity["value"]!["action"]!["data"]!.DeepClone().AsObject();
                foreach (var name in new[] { "presser", "by", "from", "person", "aadObjectId", "asker", "userId" })
                {
                    data[name] = activity["from"]!["aadObjectId"]!.GetValue<string>();
                }

                var answer = await office.Wire.SendAsync(await office.InvokeAsync(stranger, verb, data));
                if (answer.Status != 200 || answer.Style != "attention" || answer.Body.Contains("Q3", StringComparison.Ordinal) || answer.Body.Contains("-2024-", StringComparison.Ordinal))
                {
                    faults.Add($"{verb} by {stranger}: {answer.Status} {answer.Says}");
                }
            }

            if (await office.CountEventsAsync() != before)
            {
                faults.Add($"{verb}: something was stored");
            }
        };
        await new Campaign(office).PlayAsync();

        Assert.Empty(faults);
        Assert.Empty(BotHost.Verbs.Select(verb => verb.Name).Except(TwiceTests.OnlyShow).Except(tried).Except(["request.submit"]));
    }

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
