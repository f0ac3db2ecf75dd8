using System.Text.Json;
using System.Text.Json.Nodes;
using TeamsCollab.Office.Teams;

namespace TeamsCollab.Office.Tests;

public sealed class TeamsClientTests
{
    private static readonly JsonNode Form = JsonNode.Parse("""
        {"type":"AdaptiveCard","version":"1.5",
         "refresh":{"action":{"type":"Action.Execute","verb":"form.refresh","data":{"id":7}},"userIds":["29:x"]},
         "body":[
          {"type":"Container","items":[{"type":"Input.Text","id":"goal","value":"按时铺货"},{"type":"Input.Text","id":"note"},{"type":"Input.Number","id":"days","value":5},{"type":"Input.Toggle","id":"urgent","title":"加急"}]},
          {"type":"ActionSet","actions":[{"type":"Action.Execute","id":"b1","verb":"form.send","data":{"id":7,"goal":"overwritten"},"fallback":{"type":"Action.Submit","data":{"verb":"form.other"}}}]}],
         "actions":[{"type":"Action.ShowCard","title":"拒绝","card":{"type":"AdaptiveCard","body":[{"type":"Input.Text","id":"reason","isRequired":true}],
           "actions":[{"type":"Action.Execute","verb":"form.decline","data":{"id":7}}]}},
          {"type":"Action.Submit","data":{"verb":"form.old","id":7}},
          {"type":"Action.Execute","verb":"form.disabled","isEnabled":false}]}
        """)!;

    [Fact]
    public async Task What_a_person_writes_reaches_the_bot_as_teams_writes_it()
    {
        await using var at = await OfficeFixture.StartAsync();
        var said = await at.Office.SayAsync(OfficeFixture.Marketing, "发起协作", OfficeFixture.Cancel);
        var person = at.Office.Person(OfficeFixture.Marketing);
        var activity = at.Bot.Last;

        Assert.True(said.Accepted);
        Assert.Equal("message", activity.GetProperty("type").GetString());
        Assert.Equal("发起协作", activity.GetProperty("text").GetString());
        Assert.Equal(said.Message!.Id, activity.GetProperty("id").GetString());
        Assert.Equal("msteams", activity.GetProperty("channelId").GetString());
        Assert.Equal((person.TeamsId, person.Id), (activity.GetProperty("from").GetProperty("id").GetString(), activity.GetProperty("from").GetProperty("aadObjectId").GetString()));
        Assert.Equal("28:" + OfficeFixture.BotAppId, activity.GetProperty("recipient").GetProperty("id").GetString());
        Assert.Equal("personal", activity.GetProperty("conversation").GetProperty("conversationType").GetString());
        Assert.Equal(PracticeTenant.Id, activity.GetProperty("conversation").GetProperty("tenantId").GetString());
        Assert.Equal(PracticeTenant.Id, activity.GetProperty("channelData").GetProperty("tenant").GetProperty("id").GetString());
        Assert.Equal("2026-11-25T01:00:00.000Z", activity.GetProperty("timestamp").GetString());
        Assert.Equal("2026-11-25T09:00:00.000+08:00", activity.GetProperty("localTimestamp").GetString());
        Assert.Equal("Asia/Shanghai", activity.GetProperty("localTimezone").GetString());
        Assert.Equal(await at.ChatAsync(OfficeFixture.Marketing), activity.GetProperty("conversation").GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_button_is_found_by_its_verb_and_sends_data_with_inputs_over_it()
    {
        await using var at = await OfficeFixture.StartAsync();
        var id = await at.SendCardAsync(OfficeFixture.Sales, Form);
        await at.Office.PressAsync(OfficeFixture.Sales, "form.send", new Dictionary<string, string> { ["note"] = "尽快" }, OfficeFixture.Cancel);

        var activity = at.Bot.Last;
        Assert.Equal(("invoke", "adaptiveCard/action", id), (activity.GetProperty("type").GetString(), activity.GetProperty("name").GetString(), activity.GetProperty("replyToId").GetString()));
        var value = activity.GetProperty("value");
        Assert.Equal("manual", value.GetProperty("trigger").GetString());
        Assert.Equal(("Action.Execute", "b1", "form.send"), (value.GetProperty("action").GetProperty("type").GetString(), value.GetProperty("action").GetProperty("id").GetString(), value.GetProperty("action").GetProperty("verb").GetString()));
        Assert.Equal("""{"id":7,"goal":"按时铺货","note":"尽快","days":"5","urgent":"false"}""", Text(value.GetProperty("action").GetProperty("data")));
    }

    [Fact]
    public async Task Inputs_of_a_shown_card_go_with_its_own_button_only()
    {
        await using var at = await OfficeFixture.StartAsync();
        await at.SendCardAsync(OfficeFixture.Sales, Form);
        await at.Office.PressAsync(OfficeFixture.Sales, "form.decline", new Dictionary<string, string> { ["reason"] = "人手不足" }, OfficeFixture.Cancel);
        Assert.Equal("""{"id":7,"goal":"按时铺货","days":"5","urgent":"false","reason":"人手不足"}""", Text(at.Bot.Last.GetProperty("value").GetProperty("action").GetProperty("data")));
    }

    [Fact]
    public async Task Teams_sends_nothing_while_a_required_input_is_empty_or_a_button_is_not_there()
    {
        await using var at = await OfficeFixture.StartAsync();
        await at.SendCardAsync(OfficeFixture.Sales, Form);
        foreach (var (verb, inputs) in ((string, Dictionary<string, string>)[])
            [("form.decline", []), ("form.send", new() { ["unknown"] = "x" }), ("form.disabled", []), ("form.other", []), ("form.refresh", []), ("form.nowhere", [])])
        {
            await Assert.ThrowsAsync<OfficeRefusalException>(() => at.Office.PressAsync(OfficeFixture.Sales, verb, inputs, OfficeFixture.Cancel));
        }

        await Assert.ThrowsAsync<OfficeRefusalException>(() => at.Office.PressAsync(OfficeFixture.Marketing, "form.send", cancellation: OfficeFixture.Cancel));
        Assert.Empty(at.Bot.Received);
    }

    [Fact]
    public async Task An_old_submit_button_arrives_as_a_message_with_a_value()
    {
        await using var at = await OfficeFixture.StartAsync();
        var id = await at.SendCardAsync(OfficeFixture.Sales, Form);
        await at.Office.PressAsync(OfficeFixture.Sales, "form.old", cancellation: OfficeFixture.Cancel);

        Assert.Equal(("message", id), (at.Bot.Last.GetProperty("type").GetString(), at.Bot.Last.GetProperty("replyToId").GetString()));
        Assert.False(at.Bot.Last.TryGetProperty("text", out _));
        Assert.Equal(7, at.Bot.Last.GetProperty("value").GetProperty("id").GetInt32());
    }

    [Fact]
    public async Task The_card_in_the_answer_takes_the_old_cards_place_until_the_bot_updates_the_message()
    {
        await using var at = await OfficeFixture.StartAsync();
        var id = await at.SendCardAsync(OfficeFixture.Sales, Form);
        at.Bot.Answer = _ => (200, JsonNode.Parse("""{"statusCode":200,"type":"application/vnd.microsoft.card.adaptive","value":{"type":"AdaptiveCard","body":[{"type":"TextBlock","text":"已发送"}]}}"""));
        var pressed = await at.Office.PressAsync(OfficeFixture.Sales, "form.send", cancellation: OfficeFixture.Cancel);

        Assert.True(pressed.Accepted);
        Assert.Contains("已发送", Text(pressed.Message!.CardsFor(at.Office.Person(OfficeFixture.Sales).Id).Single()), StringComparison.Ordinal);
        await Assert.ThrowsAsync<OfficeRefusalException>(() => at.Office.PressAsync(OfficeFixture.Sales, "form.send", cancellation: OfficeFixture.Cancel));

        await at.CallAsync(HttpMethod.Put, $"connector/v3/conversations/{await at.ChatAsync(OfficeFixture.Sales)}/activities/{id}", OfficeFixture.Card(Form));
        Assert.True((await at.Office.PressAsync(OfficeFixture.Sales, "form.send", cancellation: OfficeFixture.Cancel)).Accepted);
    }

    [Fact]
    public async Task In_a_group_the_answers_card_is_seen_by_the_presser_alone()
    {
        await using var at = await OfficeFixture.StartAsync();
        var chat = at.Office.CreateGroupChat("上市项目", [OfficeFixture.Marketing, OfficeFixture.Sales], withApp: true);
        await at.CallAsync(HttpMethod.Post, $"connector/v3/conversations/{chat}/activities", OfficeFixture.Card(Form));
        at.Bot.Answer = _ => (200, JsonNode.Parse("""{"statusCode":200,"type":"application/vnd.microsoft.card.adaptive","value":{"type":"AdaptiveCard","body":[]}}"""));
        var pressed = await at.Office.PressAsync(OfficeFixture.Sales, "form.send", cancellation: OfficeFixture.Cancel);

        Assert.DoesNotContain("form.send", Text(pressed.Message!.CardsFor(at.Office.Person(OfficeFixture.Sales).Id).Single()), StringComparison.Ordinal);
        Assert.Contains("form.send", Text(pressed.Message.CardsFor(at.Office.Person(OfficeFixture.Marketing).Id).Single()), StringComparison.Ordinal);
        Assert.Equal("groupChat", at.Bot.Last.GetProperty("conversation").GetProperty("conversationType").GetString());
    }

    [Theory]
    [InlineData(200, """{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"这张卡片已更新"}""", true, "这张卡片已更新")]
    [InlineData(200, """{"statusCode":400,"type":"application/vnd.microsoft.error","value":{"code":"BadRequest","message":"不是您的按钮"}}""", false, "不是您的按钮")]
    [InlineData(500, null, false, "出错了，请重试。 Something went wrong. Please try again.")]
    public async Task A_message_or_error_answer_is_shown_shortly_and_changes_no_card(int status, string? answer, bool accepted, string toast)
    {
        await using var at = await OfficeFixture.StartAsync();
        await at.SendCardAsync(OfficeFixture.Sales, Form);
        at.Bot.Answer = _ => (status, answer is null ? null : JsonNode.Parse(answer));
        var pressed = await at.Office.PressAsync(OfficeFixture.Sales, "form.send", cancellation: OfficeFixture.Cancel);

        Assert.Equal((accepted, toast), (pressed.Accepted, pressed.Toast));
        Assert.Empty(pressed.Message!.Views);
    }

    [Fact]
    public async Task A_refresh_is_an_invoke_that_nobody_pressed()
    {
        await using var at = await OfficeFixture.StartAsync();
        var id = await at.SendCardAsync(OfficeFixture.Sales, Form);
        await at.Office.RefreshAsync(OfficeFixture.Sales, id, OfficeFixture.Cancel);
        Assert.Equal("automatic", at.Bot.Last.GetProperty("value").GetProperty("trigger").GetString());
        Assert.Equal("form.refresh", at.Bot.Last.GetProperty("value").GetProperty("action").GetProperty("verb").GetString());

        var plain = await at.SendCardAsync(OfficeFixture.Sales, JsonNode.Parse("""{"type":"AdaptiveCard","body":[]}""")!);
        await Assert.ThrowsAsync<OfficeRefusalException>(() => at.Office.RefreshAsync(OfficeFixture.Sales, plain, OfficeFixture.Cancel));
    }

    [Fact]
    public async Task Nobody_presses_on_a_message_of_someone_elses_chat()
    {
        await using var at = await OfficeFixture.StartAsync();
        var id = await at.SendCardAsync(OfficeFixture.Sales, Form);
        await Assert.ThrowsAsync<OfficeRefusalException>(() =>
            at.Office.PressAsync(OfficeFixture.Marketing, id, new OfficeAction("Action.Execute", null, "form.send", null), OfficeFixture.Cancel));
    }

    [Fact]
    public async Task Installing_and_removing_are_told_to_the_bot_and_blocking_is_not()
    {
        await using var at = await OfficeFixture.StartAsync();
        await Assert.ThrowsAsync<OfficeRefusalException>(() => at.Office.SayAsync(OfficeFixture.NotInstalled, "你好", OfficeFixture.Cancel));
        await at.Office.InstallAsync(OfficeFixture.NotInstalled, OfficeFixture.Cancel);
        await at.Office.InstallAsync(OfficeFixture.NotInstalled, OfficeFixture.Cancel);
        await at.Office.BlockAsync(OfficeFixture.NotInstalled);
        await Assert.ThrowsAsync<OfficeRefusalException>(() => at.Office.SayAsync(OfficeFixture.NotInstalled, "你好", OfficeFixture.Cancel));
        await at.Office.UnblockAsync(OfficeFixture.NotInstalled, OfficeFixture.Cancel);
        await at.Office.UninstallAsync(OfficeFixture.NotInstalled, OfficeFixture.Cancel);

        Assert.Equal(
            ["installationUpdate add", "conversationUpdate membersAdded", "installationUpdate add", "conversationUpdate membersAdded", "installationUpdate remove", "conversationUpdate membersRemoved"],
            at.Bot.Received.Select(received => received.Activity).Select(activity => activity.GetProperty("type").GetString() + " "
                + (activity.TryGetProperty("action", out var action) ? action.GetString() : activity.TryGetProperty("membersAdded", out _) ? "membersAdded" : "membersRemoved")));
    }

    [Fact]
    public async Task Everybody_with_the_app_is_announced_once()
    {
        await using var at = await OfficeFixture.StartAsync();
        await at.Office.AnnounceInstallationsAsync(OfficeFixture.Cancel);
        Assert.Equal(25, at.Bot.Received.Count(received => received.Activity.GetProperty("type").GetString() == "installationUpdate"));
        await at.Office.AnnounceInstallationsAsync(OfficeFixture.Cancel);
        Assert.Equal(50, at.Bot.Received.Count);
    }

    [Fact]
    public async Task Exchanges_are_told_in_order_without_tokens()
    {
        await using var at = await OfficeFixture.StartAsync();
        await at.SendCardAsync(OfficeFixture.Sales, Form);
        at.Bot.Answer = _ => (200, JsonNode.Parse("""{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"好"}"""));
        await at.Office.PressAsync(OfficeFixture.Sales, "form.send", cancellation: OfficeFixture.Cancel);
        await at.CallAsync(HttpMethod.Get, "graph/v1.0/users?$top=1");

        Assert.Equal(
            [OfficeExchangeKind.ActivityOut, OfficeExchangeKind.ActivityOut, OfficeExchangeKind.ActivityIn, OfficeExchangeKind.InvokeResponse, OfficeExchangeKind.Graph],
            at.Exchanges.Select(exchange => exchange.Kind));
        Assert.DoesNotContain(at.Exchanges, exchange => exchange.RequestHeaders.Keys.Any(name => name.Equals("Authorization", StringComparison.OrdinalIgnoreCase)));
        var graph = at.Exchanges.Last();
        Assert.Equal(("GET", "/graph/v1.0/users?$top=1", 200), (graph.Method, graph.UrlOrPath, graph.Status));
        Assert.Equal(JsonValueKind.Object, graph.ResponseBody!.Value.ValueKind);
    }

    private static string Text(JsonElement element) => JsonSerializer.Serialize(element, OfficeJson.Options);
}
