using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TeamsCollab.Office.Tests;

public sealed class PageTests
{
    private static readonly JsonNode Card = JsonNode.Parse("""
        {"type":"AdaptiveCard","version":"1.5","refresh":{"action":{"type":"Action.Execute","verb":"seen"}},"body":[{"type":"TextBlock","text":"请签字"}],"actions":[{"type":"Action.Execute","verb":"sign"}]}
        """)!;

    [Fact]
    public async Task The_state_names_everybody_and_how_the_app_stands_with_them()
    {
        await using var at = await OfficeFixture.StartAsync();
        await at.SendCardAsync(OfficeFixture.Sales, Card);
        var (_, state) = await at.PageAsync(HttpMethod.Get, "office/state");

        Assert.Equal("2026-11-25T09:00:00+08:00", state.GetProperty("now").GetString());
        Assert.Equal("协作助手", state.GetProperty("botName").GetString());
        var people = state.GetProperty("people").EnumerateArray().ToList();
        Assert.Equal(30, people.Count);
        Assert.Equal(5, people.Count(person => !person.GetProperty("installed").GetBoolean()));
        Assert.Equal(1, people.Count(person => person.GetProperty("blocked").GetBoolean()));
        Assert.Equal(6, people.Select(person => person.GetProperty("department").GetString()).Distinct().Count());
        var sales = people.Single(person => person.GetProperty("name").GetString() == OfficeFixture.Sales);
        Assert.Equal((1, "请签字"), (sales.GetProperty("unread").GetInt32(), sales.GetProperty("lastText").GetString()));
    }

    [Fact]
    public async Task Reading_clears_what_was_unread_until_the_next_message()
    {
        await using var at = await OfficeFixture.StartAsync();
        var id = at.Office.Person(OfficeFixture.Sales).Id;
        await at.SendCardAsync(OfficeFixture.Sales, Card);
        await at.PageAsync(HttpMethod.Post, $"office/people/{id}/read");
        Assert.Equal(0, await UnreadAsync());
        await at.SendCardAsync(OfficeFixture.Sales, Card);
        Assert.Equal(1, await UnreadAsync());

        async Task<int> UnreadAsync() => (await at.PageAsync(HttpMethod.Get, "office/state")).Body.GetProperty("people").EnumerateArray()
            .Single(person => person.GetProperty("id").GetString() == id).GetProperty("unread").GetInt32();
    }

    [Fact]
    public async Task A_file_from_the_page_is_told_to_the_bot_with_an_address_that_gives_it_to_whoever_has_it()
    {
        await using var at = await OfficeFixture.StartAsync();
        var path = $"office/people/{at.Office.Person(OfficeFixture.Sales).Id}/files";
        var (_, sent) = await at.PageAsync(HttpMethod.Post, path, new JsonObject { ["name"] = "计划.docx", ["content"] = Convert.ToBase64String([1, 2, 3]), ["text"] = "请看" });
        Assert.Equal("请看\n📎 计划.docx", sent.GetProperty("message").GetProperty("text").GetString());

        var file = at.Bot.Last.GetProperty("attachments")[0];
        Assert.Equal(("application/vnd.microsoft.teams.file.download.info", "计划.docx"), (file.GetProperty("contentType").GetString(), file.GetProperty("name").GetString()));
        using var anyone = new HttpClient();
        var address = file.GetProperty("content").GetProperty("downloadUrl").GetString()!;
        Assert.Equal([1, 2, 3], await anyone.GetByteArrayAsync(address, OfficeFixture.Cancel));
        Assert.Equal(HttpStatusCode.NotFound, (await anyone.GetAsync($"{address}0", OfficeFixture.Cancel)).StatusCode);
        using var content = new ByteArrayContent([4]);
        content.Headers.ContentRange = new(0, 0, 1);
        Assert.Equal(HttpStatusCode.NotFound, (await anyone.PutAsync(address.Replace("/download/", "/upload/", StringComparison.Ordinal), content, OfficeFixture.Cancel)).StatusCode);

        var (status, _) = await at.PageAsync(HttpMethod.Post, path, new JsonObject { ["name"] = "影片.mp4", ["content"] = Convert.ToBase64String(new byte[(5 * 1024 * 1024) + 1]) });
        Assert.Equal(HttpStatusCode.Conflict, status);
        (status, _) = await at.PageAsync(HttpMethod.Post, path, new JsonObject { ["name"] = "空", ["content"] = "?" });
        Assert.Equal(HttpStatusCode.Conflict, status);
    }

    [Fact]
    public async Task Writing_and_pressing_from_the_page_reach_the_bot_and_show_what_came_of_it()
    {
        await using var at = await OfficeFixture.StartAsync();
        var path = $"office/people/{at.Office.Person(OfficeFixture.Sales).Id}";
        var messageId = await at.SendCardAsync(OfficeFixture.Sales, Card);
        at.Bot.Answer = activity => activity.GetProperty("type").GetString() == "invoke"
            ? (200, JsonNode.Parse("""{"statusCode":200,"type":"application/vnd.microsoft.card.adaptive","value":{"type":"AdaptiveCard","body":[{"type":"TextBlock","text":"已签"}]}}""")) : (200, null);

        var (_, said) = await at.PageAsync(HttpMethod.Post, path + "/messages", new JsonObject { ["text"] = "签字 MKT-2026-001 v1" });
        Assert.Equal(200, said.GetProperty("status").GetInt32());
        Assert.Equal("person", said.GetProperty("message").GetProperty("from").GetString());

        var (_, refreshed) = await at.PageAsync(HttpMethod.Post, path + "/refresh", new JsonObject { ["messageId"] = messageId });
        Assert.Equal(200, refreshed.GetProperty("status").GetInt32());
        Assert.Equal("automatic", at.Bot.Last.GetProperty("value").GetProperty("trigger").GetString());

        var (_, pressed) = await at.PageAsync(HttpMethod.Post, path + "/actions", new JsonObject
        {
            ["messageId"] = messageId, ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = "sign", ["data"] = new JsonObject { ["draft"] = 2 } },
        });
        Assert.Equal(200, pressed.GetProperty("invoke").GetProperty("statusCode").GetInt32());
        Assert.Contains("已签", JsonSerializer.Serialize(pressed.GetProperty("message").GetProperty("cards"), OfficeJson.Options), StringComparison.Ordinal);
        Assert.Equal(2, at.Bot.Last.GetProperty("value").GetProperty("action").GetProperty("data").GetProperty("draft").GetInt32());

        var (_, messages) = await at.PageAsync(HttpMethod.Get, path + "/messages");
        Assert.Equal(["bot", "person"], messages.EnumerateArray().Select(message => message.GetProperty("from").GetString()));
    }

    [Fact]
    public async Task What_teams_would_not_allow_is_a_conflict_in_words()
    {
        await using var at = await OfficeFixture.StartAsync();
        var path = $"office/people/{at.Office.Person(OfficeFixture.Sales).Id}";
        var messageId = await at.SendCardAsync(OfficeFixture.Marketing, Card);
        var foreign = new JsonObject { ["messageId"] = messageId, ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = "sign" } };
        foreach (var (route, body) in ((string, JsonNode?)[])[("messages", new JsonObject()), ("actions", new JsonObject()), ("actions", foreign), ("refresh", null)])
        {
            var (status, answer) = await at.PageAsync(HttpMethod.Post, $"{path}/{route}", body);
            Assert.Equal(HttpStatusCode.Conflict, status);
            Assert.NotEmpty(answer.GetProperty("error").GetProperty("message").GetString()!);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await at.PageAsync(HttpMethod.Post, "office/people/nobody/read")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await at.PageAsync(HttpMethod.Get, "office/people/nobody/messages")).Status);
        Assert.Empty(at.Bot.Received);
    }

    [Fact]
    public async Task The_app_is_installed_blocked_and_removed_from_the_page()
    {
        await using var at = await OfficeFixture.StartAsync();
        var path = $"office/people/{at.Office.Person(OfficeFixture.NotInstalled).Id}";
        foreach (var (step, installed, blocked) in ((string, bool, bool)[])[("install", true, false), ("block", true, true), ("unblock", true, false), ("uninstall", false, false)])
        {
            Assert.Equal(HttpStatusCode.OK, (await at.PageAsync(HttpMethod.Post, $"{path}/{step}")).Status);
            var stands = at.Office.Installation(OfficeFixture.NotInstalled);
            Assert.Equal((installed, blocked), (stands.Installed, stands.Blocked));
        }
    }

    [Fact]
    public async Task Time_is_moved_forward_only_by_hours_or_working_days()
    {
        await using var at = await OfficeFixture.StartAsync();
        Assert.Equal("2026-11-25T12:00:00+08:00", (await at.PageAsync(HttpMethod.Post, "office/clock", new JsonObject { ["hours"] = 3 })).Body.GetProperty("now").GetString());
        Assert.Equal("2026-11-30T12:00:00+08:00", (await at.PageAsync(HttpMethod.Post, "office/clock", new JsonObject { ["workingDays"] = 3 })).Body.GetProperty("now").GetString());
        foreach (var wrong in (JsonObject[])[new() { ["hours"] = -1 }, new() { ["hours"] = 0 }, new() { ["workingDays"] = -2 }, [], new() { ["hours"] = "3" }, new() { ["hours"] = 1_000_000 }])
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await at.PageAsync(HttpMethod.Post, "office/clock", wrong)).Status);
        }
    }

    [Fact]
    public async Task The_timeline_is_what_whoever_runs_the_bot_tells_and_empty_before()
    {
        await using var at = await OfficeFixture.StartAsync();
        Assert.Equal(0, (await at.PageAsync(HttpMethod.Get, "office/timeline")).Body.GetProperty("collaborations").GetArrayLength());
        at.Office.ShowTimeline((question, _) => Task.FromResult(new OfficeTimeline([new TimelineName("c1", "MKT-2026-001", question.InEnglish ? "in English" : "中文")], null)));
        var (status, told) = await at.PageAsync(HttpMethod.Get, "office/timeline?language=en&collaboration=c1");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("in English", told.GetProperty("collaborations")[0].GetProperty("title").GetString());
        Assert.Equal(HttpStatusCode.Unauthorized, (await at.Http.GetAsync("office/timeline", OfficeFixture.Cancel)).StatusCode);
    }

    [Fact]
    public async Task The_calendar_shows_the_week_around_today()
    {
        await using var at = await OfficeFixture.StartAsync();
        var (_, entries) = await at.PageAsync(HttpMethod.Get, $"office/people/{at.Office.Person(OfficeFixture.Product).Id}/calendar?days=1");
        Assert.Equal(
            ["2026-11-25T09:30:00+08:00 产品站会", "2026-11-25T10:00:00+08:00 需求评审"],
            entries.EnumerateArray().Select(entry => entry.GetProperty("start").GetString() + " " + entry.GetProperty("subject").GetString()));
    }

    [Fact]
    public async Task People_are_found_by_name_department_or_title()
    {
        await using var at = await OfficeFixture.StartAsync();
        Assert.Equal(at.Office.Person(OfficeFixture.Sales).Id, Assert.Single((await at.PageAsync(HttpMethod.Get, "office/people/search?q=赵")).Body.EnumerateArray()).GetProperty("value").GetString());
        Assert.Equal(5, (await at.PageAsync(HttpMethod.Get, "office/people/search?q=市场部")).Body.GetArrayLength());
    }

    [Fact]
    public async Task The_page_is_told_of_new_messages_and_of_the_clock()
    {
        await using var at = await OfficeFixture.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "office/events");
        request.Headers.Add("X-Office-Key", at.Office.Key);
        using var response = await at.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, OfficeFixture.Cancel);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(OfficeFixture.Cancel));
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith(":", await reader.ReadLineAsync(OfficeFixture.Cancel), StringComparison.Ordinal);

        var id = await at.SendCardAsync(OfficeFixture.Sales, Card);
        await at.PageAsync(HttpMethod.Post, "office/clock", new JsonObject { ["hours"] = 1 });
        var told = new List<string>();
        while (told.Count < 2)
        {
            if (await reader.ReadLineAsync(OfficeFixture.Cancel) is { } line && line.StartsWith("data: ", StringComparison.Ordinal))
            {
                told.Add(line["data: ".Length..]);
            }
        }

        Assert.Equal([$$"""{"person":"{{at.Office.Person(OfficeFixture.Sales).Id}}","message":"{{id}}"}""", """{"clock":"2026-11-25T10:00:00+08:00"}"""], told);
    }

    [Fact]
    public async Task The_page_says_what_to_install_where_the_renderer_is_missing()
    {
        await using var at = await OfficeFixture.StartAsync();
        var (_, renderer) = await at.PageAsync(HttpMethod.Get, "office/renderer");
        Assert.NotEqual(renderer.GetProperty("available").GetBoolean(), renderer.TryGetProperty("install", out _));
    }
}
