using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Bot.Health;
using TeamsCollab.Bot.Tests.FrontDoor;
using TeamsCollab.BotFramework;

namespace TeamsCollab.Bot.Tests.Health;

/// <summary>What the platform that runs the bot is told.</summary>
public sealed class ReadinessTests
{
    private readonly FakeTimeProvider _machine = new();

    [Fact]
    public async Task A_bot_that_can_answer_says_so_and_nothing_secret()
    {
        await using var office = await RunningOffice.StartAsync();
        office.Services.GetRequiredService<Heartbeats>().Came("pump");
        var (status, body) = await AskAsync(office);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("ready", body.GetProperty("status").GetString());
        Assert.Equal(["store", "signingKeys", "pump"], body.GetProperty("checks").EnumerateObject().Select(check => check.Name));
        Assert.All(body.GetProperty("checks").EnumerateObject(), check => Assert.Equal(["ok", "problem", "seenAt"], check.Value.EnumerateObject().Select(member => member.Name)));
        Assert.DoesNotContain(office.StorePath, body.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bot_whose_clock_does_not_come_round_is_not_ready_and_lives()
    {
        await using var office = await RunningOffice.StartAsync();
        office.Services.GetRequiredService<Heartbeats>().Expect("clock");
        var (status, body) = await AskAsync(office);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal("notReady", body.GetProperty("status").GetString());
        Assert.Equal("starting", body.GetProperty("checks").GetProperty("clock").GetProperty("problem").GetString());
        Assert.True(body.GetProperty("checks").GetProperty("store").GetProperty("ok").GetBoolean());
        using var client = new HttpClient();
        Assert.Equal("live", await client.GetStringAsync(new Uri(office.Address, "/health/live"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Without_its_store_the_bot_is_not_ready()
    {
        await using var office = await RunningOffice.StartAsync();
        var store = await SqliteCollaborationStore.OpenAsync(office.StorePath + ".other", NullLogger.Instance, TestContext.Current.CancellationToken);
        await store.DisposeAsync();
        using var readiness = new Readiness(store, office.Services.GetRequiredService<ChannelTokenValidator>(), new Heartbeats(_machine), _machine);
        var found = await readiness.LookAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith("failing:", found[0].Problem, StringComparison.Ordinal);
        Assert.Null(found[1].Problem);
    }

    [Fact]
    public async Task Without_the_channels_signing_keys_the_bot_is_not_ready()
    {
        await using var office = await RunningOffice.StartAsync();
        using var unreachable = new ServiceCollection().AddSingleton<TimeProvider>(_machine).AddLogging()
            .AddBotFramework(new ConfigurationBuilder().Build(), options =>
            {
                options.MicrosoftAppId = options.MicrosoftAppTenantId = options.MicrosoftAppPassword = "x";
                options.ToBotFromChannelOpenIdMetadataUrl = "http://127.0.0.1:9/metadata";
            }).BuildServiceProvider();
        using var readiness = new Readiness(office.Store, unreachable.GetRequiredService<ChannelTokenValidator>(), new Heartbeats(_machine), _machine);
        var found = await readiness.LookAsync(TestContext.Current.CancellationToken);
        Assert.Equal([("store", null), ("signingKeys", "unavailable")], found.Select(finding => (finding.Name, finding.Problem)));
    }

    [Fact]
    public void A_worker_is_missed_before_its_first_round_and_after_five_silent_minutes()
    {
        var heartbeats = new Heartbeats(_machine);
        heartbeats.Expect("pump");
        Assert.Equal("starting", Problem());
        heartbeats.Came("pump");
        Assert.Null(Problem());
        _machine.Advance(Heartbeats.Longest);
        Assert.Null(Problem());
        _machine.Advance(TimeSpan.FromTicks(1));
        Assert.Equal("silent", Problem());
        heartbeats.Came("pump", new InvalidOperationException("张三's text"));
        Assert.Equal("failing:InvalidOperationException", Problem());
        heartbeats.Expect("pump");
        heartbeats.Came("pump");
        Assert.Null(Problem());

        string? Problem() => Assert.Single(heartbeats.Findings()).Problem;
    }

    [Fact]
    public async Task However_often_it_is_asked_it_looks_once_in_two_seconds()
    {
        await using var office = await RunningOffice.StartAsync();
        var validator = office.Services.GetRequiredService<ChannelTokenValidator>();
        using var readiness = new Readiness(office.Store, validator, new Heartbeats(_machine), _machine);
        var first = await readiness.LookAsync(TestContext.Current.CancellationToken);
        _machine.Advance(TimeSpan.FromSeconds(1.9));
        Assert.Equal(first, await readiness.LookAsync(TestContext.Current.CancellationToken));
        _machine.Advance(TimeSpan.FromSeconds(0.1));
        Assert.NotEqual(first, await readiness.LookAsync(TestContext.Current.CancellationToken));
    }

    private static async Task<(HttpStatusCode Status, JsonElement Body)> AskAsync(RunningOffice office)
    {
        using var client = new HttpClient();
        using var answer = await client.GetAsync(new Uri(office.Address, "/health/ready"), TestContext.Current.CancellationToken);
        return (answer.StatusCode, JsonElement.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }
}
