using Microsoft.AspNetCore.Http;
using static System.Threading.CancellationToken;

namespace TeamsCollab.BotFramework.Tests;

/// <summary>What goes out to the connector, and what its answers mean.</summary>
public sealed class ConnectorTests
{
    private static readonly Activity Hello = new() { Type = "message", Text = "你好" };

    private static Refusal Refuse(int status, string? code = null, string? retryAfter = null, string? subCode = null) => new Refusal(status, code, retryAfter, subCode);

    private sealed class Refusal(int status, string? code, string? retryAfter, string? subCode) : IResult
    {
        public Task ExecuteAsync(HttpContext http)
        {
            http.Response.StatusCode = status;
            if (retryAfter is not null)
            {
                http.Response.Headers.RetryAfter = retryAfter;
            }

            return code is null ? Task.CompletedTask : http.Response.WriteAsJsonAsync(new { error = new { code, message = "x", subCode } });
        }
    }

    [Fact]
    public async Task Every_call_has_the_method_path_and_body_of_the_REST_API()
    {
        await using var channel = await TestChannel.StartAsync();
        await using var bot = await TestBot.StartAsync(channel);
        var connector = bot.Connector.ForAnswers(0);
        var to = channel.Conversation;
        var seen = Hello with { Recipient = new ChannelAccount { Id = "29:a" } };

        Assert.Equal("sent-1", (await connector.SendToConversationAsync(to, Hello, None)).Id);
        await connector.ReplyToActivityAsync(to, "1/2", Hello, None);
        await connector.UpdateActivityAsync(to, "1", Hello, None);
        await connector.DeleteActivityAsync(to, "1", None);
        await connector.SendTargetedAsync(to, seen, None);
        await connector.UpdateTargetedAsync(to, "1", seen, None);
        await connector.DeleteTargetedAsync(to, "1", None);
        var direct = await connector.CreateConversationAsync(channel.ServiceUrl, "t", to.Bot!, new ChannelAccount { Id = "29:a", Name = "张" }, None);
        channel.Answer = _ => Results.Json(new { id = "19:c@thread.tacv2;messageid=7", activityId = "7" }, statusCode: 201);
        var thread = await connector.CreateChannelThreadAsync(channel.ServiceUrl, "t", "19:c@thread.tacv2", Hello, None);

        const string Base = "v3/conversations/a%3Aconversation/activities";
        Assert.Equal(
            [
                ("POST", Base), ("POST", Base + "/1%2F2"), ("PUT", Base + "/1"), ("DELETE", Base + "/1"),
                ("POST", Base + "?isTargetedActivity=true"), ("PUT", Base + "/1?isTargetedActivity=true"), ("DELETE", Base + "/1?isTargetedActivity=true"),
                ("POST", "v3/conversations"), ("POST", "v3/conversations"),
            ],
            channel.Requests.Select(request => (request.Method, request.Target)));
        var bodies = channel.Requests.Select(request => request.Body).ToArray();
        const string Sent = """{"type":"message","channelId":"msteams","from":{"id":"28:11111111-1111-1111-1111-111111111111"},"conversation":{"id":"a:conversation"},"text":"你好"}""";
        Assert.Equal(Sent, bodies[0]);
        Assert.Equal(Sent[..^1] + ",\"replyToId\":\"1/2\"}", bodies[1]);
        Assert.Equal(Sent, bodies[2]);
        Assert.Empty(bodies[3]);
        Assert.Contains("\"recipient\":{\"id\":\"29:a\"}", bodies[4], StringComparison.Ordinal);
        Assert.Equal("""{"isGroup":false,"bot":{"id":"28:11111111-1111-1111-1111-111111111111"},"members":[{"id":"29:a"}],"tenantId":"t","channelData":{"tenant":{"id":"t"}}}""", bodies[7]);
        Assert.Equal("""{"isGroup":true,"tenantId":"t","activity":{"type":"message","text":"你好"},"channelData":{"channel":{"id":"19:c@thread.tacv2"}}}""", bodies[8]);
        Assert.Equal(("sent-1", "personal"), (direct.Conversation.Id, direct.Conversation.ConversationType));
        Assert.Equal(("19:c@thread.tacv2;messageid=7", "7"), (thread.Conversation.Id, thread.ActivityId));
        Assert.All(channel.Requests, request => Assert.Equal("Bearer bot-token-1-https://api.botframework.com/.default", request.Authorization));
        Assert.All(channel.Requests.Where(request => request.Body.Length > 0), request => Assert.Equal("application/json; charset=utf-8", request.ContentType));
    }

    [Fact]
    public async Task A_created_conversation_that_is_not_named_is_a_failure_of_the_connector()
    {
        await using var channel = await TestChannel.StartAsync();
        await using var bot = await TestBot.StartAsync(channel);
        channel.Answer = _ => Results.Json(new { activityId = "7" });

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => bot.Connector.CreateConversationAsync(channel.Conversation.ServiceUrl, "t", new ChannelAccount { Id = "28:b" }, new ChannelAccount { Id = "29:a" }, None));

        Assert.Equal((ConnectorErrorKind.Fault, "NoConversationId", true), (failure.Kind, failure.Code, failure.MayHaveArrived));
    }

    [Theory]
    [InlineData(201)]
    [InlineData(403)]
    public async Task A_byte_order_mark_before_an_answer_hides_nothing_of_it(int status)
    {
        await using var channel = await TestChannel.StartAsync();
        await using var bot = await TestBot.StartAsync(channel);
        channel.Answer = _ => Results.Text("\ufeff" + """{"id":"5","error":{"code":"ConversationBlockedByUser"}}""", "application/json", System.Text.Encoding.UTF8, status);

        var sending = bot.Connector.SendToConversationAsync(channel.Conversation, Hello, None);

        Assert.Equal(status is 201 ? "5" : "Blocked", status is 201 ? (await sending).Id : (await Assert.ThrowsAsync<ConnectorException>(() => sending)).Kind.ToString());
    }

    [Fact]
    public async Task Pages_that_lead_back_to_one_read_before_end_with_an_error()
    {
        await using var channel = await TestChannel.StartAsync();
        await using var bot = await TestBot.StartAsync(channel);
        channel.Answer = request => Results.Json(new { continuationToken = request.Target.EndsWith("=b", StringComparison.Ordinal) ? "a" : "b", members = new[] { new { id = "29:a" } } });

        var endless = await Assert.ThrowsAsync<ConnectorException>(async () =>
        {
            await foreach (var _ in bot.Connector.GetMembersAsync(channel.Conversation, None))
            {
            }
        });

        Assert.Equal(("EndlessPages", ConnectorErrorKind.Fault), (endless.Code, endless.Kind));
        Assert.Equal(3, channel.Requests.Count);
    }

    [Fact]
    public async Task Members_are_read_page_by_page()
    {
        await using var channel = await TestChannel.StartAsync();
        await using var bot = await TestBot.StartAsync(channel);
        channel.Answer = request => request.Target switch
        {
            "v3/conversations/a%3Aconversation/pagedmembers?pageSize=500" => Results.Json(new { continuationToken = "n/2", members = new[] { new { id = "29:a" }, new { id = "29:b" } } }),
            "v3/conversations/a%3Aconversation/pagedmembers?pageSize=500&continuationToken=n%2F2" => Results.Json(new { members = new[] { new { id = "29:c" } } }),
            "v3/conversations/a%3Aconversation/members/29%3Aa" => Results.Json(new { id = "29:a", objectId = "o", email = "a@x", userPrincipalName = "a@x", tenantId = "t" }),
            _ => Results.NotFound(),
        };

        var ids = new List<string?>();
        await foreach (var member in bot.Connector.GetMembersAsync(channel.Conversation, None))
        {
            ids.Add(member.Id);
        }

        Assert.Equal(["29:a", "29:b", "29:c"], ids);
        var one = await bot.Connector.GetConversationMemberAsync(channel.Conversation, "29:a", None);
        Assert.Equal(("o", "a@x", "t"), (one.GetEntraObjectId(), one.Email, one.TenantId));
    }

    [Theory]
    [InlineData(400, "BadArgument", null, ConnectorErrorKind.Fault)]
    [InlineData(401, "BotNotRegistered", null, ConnectorErrorKind.Transient)]
    [InlineData(403, "ConversationBlockedByUser", null, ConnectorErrorKind.Blocked)]
    [InlineData(403, "Forbidden", "MessageWritesBlocked", ConnectorErrorKind.Blocked)]
    [InlineData(403, "BotDisabledByAdmin", null, ConnectorErrorKind.Blocked)]
    [InlineData(403, "ForbiddenOperationException", null, ConnectorErrorKind.NotInstalled)]
    [InlineData(403, "BotNotInConversationRoster", null, ConnectorErrorKind.NotInstalled)]
    [InlineData(403, "NotEnoughPermissions", null, ConnectorErrorKind.Fault)]
    [InlineData(403, null, null, ConnectorErrorKind.Fault)]
    [InlineData(404, "ConversationNotFound", null, ConnectorErrorKind.NotFound)]
    [InlineData(413, "MessageSizeTooBig", null, ConnectorErrorKind.TooLarge)]
    [InlineData(408, null, null, ConnectorErrorKind.Transient)]
    [InlineData(500, "ServiceError", null, ConnectorErrorKind.Fault)]
    [InlineData(307, null, null, ConnectorErrorKind.Fault)]
    public async Task These_refusals_are_not_repeated_at_once_and_say_what_they_mean(int status, string? code, string? subCode, ConnectorErrorKind kind)
    {
        await using var channel = await TestChannel.StartAsync();
        await using var bot = await TestBot.StartAsync(channel);
        channel.Answer = _ => Refuse(status, code, subCode: subCode);

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => bot.Connector.SendToConversationAsync(channel.Conversation, Hello, None));

        Assert.Equal((status, code, subCode, kind), (failure.Status, failure.Code, failure.SubCode, failure.Kind));
        Assert.Single(channel.Requests);
    }

    [Theory]
    [InlineData(412, ConnectorErrorKind.Transient)]
    [InlineData(429, ConnectorErrorKind.Throttled)]
    [InlineData(502, ConnectorErrorKind.Transient)]
    [InlineData(503, ConnectorErrorKind.Transient)]
    [InlineData(504, ConnectorErrorKind.Transient)]
    public async Task These_are_repeated_with_a_growing_wait_three_times(int status, ConnectorErrorKind kind)
    {
        var clock = new SignallingClock();
        await using var channel = await TestChannel.StartAsync(clock);
        await using var bot = await TestBot.StartAsync(channel);
        channel.Answer = _ => Refuse(status);

        var sending = bot.Connector.SendToConversationAsync(channel.Conversation, Hello, None);
        Assert.InRange(await clock.PassAsync(), TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1));
        Assert.InRange(await clock.PassAsync(), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));
        Assert.InRange(await clock.PassAsync(), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4));
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => sending);

        Assert.Equal(kind, failure.Kind);
        Assert.Equal(4, channel.Requests.Count);
    }

    [Fact]
    public async Task The_channels_own_wait_is_obeyed_and_success_ends_it()
    {
        var clock = new SignallingClock();
        await using var channel = await TestChannel.StartAsync(clock);
        await using var bot = await TestBot.StartAsync(channel);
        channel.Answer = _ => channel.Requests.Count is 1 ? Refuse(429, retryAfter: "7") : Results.Json(new { id = "2" });

        var sending = bot.Connector.SendToConversationAsync(channel.Conversation, Hello, None);
        Assert.InRange(await clock.PassAsync(), TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(7.25));

        Assert.Equal("2", (await sending).Id);
    }

    [Fact]
    public async Task A_wait_too_long_to_sit_out_is_handed_to_the_caller()
    {
        var clock = new SignallingClock();
        await using var channel = await TestChannel.StartAsync(clock);
        await using var bot = await TestBot.StartAsync(channel);
        channel.Answer = _ => Refuse(429, "Throttled", clock.GetUtcNow().AddMinutes(2).ToString("R"));

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => bot.Connector.SendToConversationAsync(channel.Conversation, Hello, None));

        Assert.Equal((ConnectorErrorKind.Throttled, TimeSpan.FromMinutes(2)), (failure.Kind, failure.RetryAfter));
        Assert.Single(channel.Requests);
        Assert.False(clock.IsWaiting);
    }

    [Theory]
    [InlineData("2147483647")]
    [InlineData("99999999999999")]
    [InlineData("Fri, 31 Dec 9999 23:59:59 GMT")]
    public async Task An_absurd_wait_is_an_hour_and_shuts_no_conversation_for_ever(string retryAfter)
    {
        var clock = new SignallingClock();
        await using var channel = await TestChannel.StartAsync(clock);
        await using var bot = await TestBot.StartAsync(channel);
        channel.Answer = _ => channel.Requests.Count is 1 ? Refuse(429, "Throttled", retryAfter) : Results.Json(new { id = "2" });

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => bot.Connector.SendToConversationAsync(channel.Conversation, Hello, None));
        Assert.Equal(TimeSpan.FromHours(1), failure.RetryAfter);

        var later = bot.Connector.SendToConversationAsync(channel.Conversation, Hello, None);
        Assert.Equal(TimeSpan.FromHours(1), await clock.PassAsync());
        Assert.Equal("2", (await later).Id);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var channel = await TestChannel.StartAsync();
        await using var bot = await TestBot.StartAsync(channel);
        channel.Answer = _ => Results.Redirect(channel.ServiceUrl + "elsewhere", permanent: false, preserveMethod: true);

        await Assert.ThrowsAsync<ConnectorException>(() => bot.Connector.SendToConversationAsync(channel.Conversation, Hello, None));

        Assert.Single(channel.Requests);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task Inside_a_turn_a_send_is_repeated_too_and_the_turn_waits_for_it(int status)
    {
        var clock = new SignallingClock();
        await using var channel = await TestChannel.StartAsync(clock);
        await using var bot = await TestBot.StartAsync(channel, new ActivityRouter().OnMessage(turn => turn.ReplyAsync("x")));
        channel.Answer = _ => channel.Requests.Count < 3 ? Refuse(status) : Results.Json(new { id = "1" });

        var answering = bot.PostAsync(channel.Activity());
        while (!answering.IsCompleted)
        {
            await Task.WhenAny(answering, clock.PassAsync(TimeSpan.FromSeconds(5)));
        }

        Assert.Equal(200, (await answering).Status);
        Assert.Equal(3, channel.Requests.Count);
    }

    [Theory]
    [InlineData(403, "MessageWritesBlocked", 200)]
    [InlineData(404, "ConversationNotFound", 200)]
    [InlineData(500, "ServiceError", 200)]
    [InlineData(503, null, 503)]
    [InlineData(429, null, 503)]
    public async Task An_answer_that_cannot_be_sent_is_asked_for_again_only_where_that_may_help(int refused, string? code, int status)
    {
        await using var channel = await TestChannel.StartAsync();
        await using var bot = await TestBot.StartAsync(channel, new ActivityRouter().OnMessage(turn => turn.ReplyAsync("x")), options => options.InTurnSendRetries = 0);
        channel.Answer = _ => Refuse(refused, code);

        var answer = await bot.PostAsync(channel.Activity());

        Assert.Equal((status, ""), (answer.Status, answer.Body));
        Assert.Single(channel.Requests);
    }

    [Fact]
    public async Task A_burst_loses_nothing_and_doubles_nothing_though_every_tenth_send_is_refused()
    {
        const int Activities = 1_000, Together = 64;
        var clock = new SignallingClock();
        await using var channel = await TestChannel.StartAsync(clock);
        var (sends, taken) = (0, new System.Collections.Concurrent.ConcurrentDictionary<string, int>());
        channel.Answer = request =>
        {
            if (Interlocked.Increment(ref sends) % 10 is 0)
            {
                return Refuse(429, retryAfter: "0");
            }

            taken.AddOrUpdate(request.Json.GetProperty("text").GetString()!, 1, (_, times) => times + 1);
            return Results.Json(new { id = "1" }, statusCode: 201);
        };
        await using var bot = await TestBot.StartAsync(channel, new ActivityRouter().OnMessage(turn => turn.ReplyAsync(turn.Activity.Text!)), options => options.PaceOutbound = false);
        var (token, left) = (channel.Token(), Activities);

        var workers = Task.WhenAll(Enumerable.Range(0, Together).Select(async _ =>
        {
            while (Interlocked.Decrement(ref left) is >= 0 and var number)
            {
                var text = channel.Activity(bend: activity => (activity["id"], activity["text"]) = ($"{number}", $"text {number}"));
                // As the channel does, whoever is asked to come back delivers again: four refusals in a row happen.
                while (await bot.PostAsync(text, token) is { Status: not 200 } later)
                {
                    Assert.Equal(503, later.Status);
                }
            }
        }));
        while (!workers.IsCompleted)
        {
            await Task.WhenAny(workers, clock.PassAsync(TimeSpan.FromSeconds(1)));
        }

        await workers;
        Assert.Equal(Activities, taken.Count);
        Assert.All(taken.Values, times => Assert.Equal(1, times));
        Assert.True(sends > Activities * 1.1);
    }

    [Fact]
    public async Task A_message_over_the_size_limit_is_refused_before_it_is_sent()
    {
        await using var channel = await TestChannel.StartAsync();
        await using var bot = await TestBot.StartAsync(channel, adjust: options => options.MaxMessageBytes = 2000);
        await bot.Connector.SendToConversationAsync(channel.Conversation, Hello, None);
        // Teams counts two bytes for each character, Chinese or not.
        var fits = Hello with { Text = Hello.Text + new string('字', 1000 - channel.Requests.Last().Body.Length) };
        await bot.Connector.SendToConversationAsync(channel.Conversation, fits, None);
        Assert.Equal(1000, channel.Requests.Last().Body.Length);

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => bot.Connector.SendToConversationAsync(channel.Conversation, fits with { Text = fits.Text + "字" }, None));

        Assert.Equal(ConnectorErrorKind.TooLarge, failure.Kind);
        Assert.Equal(2, channel.Requests.Count);
    }

    [Fact]
    public async Task Our_token_is_never_sent_to_a_host_that_is_not_listed()
    {
        await using var channel = await TestChannel.StartAsync();
        await using var bot = await TestBot.StartAsync(channel, adjust: options =>
        {
            options.TrustedServiceUrlHosts.Clear();
            options.TrustedServiceUrlHosts.Add("smba.trafficmanager.net");
        });

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => bot.Connector.SendToConversationAsync(channel.Conversation, Hello, None));

        Assert.Equal("UntrustedServiceUrl", failure.Code);
        Assert.Empty(channel.Requests);
        Assert.Equal(0, bot.Credential.Calls);
    }

    [Fact]
    public async Task The_token_is_fetched_once_and_again_five_minutes_before_its_end()
    {
        await using var channel = await TestChannel.StartAsync();
        await using var bot = await TestBot.StartAsync(channel);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(person => bot.Connector.SendToConversationAsync(channel.Conversation with { Conversation = new() { Id = $"a:{person}" } }, Hello, None)));
        Assert.Equal(1, bot.Credential.Calls);
        channel.Clock.Advance(TimeSpan.FromMinutes(55) - TimeSpan.FromMilliseconds(1));
        await bot.Connector.SendToConversationAsync(channel.Conversation, Hello, None);
        Assert.Equal(1, bot.Credential.Calls);
        channel.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await bot.Connector.SendToConversationAsync(channel.Conversation, Hello, None);
        Assert.Equal(2, bot.Credential.Calls);
    }

    [Fact]
    public async Task A_connector_that_cannot_be_reached_is_transient_and_certainly_got_nothing()
    {
        await using var channel = await TestChannel.StartAsync();
        await using var bot = await TestBot.StartAsync(channel);
        var nowhere = channel.Conversation with { ServiceUrl = "http://127.0.0.1:1/" };

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => bot.Connector.SendToConversationAsync(nowhere, Hello, None));

        Assert.Equal((0, ConnectorErrorKind.Transient, false), (failure.Status, failure.Kind, failure.MayHaveArrived));
    }

    [Fact]
    public async Task A_lost_answer_says_that_the_message_may_have_arrived()
    {
        await using var channel = await TestChannel.StartAsync();
        await using var bot = await TestBot.StartAsync(channel);
        channel.Answer = _ => new HangUp();

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => bot.Connector.SendToConversationAsync(channel.Conversation, Hello, None));

        Assert.Equal((0, ConnectorErrorKind.Transient, true), (failure.Status, failure.Kind, failure.MayHaveArrived));
        Assert.Single(channel.Requests);
    }

    private sealed class HangUp : IResult
    {
        public Task ExecuteAsync(HttpContext http)
        {
            http.Abort();
            return Task.CompletedTask;
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("not JSON")]
    [InlineData("[]")]
    public async Task A_success_without_a_readable_id_is_no_crash(string body)
    {
        await using var channel = await TestChannel.StartAsync();
        await using var bot = await TestBot.StartAsync(channel);
        channel.Answer = _ => Results.Text(body, "application/json");

        if (body.Length is 0)
        {
            Assert.Null((await bot.Connector.SendToConversationAsync(channel.Conversation, Hello, None)).Id);
        }
        else
        {
            var failure = await Assert.ThrowsAsync<ConnectorException>(() => bot.Connector.SendToConversationAsync(channel.Conversation, Hello, None));
            Assert.True(failure.MayHaveArrived);
        }
    }

    [Fact]
    public async Task A_targeted_message_names_its_recipient()
    {
        await using var channel = await TestChannel.StartAsync();
        await using var bot = await TestBot.StartAsync(channel);

        await Assert.ThrowsAsync<ArgumentException>(() => bot.Connector.SendTargetedAsync(channel.Conversation, Hello, None));
        Assert.Empty(channel.Requests);
    }

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    public async Task An_id_of_dots_leads_to_no_other_path(string id)
    {
        await using var channel = await TestChannel.StartAsync();
        await using var bot = await TestBot.StartAsync(channel);

        await Assert.ThrowsAsync<ConnectorException>(() => bot.Connector.DeleteActivityAsync(channel.Conversation, id, None));
        await Assert.ThrowsAsync<ConnectorException>(() => bot.Connector.SendToConversationAsync(channel.Conversation with { Conversation = new() { Id = id } }, Hello, None));
        Assert.Empty(channel.Requests);
    }
}
