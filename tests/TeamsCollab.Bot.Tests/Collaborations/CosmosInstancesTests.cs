using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using TeamsCollab.Bot.Clock;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Bot.Collaborations.Cosmos;
using TeamsCollab.Bot.Hosting;
using TeamsCollab.Bot.Organisation;
using TeamsCollab.Bot.Tests.FrontDoor;
using TeamsCollab.FakeCosmos;
using TeamsCollab.FakeCosmos.Protocol;
using TeamsCollab.Office;
using TeamsCollab.Process;
using TeamsCollab.Process.Minutes;

namespace TeamsCollab.Bot.Tests.Collaborations;

/// <summary>Two instances of the bot on one container: each with its own client, its own session and nothing shared in memory.</summary>
public sealed class CosmosInstancesTests : IAsyncLifetime
{
    private FakeCosmosServer _server = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private CosmosSettings Settings => new(_server.Endpoint, "teamscollab", "collaborations", FakeCosmosOptions.PublishedKey);

    public async ValueTask InitializeAsync() => _server = await FakeCosmosServer.StartAsync(new FakeCosmosOptions(MachineTime.Real, 4, PracticeTenant.Id));

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Two_pumps_that_claim_at_once_never_hold_the_same_effect_and_leave_none()
    {
        await using var one = await OpenAsync();
        await using var two = await OpenAsync();
        for (var stream = 0; stream < 20; stream++)
        {
            var effects = Enumerable.Range(0, 6).Select(place => StoreTurn.Effect($"{stream}-{place}", $"person-{place % 3}")).ToArray();
            Assert.True(await one.TryAppendAsync(StoreTurn.Collaboration($"stream-{stream}"), StoreTurn.Of(null, "create", effects: [.. effects]), Cancellation));
        }

        var held = new ConcurrentBag<string>();
        while ((await one.SummariseEffectsAsync(Cancellation)).Ready > 0)
        {
            await Task.WhenAll(new[] { one, two }.Select(store => Task.Run(() => DrainAsync(store, held), Cancellation)));
        }

        Assert.Equal(120, held.Count);
        Assert.Equal(120, held.Distinct().Count());
        Assert.Equal(new EffectsSummary(0, 0, 0, 0, 120), await two.SummariseEffectsAsync(Cancellation));
    }

    [Fact]
    public async Task What_one_instance_wrote_the_other_sees_with_what_it_was_led_by_even_from_a_replica_that_lags()
    {
        await using var one = await OpenAsync();
        await using var two = await OpenAsync();
        var key = StoreTurn.Collaboration("one");
        await one.TryAppendAsync(key, StoreTurn.Of(null, "create"), Cancellation);
        Assert.Equal(1, (await two.LoadAsync(key, default, Cancellation)).Tip!.Version);
        _server.Gateway.Faults.ReplicasLag = true;
        await one.TryAppendAsync(key, StoreTurn.Of((await one.LoadAsync(key, default, Cancellation)).Tip, "ma signs", effects: StoreTurn.Effect("1")), Cancellation);

        // The effect brings its session along: the card that the pump draws is never older than the turn that asked for it.
        Assert.Single(await two.ClaimEffectsAsync(StoreTurn.Monday.AddYears(9), TimeSpan.FromMinutes(1), 9, Cancellation));
        Assert.Equal(2, (await two.LoadAsync(key, default, Cancellation)).Tip!.Version);
    }

    [Fact]
    public async Task Who_decided_on_a_lagging_replica_loses_on_the_etag_and_then_sees_what_beat_them()
    {
        await using var one = await OpenAsync();
        await using var two = await OpenAsync();
        var key = StoreTurn.Collaboration("one");
        await one.TryAppendAsync(key, StoreTurn.Of(null, "create"), Cancellation);
        await two.LoadAsync(key, default, Cancellation);
        await one.TryAppendAsync(key, StoreTurn.Of((await one.LoadAsync(key, default, Cancellation)).Tip, "ma signs"), Cancellation);
        _server.Gateway.Faults.ReplicasLag = true;

        var stale = (await two.LoadAsync(key, default, Cancellation)).Tip!;
        Assert.Equal(1, stale.Version);
        Assert.False(await two.TryAppendAsync(key, StoreTurn.Of(stale, "xia signs"), Cancellation));
        var fresh = (await two.LoadAsync(key, default, Cancellation)).Tip!;
        Assert.Equal(2, fresh.Version);
        Assert.True(await two.TryAppendAsync(key, StoreTurn.Of(fresh, "xia signs"), Cancellation));
    }

    [Fact]
    public async Task Two_last_signatories_on_two_instances_both_count_and_the_minutes_take_effect_once()
    {
        await using var office = await StartAsync();
        var campaign = new Campaign(office);
        await campaign.RequestAsync();
        await campaign.MeetingAsync();
        await campaign.DraftAsync();
        await campaign.ConfirmAsync();
        var key = await office.KeyAsync();
        await using var second = await OpenAsync();
        var (here, there) = (office.Services.GetRequiredService<CollaborationRunner>(), new CollaborationRunner(second, office.Services.GetRequiredService<FactsGatherer>()));
        var heads = (await office.StateAsync(key)).Minutes.Signatures.Outstanding;
        foreach (var head in heads[..^2])
        {
            Assert.IsType<Decision.Accepted>((await SignAsync(here, key, head)).Decision);
        }

        // The one's write arrives between the other's read and write.
        _server.Gateway.Faults.Next(GatewayOperation.Batch, new Fault.Overtaken(() => SignAsync(there, key, heads[^1])));
        Assert.IsType<Decision.Accepted>((await SignAsync(here, key, heads[^2])).Decision);

        var events = await office.EventsAsync(key);
        Assert.Equal(heads.Length, events.OfType<MinutesEvent.SignedOff>().Select(signed => signed.By).Distinct().Count());
        Assert.Equal(heads.Length, events.OfType<MinutesEvent.SignedOff>().Count());
        Assert.Single(events.OfType<MinutesEvent.TookEffect>());
    }

    [Fact]
    public async Task Two_sweeps_on_two_instances_report_a_missed_limit_once()
    {
        await using var office = await StartAsync();
        await new Campaign(office).SubmitAsync();
        var key = await office.KeyAsync();
        await using var second = await OpenAsync();
        var clock = office.Services.GetRequiredService<BusinessClock>();
        clock.MoveTo(RunningOffice.At(6, 12, 12));
        var here = office.Services.GetRequiredService<ClockSweep>();
        var runner = new CollaborationRunner(second, office.Services.GetRequiredService<FactsGatherer>());
        var there = ActivatorUtilities.CreateInstance<ClockSweep>(office.Services, second, runner);

        _server.Gateway.Faults.Next(GatewayOperation.Batch, new Fault.Overtaken(() => there.RunAsync(Cancellation)));
        await here.RunAsync(Cancellation);
        await Task.WhenAll(here.RunAsync(Cancellation), there.RunAsync(Cancellation));

        var said = (await office.EventsAsync(key)).Select(happened => System.Text.Encoding.UTF8.GetString(StoredEvents.Write(happened))).ToArray();
        var missed = said.Where(text => text.Contains("imitMissed", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(missed);
        Assert.Equal(missed.Distinct().Count(), missed.Length);
        Assert.Empty(await second.ReadDueAsync(clock.Now, 9, Cancellation));
    }

    [Fact]
    public async Task Whoever_is_beaten_by_others_time_and_again_is_asked_to_press_again_and_then_it_is_done_once()
    {
        await using var office = await StartAsync();
        await new Campaign(office).SubmitAsync();
        var events = await office.CountEventsAsync();
        _server.Gateway.Faults.Each = request => request.Operation is GatewayOperation.Batch ? new Fault.Refused(412) : null;

        var beaten = await office.TryPressAsync(Campaign.Product, "request.clarify", ("question", "手册要图文版吗？"));

        Assert.Equal(503, beaten.Status);
        Assert.Contains("请稍后再按一次", beaten.Invoke!.Value.GetProperty("value").GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(events, await office.CountEventsAsync());

        _server.Gateway.Faults.Each = null;
        await office.PressAsync(Campaign.Product, "request.clarify", ("question", "手册要图文版吗？"));
        Assert.True(await office.CountEventsAsync() > events);
    }

    private static Task<Ran> SignAsync(CollaborationRunner runner, StreamKey key, Person head) => runner.RunAsync(
        key, new MinutesCommand.SignOff(1), new Asked(head, RunningOffice.At(6, 12, 10), new OperationId($"sign-{head.Id}"), Unpredictable.Bytes()), Cancellation);

    private static async Task DrainAsync(CosmosCollaborationStore store, ConcurrentBag<string> held)
    {
        while (await store.ClaimEffectsAsync(StoreTurn.Monday.AddYears(9), TimeSpan.FromMinutes(5), 7, Cancellation) is { IsEmpty: false } claimed)
        {
            foreach (var effect in claimed)
            {
                held.Add(effect.Effect.Id);
                await store.FinishEffectAsync(effect, new EffectOutcome.Done(), Cancellation);
            }
        }
    }

    private Task<RunningOffice> StartAsync() => RunningOffice.StartAsync(
        ("Store:Cosmos:Endpoint", _server.Endpoint.ToString()),
        ("Store:Cosmos:Key", FakeCosmosOptions.PublishedKey),
        ("Signing:KeyFile", Path.Combine(Path.GetTempPath(), $"teamscollab-{_server.Endpoint.Port}.pem")));

    private Task<CosmosCollaborationStore> OpenAsync() =>
        CosmosCollaborationStore.OpenAsync(Settings, () => throw new InvalidOperationException(), MachineTime.Real, StoreCosmosTests.Short, Cancellation);
}
