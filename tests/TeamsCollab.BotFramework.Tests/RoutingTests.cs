using System.Text;
using System.Text.Json;

namespace TeamsCollab.BotFramework.Tests;

/// <summary>Who gets which activity, and what an invoke is answered.</summary>
public sealed class RoutingTests
{
    private static object Press(string verb, object? data = null, string type = "Action.Execute", string? trigger = "manual") =>
        new { action = new { type, id = "sign", verb, data = data ?? new { draft = 2 } }, trigger };

    [Fact]
    public async Task A_pressed_button_is_answered_with_the_rendered_card_byte_for_byte()
    {
        await using var channel = await TestChannel.StartAsync();
        var card = TestBot.Utf8("""{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","text":"已签字 <b> ✓"}]}""");
        TurnContext? seen = null;
        AdaptiveCardAction? pressed = null;
        await using var bot = await TestBot.StartAsync(channel, new ActivityRouter().OnCardAction("minutes.signOff", (turn, action) =>
        {
            (seen, pressed) = (turn, action);
            return Task.FromResult(AdaptiveCardInvokeResponse.Card(card));
        }));

        var answer = await bot.PostAsync(channel.Invoke("adaptiveCard/action", Press("minutes.signOff")));

        Assert.Equal(200, answer.Status);
        Assert.Equal("application/json", answer.ContentType?.MediaType);
        Assert.Equal($$"""{"statusCode":200,"type":"application/vnd.microsoft.card.adaptive","value":{{Encoding.UTF8.GetString(card)}}}""", answer.Body);
        Assert.Equal(("aad-zhang", TestChannel.Tenant, channel.Clock.GetUtcNow()), (seen!.Presser, seen.TenantId, seen.ArrivedAt));
        Assert.Equal(("minutes.signOff", "sign", false, 2), (pressed!.Verb, pressed.Id, pressed.IsAutomatic, pressed.Data.GetProperty("draft").GetInt32()));
    }

    [Fact]
    public async Task A_message_and_an_error_have_the_envelopes_Teams_knows()
    {
        await using var channel = await TestChannel.StartAsync();
        await using var bot = await TestBot.StartAsync(channel, new ActivityRouter()
            .OnCardAction("say", (_, _) => Task.FromResult(AdaptiveCardInvokeResponse.Message("已提醒 \"王芳\"")))
            .OnCardAction("fail", (_, _) => Task.FromResult(AdaptiveCardInvokeResponse.Error(400, "OldDraft", "草稿已更新")))
            .OnCardAction("stale", (_, _) => Task.FromResult(AdaptiveCardInvokeResponse.Error(412, "Changed", "x"))));

        Assert.Equal("""{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"已提醒 \"王芳\""}""",
            (await bot.PostAsync(channel.Invoke("adaptiveCard/action", Press("say")))).Body);
        var failed = await bot.PostAsync(channel.Invoke("adaptiveCard/action", Press("fail")));
        Assert.Equal((200, """{"statusCode":400,"type":"application/vnd.microsoft.error","value":{"code":"OldDraft","message":"草稿已更新"}}"""), (failed.Status, failed.Body));
        Assert.Contains("\"application/vnd.microsoft.error.preconditionFailed\"", (await bot.PostAsync(channel.Invoke("adaptiveCard/action", Press("stale")))).Body, StringComparison.Ordinal);
    }

    public static TheoryData<string, string?, string> BadActions() => new()
    {
        { "no value", null, "BadRequest" },
        { "a text", "\"x\"", "BadRequest" },
        { "a list", "[]", "BadRequest" },
        { "no action", "{}", "BadRequest" },
        { "action is a text", """{"action":"x"}""", "BadRequest" },
        { "data is a list", """{"action":{"type":"Action.Execute","verb":"a","data":[1]}}""", "BadRequest" },
        { "a submit", """{"action":{"type":"Action.Submit","verb":"a"}}""", "NotSupported" },
        { "no type", """{"action":{"verb":"a"}}""", "NotSupported" },
    };

    [Theory]
    [MemberData(nameof(BadActions))]
    public async Task A_malformed_action_is_a_400_with_the_envelope(string what, string? value, string code)
    {
        await using var channel = await TestChannel.StartAsync();
        await using var bot = await TestBot.StartAsync(channel, new ActivityRouter().OnCardAction((_, _) => throw new InvalidOperationException("must not run")));

        var answer = await bot.PostAsync(channel.Invoke("adaptiveCard/action", value is null ? null : JsonElement.Parse(value)));

        Assert.True(answer.Status is 400, $"{what}: {answer.Status}");
        Assert.Equal(400, answer.Json.GetProperty("statusCode").GetInt32());
        Assert.Equal("application/vnd.microsoft.error", answer.Json.GetProperty("type").GetString());
        Assert.Equal(code, answer.Json.GetProperty("value").GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("adaptiveCard/action")]
    [InlineData("composeExtension/query")]
    [InlineData("task/fetch")]
    [InlineData("something/new")]
    [InlineData("")]
    [InlineData(null)]
    public async Task An_invoke_nobody_handles_is_a_501(string? name)
    {
        await using var channel = await TestChannel.StartAsync();
        await using var bot = await TestBot.StartAsync(channel);

        var answer = await bot.PostAsync(channel.Invoke(name, Press("a")));

        Assert.Equal((501, ""), (answer.Status, answer.Body));
    }

    [Fact]
    public async Task A_verb_nobody_claims_goes_to_the_general_handler_or_is_a_501()
    {
        await using var channel = await TestChannel.StartAsync();
        await using var strict = await TestBot.StartAsync(channel, new ActivityRouter().OnCardAction("a", (_, _) => Task.FromResult(AdaptiveCardInvokeResponse.Message("a"))));
        await using var open = await TestBot.StartAsync(channel, new ActivityRouter().OnCardAction((_, action) => Task.FromResult(AdaptiveCardInvokeResponse.Message(action.Verb))));

        Assert.Equal(501, (await strict.PostAsync(channel.Invoke("adaptiveCard/action", Press("b")))).Status);
        Assert.Equal("b", (await open.PostAsync(channel.Invoke("adaptiveCard/action", Press("b")))).Json.GetProperty("value").GetString());
    }

    [Fact]
    public async Task A_refresh_is_told_apart_from_a_press()
    {
        await using var channel = await TestChannel.StartAsync();
        await using var bot = await TestBot.StartAsync(channel, new ActivityRouter()
            .OnCardAction((_, action) => Task.FromResult(AdaptiveCardInvokeResponse.Message(action.IsAutomatic ? "refresh" : "press"))));

        Assert.Equal("refresh", (await bot.PostAsync(channel.Invoke("adaptiveCard/action", Press("a", trigger: "automatic")))).Json.GetProperty("value").GetString());
        Assert.Equal("press", (await bot.PostAsync(channel.Invoke("adaptiveCard/action", Press("a", trigger: null)))).Json.GetProperty("value").GetString());
    }

    [Fact]
    public async Task Each_kind_of_activity_reaches_its_handler_and_only_that()
    {
        await using var channel = await TestChannel.StartAsync();
        var seen = new List<string>();
        Func<TurnContext, Task> Note(string who) => turn =>
        {
            seen.Add($"{who}:{turn.Activity.Type}");
            return Task.CompletedTask;
        };
        await using var bot = await TestBot.StartAsync(channel, new ActivityRouter().OnMessage(Note("m")).OnConversationUpdate(Note("c"))
            .OnInstallationUpdate(Note("i")).OnMessageReaction(Note("r")).On("event", Note("e"))
            .OnInvoke("fileConsent/invoke", turn => { seen.Add("f:" + turn.Activity.Name); return Task.FromResult(InvokeResponse.Ok); }));

        foreach (var type in new[] { "message", "conversationUpdate", "installationUpdate", "messageReaction", "event", "endOfConversation", "handoff" })
        {
            Assert.Equal(200, (await bot.PostAsync(channel.Activity(type))).Status);
        }

        Assert.Equal(200, (await bot.PostAsync(channel.Invoke("fileConsent/invoke", new { action = "accept" }))).Status);
        Assert.Equal(["m:message", "c:conversationUpdate", "i:installationUpdate", "r:messageReaction", "e:event", "f:fileConsent/invoke"], seen);
    }

    [Fact]
    public void Two_handlers_for_one_thing_fail_at_start()
    {
        Func<TurnContext, Task> handle = _ => Task.CompletedTask;
        Assert.Throws<InvalidOperationException>(() => new ActivityRouter().OnMessage(handle).On("message", handle));
        Assert.Throws<InvalidOperationException>(() => new ActivityRouter().OnInvoke("task/fetch", _ => null!).OnInvoke("task/fetch", _ => null!));
        Assert.Throws<InvalidOperationException>(() => new ActivityRouter().OnCardAction("a", (_, _) => null!).OnCardAction("a", (_, _) => null!));
        Assert.Throws<ArgumentException>(() => new ActivityRouter().OnInvoke("adaptiveCard/action", _ => null!));
        Assert.Throws<ArgumentException>(() => new ActivityRouter().On("invoke", handle));
    }

    [Fact]
    public async Task Dialogs_and_searches_have_the_bodies_Teams_knows()
    {
        await using var channel = await TestChannel.StartAsync();
        await using var bot = await TestBot.StartAsync(channel, new ActivityRouter()
            .OnInvoke("task/fetch", _ => Task.FromResult(InvokeResponse.TaskCard("议程", TestBot.Utf8("""{"type":"AdaptiveCard"}"""))))
            .OnInvoke("task/submit", _ => Task.FromResult(InvokeResponse.TaskMessage("好")))
            .OnInvoke("application/search", _ => Task.FromResult(InvokeResponse.SearchResults([("市场部", "MKT")]))));

        Assert.Equal("""{"task":{"type":"continue","value":{"title":"议程","card":{"contentType":"application/vnd.microsoft.card.adaptive","content":{"type":"AdaptiveCard"}}}}}""",
            (await bot.PostAsync(channel.Invoke("task/fetch"))).Body);
        Assert.Equal("""{"task":{"type":"message","value":"好"}}""", (await bot.PostAsync(channel.Invoke("task/submit"))).Body);
        Assert.Equal("""{"statusCode":200,"type":"application/vnd.microsoft.search.searchResponse","value":{"results":[{"title":"市场部","value":"MKT"}]}}""",
            (await bot.PostAsync(channel.Invoke("application/search"))).Body);
    }
}
