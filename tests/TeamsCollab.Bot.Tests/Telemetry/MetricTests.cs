using Microsoft.Extensions.DependencyInjection;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Bot.Telemetry;
using TeamsCollab.Bot.Tests.FrontDoor;
using TeamsCollab.Process;

namespace TeamsCollab.Bot.Tests.Telemetry;

/// <summary>What operators watch.</summary>
public sealed class MetricTests
{
    [Fact]
    public async Task Turns_refusals_effects_and_missed_deadlines_are_counted()
    {
        await using var office = await RunningOffice.StartAsync();
        using var heard = new HeardMetrics(office.Services);
        var campaign = new Campaign(office);
        await campaign.SubmitAsync();
        Assert.Single(await heard.WhenAsync(1, "teamscollab.turn.duration", ("verb", "request.submit"), ("status", 200)));
        Assert.True(heard.Sum("teamscollab.effects.attempts", ("effect", nameof(Effect.ShowCard)), ("outcome", nameof(EffectOutcome.Done))) >= 3);
        Assert.Equal(0, heard.Sum("teamscollab.refusals"));

        var early = await office.InvokeAsync(Campaign.Sales, "minutes.signOff", new() { ["collaboration"] = (await office.KeyAsync()).Id, ["draft"] = "1" });
        Assert.Equal(200, (await office.Wire.SendAsync(early)).Status);
        var refusal = Assert.Single(await heard.WhenAsync(1, "teamscollab.refusals"));
        Assert.Equal("minutes.signOff", refusal.Tags["verb"]);
        Assert.True(Enum.TryParse<Because>((string)refusal.Tags["reason"]!, out _));

        await office.SayAsync(Campaign.Sales, "签字");
        Assert.Contains(await heard.WhenAsync(2, "teamscollab.refusals"), counted => (string?)counted.Tags["reason"] == nameof(Because.WhichCollaboration));

        Assert.Equal(0, heard.Sum("teamscollab.deadlines.missed"));
        await office.UntilAsync(6, 6, 10);
        Assert.Equal(3, heard.Sum("teamscollab.deadlines.missed", ("stage", "request")));
        Assert.True(heard.Sum("teamscollab.deadlines.due") >= 2);
    }

    [Fact]
    public async Task A_stranger_adds_no_series_of_their_own()
    {
        await using var office = await RunningOffice.StartAsync();
        using var heard = new HeardMetrics(office.Services);
        using var client = new HttpClient();
        using var body = new StringContent("""{"type":"invoke","value":{"action":{"verb":"x"}}}""", System.Text.Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(new Uri(office.Address, "/api/messages"), body, TestContext.Current.CancellationToken);
        await office.Wire.SendAsync(await office.InvokeAsync(Campaign.Sales, "made.up", []));
        Assert.Single(await heard.WhenAsync(1, "teamscollab.turn.duration", ("verb", "none"), ("status", 401)));
        // The stranger's, the greeting that lent its token, and the made-up one.
        Assert.DoesNotContain(await heard.WhenAsync(3, "teamscollab.turn.duration"), turn => Equals(turn.Tags["verb"], "made.up"));
    }

    [Fact]
    public async Task What_must_still_follow_is_counted_with_the_age_of_the_oldest()
    {
        await using var office = await RunningOffice.StartAsync();
        using var heard = new HeardMetrics(office.Services);
        await office.Office.BlockAsync(Campaign.Sales);
        await office.Office.BlockAsync(Campaign.SalesHead);
        await new Campaign(office).SubmitAsync();
        await office.Services.GetRequiredService<EffectSamples>().CountAsync(TestContext.Current.CancellationToken);
        await office.Services.GetRequiredService<EffectSamples>().LookAsync(TestContext.Current.CancellationToken);
        heard.Look();
        Assert.Equal(0, heard.Sum("teamscollab.effects.unfinished", ("state", "ready")));
        Assert.True(heard.Sum("teamscollab.effects.unfinished", ("state", "waiting")) >= 1);
        Assert.Equal(0, heard.Sum("teamscollab.effects.oldest"));

        office.Services.GetRequiredService<BotMeter>().Counted(new EffectsSummary(4, 1, 2, 3, 9));
        office.Services.GetRequiredService<BotMeter>().Looked(TimeSpan.FromSeconds(90));
        heard.Look();
        Assert.Equal(4, heard.Sum("teamscollab.effects.unfinished", ("state", "ready")));
        Assert.Equal(3, heard.Sum("teamscollab.effects.unfinished", ("state", "parked")));
        Assert.Equal(90, heard.Sum("teamscollab.effects.oldest"));
    }
}
