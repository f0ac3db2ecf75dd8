using System.Text;
using System.Text.Json;

namespace TeamsCollab.BotFramework.Tests;

/// <summary>What the messaging endpoint answers to good, bad and odd requests.</summary>
public sealed class EndpointTests
{
    private static ActivityRouter Echo() => new ActivityRouter().OnMessage(turn => turn.ReplyAsync("收到：" + turn.Activity.SaidText()));

    [Fact]
    public async Task A_message_is_answered_through_the_connector_and_with_an_empty_200()
    {
        await using var channel = await TestChannel.StartAsync();
        await using var bot = await TestBot.StartAsync(channel, Echo());

        var answer = await bot.PostAsync(channel.Activity());

        Assert.Equal(200, answer.Status);
        Assert.Empty(answer.Body);
        var sent = Assert.Single(channel.Requests);
        Assert.Equal(("POST", "v3/conversations/a%3Aconversation/activities/1700000000000"), (sent.Method, sent.Target));
        Assert.Equal("收到：你好", sent.Json.GetProperty("text").GetString());
        Assert.Equal("28:" + TestChannel.AppId, sent.Json.GetProperty("from").GetProperty("id").GetString());
        Assert.Equal("1700000000000", sent.Json.GetProperty("replyToId").GetString());
        Assert.Equal("Bearer bot-token-1-https://api.botframework.com/.default", sent.Authorization);
    }

    public static TheoryData<string, string, string?, int> Bodies() => new()
    {
        { "empty", "", "application/json", 400 },
        { "not JSON", "hello", "application/json", 400 },
        { "cut off", "{\"type\":\"message\"", "application/json", 400 },
        { "garbage behind it", "@ x", "application/json", 400 },
        { "an array", "[]", "application/json", 400 },
        { "null", "null", "application/json", 400 },
        { "a number as type", "@type:5", "application/json", 400 },
        { "no type", "@type:", "application/json", 400 },
        { "no conversation", "@conversation:", "application/json", 400 },
        { "no service address", "@serviceUrl:", "application/json", 400 },
        { "no sender", "@from:", "application/json", 400 },
        { "sender without id", "@from:{}", "application/json", 400 },
        { "a hole among the attachments", "@attachments:[null]", "application/json", 400 },
        { "half a surrogate pair", "@text:\"\\ud83d\"", "application/json", 400 },
        { "half a surrogate pair as a name", "@value:{\"\\uDE00\":1}", "application/json", 400 },
        { "form", "@", "application/x-www-form-urlencoded", 415 },
        { "text", "@", "text/plain", 415 },
        { "no content type", "@", null, 415 },
        { "another character set", "@", "application/json; charset=gbk", 415 },
        { "good", "@", "application/json", 200 },
        { "good with a whole surrogate pair", "@text:\"\\ud83d\\ude00\"", "application/json", 200 },
        { "upper case content type", "@", "Application/JSON; charset=UTF-8", 200 },
        { "unknown fields", "@somethingNew:{\"a\":[1,2]}", "application/json", 200 },
        { "unknown type", "@type:\"typing\"", "application/json", 200 },
        { "odd time", "@timestamp:\"yesterday\"", "application/json", 200 },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task Only_a_whole_activity_in_JSON_is_read(string what, string body, string? contentType, int status)
    {
        await using var channel = await TestChannel.StartAsync();
        await using var bot = await TestBot.StartAsync(channel, Echo());

        var answer = await bot.PostBytesAsync(TestBot.Utf8(Expand(channel, body)), "Bearer " + channel.Token(), contentType);

        Assert.True(answer.Status == status, $"{what}: {answer.Status}");
    }

    private static string Expand(TestChannel channel, string body)
    {
        if (!body.StartsWith('@'))
        {
            return body;
        }

        var activity = channel.Activity();
        var change = body[1..].Split(':', 2);
        if (change is [var name, var value])
        {
            activity.Remove(name);
            var whole = JsonSerializer.Serialize(activity);
            return value.Length is 0 ? whole : whole[..^1] + $",\"{name}\":{value}}}";
        }

        return JsonSerializer.Serialize(activity) + body[1..];
    }

    [Theory]
    [InlineData("\"serviceUrl\":\"https://attacker.example/\",", "", 200)]
    [InlineData("", ",\"serviceUrl\":\"https://attacker.example/\"", 403)]
    [InlineData("", ",\"SERVICEURL\":\"https://attacker.example/\"", 200)]
    [InlineData("\"conversation\":{\"id\":\"a:1\",\"tenantId\":\"33333333-3333-3333-3333-333333333333\"},", "", 200)]
    [InlineData("", ",\"conversation\":{\"id\":\"a:1\",\"tenantId\":\"33333333-3333-3333-3333-333333333333\"}", 403)]
    [InlineData("", ",\"channelId\":\"webchat\"", 403)]
    public async Task Of_a_property_that_stands_twice_the_last_is_what_is_checked_and_what_is_used(string before, string after, int status)
    {
        await using var channel = await TestChannel.StartAsync();
        await using var bot = await TestBot.StartAsync(channel, Echo());
        var whole = JsonSerializer.Serialize(channel.Activity());

        var answer = await bot.PostBytesAsync(TestBot.Utf8($"{{{before}{whole[1..^1]}{after}}}"), "Bearer " + channel.Token());

        Assert.Equal(status, answer.Status);
        Assert.Equal(status is 200 ? 1 : 0, channel.Requests.Count);
    }

    [Fact]
    public async Task A_byte_order_mark_is_tolerated()
    {
        await using var channel = await TestChannel.StartAsync();
        await using var bot = await TestBot.StartAsync(channel, Echo());
        byte[] body = [0xEF, 0xBB, 0xBF, .. JsonSerializer.SerializeToUtf8Bytes(channel.Activity())];

        Assert.Equal(200, (await bot.PostBytesAsync(body, "Bearer " + channel.Token())).Status);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_refused()
    {
        await using var channel = await TestChannel.StartAsync();
        await using var bot = await TestBot.StartAsync(channel, Echo());
        var body = JsonSerializer.SerializeToUtf8Bytes(channel.Activity(bend: activity => activity["value"] = new { note = "spoilt" }));
        body[body.AsSpan().IndexOf("spoilt"u8) + 3] = 0xFF;

        Assert.Equal(400, (await bot.PostBytesAsync(body, "Bearer " + channel.Token())).Status);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task Only_POST_is_answered(string method)
    {
        await using var channel = await TestChannel.StartAsync();
        await using var bot = await TestBot.StartAsync(channel);

        Assert.Equal(405, (await bot.PostBytesAsync([], null, method: new HttpMethod(method))).Status);
    }

    [Theory]
    [InlineData(256 * 1024, 200)]
    [InlineData(256 * 1024 + 1, 413)]
    [InlineData(3_000_000, 413)]
    public async Task A_request_larger_than_the_limit_is_refused(int size, int status)
    {
        await using var channel = await TestChannel.StartAsync();
        await using var bot = await TestBot.StartAsync(channel);
        var body = JsonSerializer.Serialize(channel.Activity());

        Assert.Equal(status, (await bot.PostBytesAsync(TestBot.Utf8(body + new string(' ', size - body.Length)), "Bearer " + channel.Token())).Status);
    }

    [Fact]
    public async Task A_request_of_unstated_length_is_cut_at_the_limit_too()
    {
        await using var channel = await TestChannel.StartAsync();
        await using var bot = await TestBot.StartAsync(channel);
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, bot.Endpoint) { Content = new StreamContent(new MemoryStream(new byte[600_000])) };
        request.Headers.TransferEncodingChunked = true;
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + channel.Token());
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(413, (int)response.StatusCode);
    }

    [Theory]
    [InlineData(60, 200)]
    [InlineData(70, 400)]
    [InlineData(50_000, 400)]
    public async Task Deep_nesting_is_refused(int depth, int status)
    {
        await using var channel = await TestChannel.StartAsync();
        await using var bot = await TestBot.StartAsync(channel);
        var deep = new string('[', depth) + new string(']', depth);

        Assert.Equal(status, (await bot.PostBytesAsync(TestBot.Utf8(Expand(channel, "@value:" + deep)), "Bearer " + channel.Token())).Status);
    }

    [Fact]
    public async Task The_body_of_a_stranger_is_not_even_read()
    {
        await using var channel = await TestChannel.StartAsync();
        await using var bot = await TestBot.StartAsync(channel);

        Assert.Equal(401, (await bot.PostBytesAsync(TestBot.Utf8("not JSON"), null)).Status);
        Assert.Equal(403, (await bot.PostBytesAsync(TestBot.Utf8("not JSON"), "Bearer x.y.z")).Status);
    }

    [Fact]
    public async Task A_fault_is_a_500_without_a_word_and_what_is_down_a_503()
    {
        await using var channel = await TestChannel.StartAsync();
        await using var bot = await TestBot.StartAsync(channel, new ActivityRouter()
            .OnMessage(_ => throw new InvalidOperationException("secret"))
            .OnInvoke("task/fetch", _ => throw new TurnUnavailableException("secret")));

        var fault = await bot.PostAsync(channel.Activity());
        var down = await bot.PostAsync(channel.Invoke("task/fetch", new { }));

        Assert.Equal((500, ""), (fault.Status, fault.Body));
        Assert.Equal((503, ""), (down.Status, down.Body));
    }

    [Theory]
    [InlineData("down", 503, 503, "Unavailable")]
    [InlineData("fault", 200, 500, "Fault")]
    public async Task Whoever_pressed_a_card_reads_that_it_failed_and_what_to_do(string verb, int status, int inside, string code)
    {
        await using var channel = await TestChannel.StartAsync();
        await using var bot = await TestBot.StartAsync(channel, new ActivityRouter()
            .OnCardAction("down", (_, _) => throw new TurnUnavailableException("secret"))
            .OnCardAction("fault", (_, _) => throw new InvalidOperationException("secret")));

        var answer = await bot.PostAsync(channel.Invoke("adaptiveCard/action", new { action = new { type = "Action.Execute", verb } }));

        Assert.Equal((status, inside), (answer.Status, answer.Json.GetProperty("statusCode").GetInt32()));
        Assert.Equal("application/vnd.microsoft.error", answer.Json.GetProperty("type").GetString());
        var said = answer.Json.GetProperty("value");
        Assert.Equal(code, said.GetProperty("code").GetString());
        Assert.Contains("请", said.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gzip", 415)]
    [InlineData("identity, br", 415)]
    [InlineData("identity", 200)]
    public async Task A_packed_body_is_not_unpacked(string encoding, int status)
    {
        await using var channel = await TestChannel.StartAsync();
        await using var bot = await TestBot.StartAsync(channel, Echo());
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, bot.Endpoint) { Content = new ByteArrayContent(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(channel.Activity())) };
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + channel.Token());
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        request.Content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(status, (int)response.StatusCode);
    }

    [Fact]
    public async Task Replies_stand_in_the_answer_when_the_sender_expects_them_there()
    {
        await using var channel = await TestChannel.StartAsync();
        await using var bot = await TestBot.StartAsync(channel, Echo());

        var answer = await bot.PostAsync(channel.Activity(bend: activity => activity["deliveryMode"] = "expectReplies"));

        Assert.Equal(200, answer.Status);
        Assert.Equal("收到：你好", answer.Json.GetProperty("activities")[0].GetProperty("text").GetString());
        Assert.Empty(channel.Requests);
    }

    public static TheoryData<string, int> Deadlines() => new()
    {
        { "adaptiveCard/action", 8 },
        { "application/search", 3 },
        { "composeExtension/query", 3 },
        { "task/fetch", 8 },
        { "message", 30 },
    };

    [Theory]
    [MemberData(nameof(Deadlines))]
    public async Task A_turn_ends_at_a_deadline_of_our_own_counted_from_arrival(string name, int seconds)
    {
        await using var channel = await TestChannel.StartAsync();
        var started = new TaskCompletionSource<TurnContext>(TaskCreationOptions.RunContinuationsAsynchronously);
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        // A handler that never looks at its cancellation: the answer must come all the same.
        Task Stuck(TurnContext turn)
        {
            started.SetResult(turn);
            return ended.Task;
        }

        var router = new ActivityRouter().OnMessage(Stuck)
            .OnCardAction(async (turn, _) => { await Stuck(turn); return AdaptiveCardInvokeResponse.Message("late"); });
        foreach (var invoke in new[] { "application/search", "composeExtension/query", "task/fetch" })
        {
            router.OnInvoke(invoke, async turn => { await Stuck(turn); return InvokeResponse.Ok; });
        }

        await using var bot = await TestBot.StartAsync(channel, router);
        var answering = bot.PostAsync(name is "message" ? channel.Activity() : channel.Invoke(name, new { action = new { type = "Action.Execute", verb = "a" } }));
        var turn = await started.Task;
        channel.Clock.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(1));
        Assert.False(turn.Cancellation.IsCancellationRequested);
        channel.Clock.Advance(TimeSpan.FromMilliseconds(1));
        var answer = await answering;
        Assert.True(turn.Cancellation.IsCancellationRequested);
        ended.SetResult();

        Assert.Equal(name is "adaptiveCard/action" ? 200 : 503, answer.Status);
        if (name is "adaptiveCard/action")
        {
            Assert.Equal(500, answer.Json.GetProperty("statusCode").GetInt32());
            Assert.Equal("Timeout", answer.Json.GetProperty("value").GetProperty("code").GetString());
        }
    }

    [Fact]
    public async Task The_time_spent_before_the_handler_counts_towards_the_deadline()
    {
        await using var channel = await TestChannel.StartAsync();
        channel.WhenKeysAreFetched = () => channel.Clock.Advance(TimeSpan.FromSeconds(5));
        var started = new TaskCompletionSource<TurnContext>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var bot = await TestBot.StartAsync(channel, new ActivityRouter().OnCardAction(async (turn, _) =>
        {
            started.SetResult(turn);
            await Task.Delay(Timeout.InfiniteTimeSpan, channel.Clock, turn.Cancellation);
            return AdaptiveCardInvokeResponse.Message("late");
        }));

        var answering = bot.PostAsync(channel.Invoke("adaptiveCard/action", new { action = new { type = "Action.Execute", verb = "a" } }));
        var turn = await started.Task;
        Assert.False(turn.Cancellation.IsCancellationRequested);
        channel.Clock.Advance(TimeSpan.FromSeconds(3));

        Assert.True(turn.Cancellation.IsCancellationRequested);
        Assert.Equal("Timeout", (await answering).Json.GetProperty("value").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Keys_that_take_longer_than_an_invoke_lives_keep_nobody_waiting()
    {
        await using var channel = await TestChannel.StartAsync();
        await using var bot = await TestBot.StartAsync(channel);
        channel.WhenKeysAreFetched = () => channel.Clock.Advance(TimeSpan.FromSeconds(8));

        Assert.Equal(503, (await bot.PostAsync(channel.Activity())).Status);

        // They came all the same, for whoever comes next.
        Assert.Equal(200, (await bot.PostAsync(channel.Activity())).Status);
        Assert.Equal(1, channel.KeyFetches);
    }

    [Fact]
    public async Task A_caller_that_hangs_up_does_not_cancel_the_turn()
    {
        await using var channel = await TestChannel.StartAsync();
        var started = new TaskCompletionSource<TurnContext>(TaskCreationOptions.RunContinuationsAsynchronously);
        var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var cancelled = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var bot = await TestBot.StartAsync(channel, new ActivityRouter().OnMessage(async turn =>
        {
            started.SetResult(turn);
            await go.Task;
            await turn.ReplyAsync("done");
            cancelled.SetResult(turn.Cancellation.IsCancellationRequested);
        }));
        using var client = new HttpClient();
        using var hangUp = new CancellationTokenSource();
        using var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(channel.Activity()));
        using var request = new HttpRequestMessage(HttpMethod.Post, bot.Endpoint) { Content = content };
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + channel.Token());
        content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        var posting = client.SendAsync(request, hangUp.Token);
        await started.Task;
        await hangUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => posting);
        go.SetResult();

        Assert.False(await cancelled.Task);
        Assert.Single(channel.Requests);
    }
}
