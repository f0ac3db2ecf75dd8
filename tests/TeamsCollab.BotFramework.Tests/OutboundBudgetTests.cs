using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using static System.Threading.CancellationToken;

namespace TeamsCollab.BotFramework.Tests;

/// <summary>Sending within Teams' limits: shared by instances, answers before notices.</summary>
public sealed class OutboundBudgetTests
{
    private static readonly Activity Notice = new() { Type = "message", Text = "notice" };
    private static readonly Activity Answer = new() { Type = "message", Text = "answer" };

    private static Task<TestBot> InstanceAsync(TestChannel channel, int instances) => TestBot.StartAsync(channel, services: services =>
        services.AddSingleton<LeaseOutboundShare>(_ => ValueTask.FromResult(new OutboundShare(1d / instances, DateTimeOffset.MaxValue))));

    private static ConversationReference With(TestChannel channel, string conversation) =>
        channel.Conversation with { Conversation = new ConversationAccount { Id = conversation } };

    /// <summary>Lets every wait pass that the bots begin, until all is done.</summary>
    private static async Task LetTimePassAsync(SignallingClock clock, Task all)
    {
        while (!all.IsCompleted)
        {
            await Task.WhenAny(all, clock.PassAsync());
        }

        await all;
    }

    [Fact]
    public async Task Five_hundred_notices_from_two_instances_meet_no_429()
    {
        var clock = new SignallingClock();
        await using var channel = await TestChannel.StartAsync(clock);
        var limits = new TeamsLimits(clock);
        channel.Answer = limits.Answer;
        await using var one = await InstanceAsync(channel, 2);
        await using var two = await InstanceAsync(channel, 2);
        var began = clock.GetUtcNow();

        // 190 people one by one, and a group chat that gets 60 from each side.
        var sending = new[] { one, two }.SelectMany((bot, side) => Enumerable.Range(0, 190).Select(person => $"a:{side}-{person}").Concat(Enumerable.Repeat("19:group@thread.v2", 60))
            .Select(conversation => bot.Connector.SendToConversationAsync(With(channel, conversation), Notice, None)));
        await LetTimePassAsync(clock, Task.WhenAll(sending.ToArray()));

        Assert.Equal(0, limits.Refused);
        Assert.Equal(500, channel.Requests.Count);
        // 120 into one group chat take a minute at 60 in 30 seconds; several times that would be timidity.
        Assert.InRange(clock.GetUtcNow() - began, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(240));
        TestContext.Current.SendDiagnosticMessage($"500 notices in {(clock.GetUtcNow() - began).TotalSeconds:F1} s of the bots' time.");
    }

    [Fact]
    public async Task An_answer_to_a_person_does_not_wait_behind_notices()
    {
        var clock = new SignallingClock();
        await using var channel = await TestChannel.StartAsync(clock);
        await using var bot = await InstanceAsync(channel, 1);
        var notices = Enumerable.Range(0, 200).Select(person => bot.Connector.SendToConversationAsync(With(channel, $"a:{person}"), Notice, None)).ToArray();
        // The room for notices is used up now; nobody lets time pass.
        await Task.WhenAll(notices.Take(40));

        var answers = bot.Connector.ForAnswers(0);
        await Task.WhenAll(Enumerable.Range(0, 10).Select(person => answers.SendToConversationAsync(With(channel, $"a:{person}"), Answer, None)));

        Assert.Equal(40, channel.Requests.Count(request => request.Body.Contains("notice", StringComparison.Ordinal)));
        var later = answers.SendToConversationAsync(With(channel, "a:11"), Answer, None);
        Assert.False(later.IsCompleted);
        await LetTimePassAsync(clock, later);
        Assert.Contains(notices, notice => !notice.IsCompleted);
        await LetTimePassAsync(clock, Task.WhenAll(notices));
    }

    [Fact]
    public async Task A_crowded_conversation_holds_up_no_other()
    {
        var clock = new SignallingClock();
        await using var channel = await TestChannel.StartAsync(clock);
        await using var bot = await InstanceAsync(channel, 1);
        var crowd = Enumerable.Range(0, 30).Select(_ => bot.Connector.SendToConversationAsync(With(channel, "19:group@thread.v2"), Notice, None)).ToArray();

        await bot.Connector.SendToConversationAsync(With(channel, "a:alone"), Notice, None);

        Assert.InRange(channel.Requests.Count, 1, 7);
        await LetTimePassAsync(clock, Task.WhenAll(crowd));
    }

    [Fact]
    public async Task Posts_in_one_channel_count_together_and_reading_members_apart()
    {
        var clock = new SignallingClock();
        await using var channel = await TestChannel.StartAsync(clock);
        await using var bot = await InstanceAsync(channel, 1);
        var posts = Enumerable.Range(0, 10).Select(thread => bot.Connector.SendToConversationAsync(With(channel, $"19:c@thread.tacv2;messageid={thread}"), Notice, None)).ToArray();

        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => bot.Connector.GetConversationMemberAsync(With(channel, "19:c@thread.tacv2"), "29:a", None)));

        Assert.Equal(6, posts.Take(6).Count(post => !post.IsFaulted) - posts.Skip(6).Count(post => post.IsCompleted));
        await LetTimePassAsync(clock, Task.WhenAll(posts));
    }

    [Fact]
    public async Task After_a_429_the_conversation_rests_as_long_as_asked_for_everybody()
    {
        var clock = new SignallingClock();
        await using var channel = await TestChannel.StartAsync(clock);
        await using var bot = await InstanceAsync(channel, 1);
        channel.Answer = _ => channel.Requests.Count is 1 ? new Throttled() : Results.Json(new { id = "1" });
        var answers = bot.Connector.ForAnswers(0);
        await Assert.ThrowsAsync<ConnectorException>(() => answers.SendToConversationAsync(With(channel, "a:1"), Answer, None));

        var resting = answers.SendToConversationAsync(With(channel, "a:1"), Answer, None);
        await answers.SendToConversationAsync(With(channel, "a:2"), Answer, None);
        Assert.False(resting.IsCompleted);
        var began = clock.GetUtcNow();
        await LetTimePassAsync(clock, resting);

        Assert.True(clock.GetUtcNow() - began >= TimeSpan.FromSeconds(9));
    }

    [Fact]
    public async Task A_simulated_office_on_this_machine_is_not_paced_unless_asked_for()
    {
        await using var channel = await TestChannel.StartAsync();
        await using var bot = await TestBot.StartAsync(channel, adjust: options => options.PaceOutbound = null);

        // Nobody lets time pass.
        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => bot.Connector.SendToConversationAsync(channel.Conversation, Notice, None)));

        Assert.Equal(100, channel.Requests.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(false, "127.0.0.1", "smba.trafficmanager.net")]
    [InlineData(false, "*.localhost")]
    [InlineData(false, "localhost.example")]
    [InlineData(true, "127.0.0.1")]
    [InlineData(true, "localhost:5001", "[::1]")]
    public void Only_loopback_hosts_alone_are_a_simulated_office(bool simulated, params string[] hosts) =>
        Assert.Equal(simulated, new ServiceUrlTrust(hosts).IsLoopbackOnly);

    private sealed class Throttled : IResult
    {
        public Task ExecuteAsync(HttpContext http)
        {
            http.Response.StatusCode = 429;
            http.Response.Headers.RetryAfter = "9";
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task Nothing_is_sent_without_a_valid_share_and_a_waiting_send_can_be_given_up()
    {
        var clock = new SignallingClock();
        await using var channel = await TestChannel.StartAsync(clock);
        var asked = 0;
        var down = true;
        await using var bot = await TestBot.StartAsync(channel, services: services => services.AddSingleton<LeaseOutboundShare>(_ =>
        {
            asked++;
            return down ? throw new TurnUnavailableException("store") : ValueTask.FromResult(new OutboundShare(1, clock.GetUtcNow().AddSeconds(30)));
        }));
        using var givenUp = new CancellationTokenSource();

        var sending = bot.Connector.SendToConversationAsync(channel.Conversation, Notice, None);
        var abandoned = bot.Connector.SendToConversationAsync(channel.Conversation, Notice, givenUp.Token);
        await clock.PassAsync();
        Assert.Empty(channel.Requests);
        await givenUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => abandoned);
        down = false;
        await LetTimePassAsync(clock, sending);

        Assert.Single(channel.Requests);
        var before = asked;
        clock.Advance(TimeSpan.FromSeconds(30));
        await bot.Connector.SendToConversationAsync(channel.Conversation, Notice, None);
        Assert.Equal(before + 1, asked);
    }
}
