using System.Text.Json;
using System.Text.Json.Nodes;
using TeamsCollab.Office;

namespace TeamsCollab.Bot.Tests.FrontDoor;

/// <summary>Every invoke that Teams may send, answered in the shape Teams documents; the others politely.</summary>
public sealed class InvokeTests
{
    private static async Task<Answered> InvokeAsync(RunningOffice office, string person, string name, string value) =>
        await office.Wire.SendAsync(office.Wire.Again(await office.InvokeAsync(person, "none", []), activity =>
        {
            activity["name"] = name;
            activity["value"] = JsonNode.Parse(value);
        }));

    private static JsonElement Json(Answered answered) => JsonElement.Parse(answered.Body);

    private static string Search(string text, string dataset = "graph.microsoft.com/users", string options = """{"skip":0,"top":15}""") =>
        $$$"""{"queryText":{{{JsonSerializer.Serialize(text)}}},"queryOptions":{{{options}}},"dataset":"{{{dataset}}}","data":{}}""";

    private static string[] Titles(Answered answered) =>
        [.. Json(answered).GetProperty("value").GetProperty("results").EnumerateArray().Select(one => one.GetProperty("title").GetString()!)];

    [Fact]
    public async Task A_person_picker_finds_colleagues_by_name_and_address()
    {
        await using var office = await RunningOffice.StartAsync();
        var mail = office.Office.Person(Campaign.SalesHead).Mail;

        var byName = await InvokeAsync(office, Campaign.Asker, "application/search", Search("王建国"));

        Assert.Equal(200, byName.Status);
        Assert.Equal((200, "application/vnd.microsoft.search.searchResponse"), (Json(byName).GetProperty("statusCode").GetInt32(), Json(byName).GetProperty("type").GetString()));
        var only = Assert.Single(Json(byName).GetProperty("value").GetProperty("results").EnumerateArray());
        Assert.Equal(("王建国 · 销售部", office.Id(Campaign.SalesHead)), (only.GetProperty("title").GetString(), only.GetProperty("value").GetString()));
        Assert.Equal(["王建国 · 销售部"], Titles(await InvokeAsync(office, Campaign.Asker, "application/search", Search(mail.Split('@')[0]))));
        Assert.Equal(["王建国 · 销售部"], Titles(await InvokeAsync(office, Campaign.Asker, "application/search", Search("王建国", "graph.microsoft.com/users?scope=currentContext"))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\" OR \"displayName:王")]
    [InlineData("\\\"")]
    [InlineData("没有这个人")]
    public async Task What_nobody_is_called_finds_nobody(string text)
    {
        await using var office = await RunningOffice.StartAsync();

        var found = await InvokeAsync(office, Campaign.Asker, "application/search", Search(text));

        Assert.Equal(200, found.Status);
        Assert.Empty(Titles(found));
    }

    [Theory]
    [InlineData("""{"queryText":"王","dataset":"somebody.else"}""")]
    [InlineData("""{"queryText":5,"dataset":"graph.microsoft.com/users"}""")]
    [InlineData("""{"dataset":"graph.microsoft.com/users"}""")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"x\"")]
    public async Task An_odd_search_finds_nothing_and_is_no_fault(string value)
    {
        await using var office = await RunningOffice.StartAsync();

        var found = await InvokeAsync(office, Campaign.Asker, "application/search", value);

        Assert.Equal(200, found.Status);
        Assert.Empty(Titles(found));
    }

    [Fact]
    public async Task A_search_gives_no_more_than_was_asked_for()
    {
        await using var office = await RunningOffice.StartAsync();
        var all = Titles(await InvokeAsync(office, Campaign.Asker, "application/search", Search("example", options: """{"skip":0,"top":9999}""")));
        var name = office.Office.People[0].Mail.Split('@')[1];
        Assert.True(all.Length <= 15);

        var one = Titles(await InvokeAsync(office, Campaign.Asker, "application/search", Search("王", options: """{"skip":0,"top":1}""")));
        Assert.True(one.Length <= 1, $"{one.Length} {name}");
    }

    [Fact]
    public async Task While_the_directory_hangs_a_picker_offers_the_colleagues_it_met_and_says_why_the_list_is_short()
    {
        await using var office = await RunningOffice.StartAsync();
        await new Campaign(office).SubmitAsync();
        office.HangGraph("/users");

        var met = await InvokeAsync(office, Campaign.Asker, "application/search", Search("王建国"));
        var nobody = await InvokeAsync(office, Campaign.Asker, "application/search", Search("没有这个人", options: "5"));

        Assert.Equal(["王建国 · 销售部", Silence], Titles(met));
        Assert.Equal(office.Id(Campaign.SalesHead), Json(met).GetProperty("value").GetProperty("results")[0].GetProperty("value").GetString());
        Assert.Equal([Silence], Titles(nobody));
    }

    [Fact]
    public async Task A_bot_that_began_while_the_directory_hangs_knows_the_people_of_the_askers_collaborations()
    {
        var folder = Directory.CreateTempSubdirectory("teamscollab-front-");
        var before = await RunningOffice.StartAsync(folder, RunningOffice.Beginning, 0);
        await new Campaign(before).SubmitAsync();
        await before.DrainAsync();
        await before.CloseAsync();

        await using var after = await RunningOffice.StartAsync(folder, RunningOffice.Beginning, 0);
        after.HangGraph("/users");

        Assert.Equal([Campaign.Sales, Silence], Titles(await InvokeAsync(after, Campaign.Asker, "application/search", Search(Campaign.Sales))));
        Assert.Equal([Silence], Titles(await InvokeAsync(after, "郭峰", "application/search", Search(Campaign.Sales))));
    }

    [Fact]
    public async Task The_line_that_says_why_the_list_is_short_is_nobody()
    {
        await using var office = await RunningOffice.StartAsync();
        await new Campaign(office).RequestAsync();

        var pressed = await office.TryPressAsync(
            Campaign.Asker, "meeting.arrange", ("date", "2024-06-06"), ("start", "14:00"), ("minutes", "60"), ("form", "online"), ("others", "-"), ("othersFrom", "客服部"), ("othersRole", "other"));

        Assert.Equal("attention", Cards.StyleOf(pressed.Invoke!.Value.GetProperty("value")));
    }

    private const string Silence = "公司目录暂时没有响应，这里只列出最近的同事。请稍后再搜索。";

    private static string Query(string text, int skip = 0) =>
        $$$"""{"commandId":"find","parameters":[{"name":"text","value":{{{JsonSerializer.Serialize(text)}}} }],"queryOptions":{"skip":{{{skip}}},"count":25}}""";

    [Fact]
    public async Task A_message_extension_finds_the_askers_collaborations_by_number_and_title_and_stores_nothing()
    {
        await using var office = await RunningOffice.StartAsync();
        var campaign = new Campaign(office);
        await campaign.SubmitAsync();
        var (number, events) = (await campaign.NumberAsync(), await office.CountEventsAsync());

        foreach (var value in new[] { Query(number), Query("新品上市"), Query(number.ToLowerInvariant()), """{"commandId":"find","parameters":[{"name":"initialRun","value":"true"}]}""" })
        {
            var answer = await InvokeAsync(office, Campaign.Asker, "composeExtension/query", value);
            Assert.Equal(200, answer.Status);
            var extension = Json(answer).GetProperty("composeExtension");
            Assert.Equal(("result", "list"), (extension.GetProperty("type").GetString(), extension.GetProperty("attachmentLayout").GetString()));
            var found = Assert.Single(extension.GetProperty("attachments").EnumerateArray());
            Assert.Equal("application/vnd.microsoft.card.thumbnail", found.GetProperty("contentType").GetString());
            Assert.Equal($"{number} {Campaign.Title}", found.GetProperty("content").GetProperty("title").GetString());
            Assert.Equal($"{number} {Campaign.Title}", found.GetProperty("preview").GetProperty("content").GetProperty("title").GetString());
            Assert.Contains(number, found.GetProperty("content").GetProperty("text").GetString(), StringComparison.Ordinal);
            Assert.False(found.GetProperty("content").TryGetProperty("tap", out _));
            var tap = found.GetProperty("preview").GetProperty("content").GetProperty("tap");
            Assert.Equal("invoke", tap.GetProperty("type").GetString());
            // What Teams hands back when the line is chosen: the card for the message, and to a stranger who names the number nothing.
            var chosen = await InvokeAsync(office, Campaign.Asker, "composeExtension/selectItem", tap.GetProperty("value").GetRawText());
            var inserted = Assert.Single(Json(chosen).GetProperty("composeExtension").GetProperty("attachments").EnumerateArray());
            Assert.Equal($"{number} {Campaign.Title}", inserted.GetProperty("content").GetProperty("title").GetString());
            var stranger = await InvokeAsync(office, "郭峰", "composeExtension/selectItem", tap.GetProperty("value").GetRawText());
            Assert.Equal("message", Json(stranger).GetProperty("composeExtension").GetProperty("type").GetString());
        }

        // The next page of a list that had one is empty, and says nothing of the kind that nothing was found.
        var next = Json(await InvokeAsync(office, Campaign.Asker, "composeExtension/query", Query(string.Empty, skip: 25))).GetProperty("composeExtension");
        Assert.Equal(("result", 0), (next.GetProperty("type").GetString(), next.GetProperty("attachments").GetArrayLength()));

        Assert.Equal(events, await office.CountEventsAsync());
        // Neither somebody without a part in it nor another word finds it.
        foreach (var (person, value) in new[] { ("郭峰", Query(number)), (Campaign.Asker, Query("没有")) })
        {
            var nothing = Json(await InvokeAsync(office, person, "composeExtension/query", value)).GetProperty("composeExtension");
            Assert.Equal("message", nothing.GetProperty("type").GetString());
            Assert.DoesNotContain("新品", nothing.GetProperty("text").GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_message_extension_finds_an_old_collaboration_by_its_whole_number()
    {
        await using var office = await RunningOffice.StartAsync();
        var campaign = new Campaign(office);
        await campaign.SubmitAsync();
        var number = await campaign.NumberAsync();
        for (var newer = 0; newer < 50; newer++)
        {
            await campaign.SubmitAsync("客服部", $"客服部|{office.Id(Campaign.Support)}");
        }

        var old = Json(await InvokeAsync(office, Campaign.Asker, "composeExtension/query", Query(number.ToLowerInvariant()))).GetProperty("composeExtension");
        var stranger = Json(await InvokeAsync(office, "郭峰", "composeExtension/query", Query(number))).GetProperty("composeExtension");

        Assert.StartsWith(number, Assert.Single(old.GetProperty("attachments").EnumerateArray()).GetProperty("content").GetProperty("title").GetString(), StringComparison.Ordinal);
        Assert.Equal("message", stranger.GetProperty("type").GetString());
    }

    [Theory]
    [InlineData("task/fetch", "task", "value")]
    [InlineData("task/submit", "task", "value")]
    [InlineData("composeExtension/query", "composeExtension", "text")]
    [InlineData("composeExtension/selectItem", "composeExtension", "text")]
    public async Task Whoever_has_no_account_of_the_company_is_told_so(string name, string family, string sentence)
    {
        await using var office = await RunningOffice.StartAsync();
        await new Campaign(office).SubmitAsync();
        var id = (await office.KeyAsync()).Id;

        var answer = await office.Wire.SendAsync(office.Wire.Again(await office.InvokeAsync(Campaign.Asker, "none", []), activity =>
        {
            activity["name"] = name;
            activity["value"] = JsonNode.Parse($$$"""{"data":{"verb":"card.open","collaboration":"{{{id}}}","card":"overview"}}""");
            activity["from"]!.AsObject().Remove("aadObjectId");
        }));

        Assert.Equal((200, "message"), (answer.Status, Json(answer).GetProperty(family).GetProperty("type").GetString()));
        Assert.Contains("无法确认您的身份", Json(answer).GetProperty(family).GetProperty(sentence).GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_button_that_opens_a_dialog_shows_the_same_card_there()
    {
        await using var office = await RunningOffice.StartAsync();
        await new Campaign(office).SubmitAsync();
        var id = (await office.KeyAsync()).Id;

        var opened = await InvokeAsync(office, Campaign.Asker, "task/fetch", $$$"""{"data":{"verb":"card.open","collaboration":"{{{id}}}","card":"overview"},"context":{"theme":"default"}}""");
        var stranger = await InvokeAsync(office, "郭峰", "task/submit", $$$"""{"data":{"verb":"card.open","collaboration":"{{{id}}}","card":"overview"}}""");
        var odd = await InvokeAsync(office, Campaign.Asker, "task/submit", "[]");

        var task = Json(opened).GetProperty("task");
        Assert.Equal(("continue", "跨部门协作助手"), (task.GetProperty("type").GetString(), task.GetProperty("value").GetProperty("title").GetString()));
        Assert.Contains(Cards.TextsOf(task.GetProperty("value").GetProperty("card").GetProperty("content")), text => text.Contains(Campaign.Title, StringComparison.Ordinal));
        Assert.DoesNotContain(Campaign.Title, stranger.Body, StringComparison.Ordinal);
        Assert.Equal((200, "continue"), (odd.Status, Json(odd).GetProperty("task").GetProperty("type").GetString()));
    }

    [Theory]
    [InlineData("signin/verifyState", 200)]
    [InlineData("signin/tokenExchange", 200)]
    [InlineData("signin/failure", 200)]
    [InlineData("composeExtension/fetchTask", 501)]
    [InlineData("composeExtension/querySettingUrl", 501)]
    [InlineData("somethingNew/invoke", 501)]
    public async Task Other_invokes_are_answered_politely(string name, int status)
    {
        await using var office = await RunningOffice.StartAsync();

        Assert.Equal((status, string.Empty), await InvokeAsync(office, Campaign.Asker, name, """{"state":"1"}""") is var answer ? (answer.Status, answer.Body) : default);
    }

    [Fact]
    public async Task Reactions_and_what_we_do_not_know_are_taken_note_of()
    {
        await using var office = await RunningOffice.StartAsync();
        var message = await office.InvokeAsync(Campaign.Asker, "none", []);
        foreach (var (type, field) in new[] { ("messageReaction", "reactionsAdded"), ("messageReaction", "reactionsRemoved"), ("conversationUpdate", "membersAdded"), ("event", "name"), ("handoff", "value") })
        {
            var answer = await office.Wire.SendAsync(office.Wire.Again(message, activity =>
            {
                activity.Remove("name");
                activity["type"] = type;
                activity[field] = field is "name" ? "application/vnd.microsoft.readReceipt" : new JsonArray(new JsonObject { ["type"] = "like", ["id"] = "29:new", ["somethingNew"] = 1 });
            }));
            Assert.Equal((200, string.Empty), (answer.Status, answer.Body));
        }
    }

    [Fact]
    public async Task Taking_the_app_out_of_a_group_leaves_the_persons_own_chat_alone()
    {
        await using var office = await RunningOffice.StartAsync();
        var message = await office.InvokeAsync(Campaign.Sales, "none", []);

        foreach (var (conversation, action) in new[] { ("groupChat", "remove"), ("channel", "remove"), ("personal", "remove-upgrade") })
        {
            await office.Wire.SendAsync(office.Wire.Again(message, activity =>
            {
                activity["type"] = "installationUpdate";
                activity["action"] = action;
                activity["conversation"]!["conversationType"] = conversation;
            }));
        }

        await new Campaign(office).SubmitAsync();
        await office.PressAsync(Campaign.Sales, "request.decline", ("reason", "人手不足"));
    }
}
