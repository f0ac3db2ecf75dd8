using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Bot.Effects;
using TeamsCollab.BotFramework;
using TeamsCollab.BotFramework.Tests;

namespace TeamsCollab.Bot.Tests.Effects;

/// <summary>Several instances keep within Teams' limits together, by shares that they lease from the store.</summary>
public sealed class OutboundSharesTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("shares-");
    private SqliteCollaborationStore _store = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        _store = await SqliteCollaborationStore.OpenAsync(Path.Combine(_folder.FullName, "shares.db"), NullLogger.Instance, Cancellation);

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Delete(true);
    }

    [Fact]
    public async Task Five_hundred_notices_from_two_instances_that_share_a_store_meet_no_429()
    {
        var clock = new SignallingClock();
        await using var channel = await TestChannel.StartAsync(clock);
        var limits = new TeamsLimits(clock);
        channel.Answer = limits.Answer;
        await using var one = await InstanceAsync(channel);
        await using var two = await InstanceAsync(channel);
        var began = clock.GetUtcNow();

        // 190 people one by one, and a group chat that gets 60 from each side.
        var sending = Task.WhenAll(new[] { one, two }.SelectMany((bot, side) =>
            Enumerable.Range(0, 190).Select(person => $"a:{side}-{person}").Concat(Enumerable.Repeat("19:group@thread.v2", 60))
                .Select(conversation => bot.Connector.SendToConversationAsync(
                    channel.Conversation with { Conversation = new ConversationAccount { Id = conversation } }, new Activity { Type = "message", Text = "notice" }, Cancellation))).ToArray());
        while (!sending.IsCompleted)
        {
            await Task.WhenAny(sending, clock.PassAsync());
        }

        await sending;
        Assert.Equal(0, limits.Refused);
        Assert.Equal(500, channel.Requests.Count);
        Assert.InRange(clock.GetUtcNow() - began, TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(5));
        TestContext.Current.SendDiagnosticMessage($"500 notices in {(clock.GetUtcNow() - began).TotalSeconds:F1} s of the bots' time.");
    }

    [Fact]
    public async Task Whoever_is_alone_has_nearly_all_and_a_newcomer_can_send_at_once()
    {
        var clock = new FakeTimeProvider();
        var (one, two) = (Shares(clock), Shares(clock));

        Assert.Equal(0.9, (await one.LeaseAsync(Cancellation)).Part, 6);
        Assert.Equal(0.05, (await two.LeaseAsync(Cancellation)).Part, 6);
        for (var lease = 0; lease < 5; lease++)
        {
            clock.Advance(TimeSpan.FromSeconds(10));
            await one.LeaseAsync(Cancellation);
            await two.LeaseAsync(Cancellation);
        }

        Assert.Equal(0.45, (await one.LeaseAsync(Cancellation)).Part, 6);
        Assert.Equal(0.45, (await two.LeaseAsync(Cancellation)).Part, 6);
    }

    [Fact]
    public async Task What_an_ended_instance_had_comes_back_after_the_longest_window()
    {
        var clock = new FakeTimeProvider();
        var (one, two) = (Shares(clock), Shares(clock));
        await one.LeaseAsync(Cancellation);

        clock.Advance(TimeSpan.FromSeconds(39));
        Assert.Equal(0.05, (await two.LeaseAsync(Cancellation)).Part, 6);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(0.9, (await two.LeaseAsync(Cancellation)).Part, 6);
    }

    /// <summary>Instances come, ask when they like and fall silent; whatever happens, what any window of thirty seconds may hold is one whole.</summary>
    [Fact]
    public void The_shares_that_count_never_add_up_to_more_than_one() =>
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 20]).Array[1, 60].Sample(
            asked =>
            {
                var clock = new FakeTimeProvider();
                var tenant = NewTenant();
                var instances = Enumerable.Range(0, 6).Select(_ => Shares(clock, tenant)).ToArray();
                var granted = new List<(int Instance, OutboundShare Share)>();
                foreach (var (instance, seconds) in asked)
                {
                    clock.Advance(TimeSpan.FromSeconds(seconds));
                    granted.Add((instance, instances[instance].LeaseAsync(Cancellation).AsTask().GetAwaiter().GetResult()));
                    var counting = granted.Where(grant => clock.GetUtcNow() < grant.Share.Until.AddSeconds(30)).GroupBy(grant => grant.Instance);
                    Assert.InRange(counting.Sum(each => each.Max(grant => grant.Share.Part)), 0, 1.000001);
                    Assert.True(granted[^1].Share.Part > 0);
                }
            },
            iter: 300);

    private static int _tenants;

    private static string NewTenant() => $"tenant-{Interlocked.Increment(ref _tenants)}";

    private OutboundShares Shares(TimeProvider clock, string tenant = TestChannel.Tenant) =>
        new(_store, Options.Create(new BotFrameworkOptions { MicrosoftAppTenantId = tenant }), clock);

    private Task<TestBot> InstanceAsync(TestChannel channel) =>
        TestBot.StartAsync(channel, services: services => services.AddSingleton<LeaseOutboundShare>(Shares(channel.Clock).LeaseAsync));
}
