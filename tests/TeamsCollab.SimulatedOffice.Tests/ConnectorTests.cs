using System.Net;
using System.Text.Json.Nodes;

namespace TeamsCollab.Office.Tests;

public sealed class ConnectorTests
{
    private static JsonNode Card(string text) => JsonNode.Parse($$"""{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","text":"{{text}}"}]}""")!;

    [Fact]
    public async Task Creating_a_chat_twice_gives_the_same_chat()
    {
        await using var at = await OfficeFixture.StartAsync();
        var first = await at.ChatAsync(OfficeFixture.Marketing);
        Assert.Equal(first, await at.ChatAsync(OfficeFixture.Marketing));
        Assert.NotEqual(first, await at.ChatAsync(OfficeFixture.Sales));
        Assert.StartsWith("a:", first, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chat_can_be_created_with_its_first_message()
    {
        await using var at = await OfficeFixture.StartAsync();
        var request = OfficeFixture.NewChat(at.Office.Person(OfficeFixture.Sales).TeamsId);
        request["activity"] = OfficeFixture.Text("您好");
        var (_, body) = await at.CallAsync(HttpMethod.Post, "connector/v3/conversations", request);

        var message = Assert.Single(at.Office.MessagesOf(OfficeFixture.Sales));
        Assert.Equal(message.Id, body.GetProperty("activityId").GetString());
        Assert.Equal("您好", message.Text);
        Assert.Equal(TestClock.Start, message.At);
    }

    [Theory]
    [InlineData(OfficeFixture.NotInstalled, "ForbiddenOperationException")]
    [InlineData(OfficeFixture.Blocked, "MessageWritesBlocked")]
    public async Task Nobody_is_written_to_without_the_app_or_against_their_will(string person, string code)
    {
        await using var at = await OfficeFixture.StartAsync();
        var (status, body) = await at.CallAsync(HttpMethod.Post, "connector/v3/conversations", OfficeFixture.NewChat(at.Office.Person(person).TeamsId));
        Assert.Equal((HttpStatusCode.Forbidden, code), (status, OfficeFixture.Code(body)));
    }

    [Fact]
    public async Task Blocking_and_removing_stop_sends_updates_and_deletions_at_once()
    {
        await using var at = await OfficeFixture.StartAsync();
        var chat = await at.ChatAsync(OfficeFixture.Sales);
        var id = await at.SendCardAsync(OfficeFixture.Sales, Card("甲"));

        await at.Office.BlockAsync(OfficeFixture.Sales);
        foreach (var (method, path, body) in Writes(chat, id))
        {
            var (status, answer) = await at.CallAsync(method, path, body);
            Assert.Equal((HttpStatusCode.Forbidden, "MessageWritesBlocked"), (status, OfficeFixture.Code(answer)));
        }

        await at.Office.UninstallAsync(OfficeFixture.Sales, OfficeFixture.Cancel);
        foreach (var (method, path, body) in Writes(chat, id))
        {
            var (status, answer) = await at.CallAsync(method, path, body);
            Assert.Equal((HttpStatusCode.Forbidden, "ForbiddenOperationException"), (status, OfficeFixture.Code(answer)));
        }

        static IEnumerable<(HttpMethod, string, JsonNode?)> Writes(string chat, string id) =>
        [
            (HttpMethod.Post, $"connector/v3/conversations/{chat}/activities", OfficeFixture.Text("乙")),
            (HttpMethod.Post, $"connector/v3/conversations/{chat}/activities/{id}", OfficeFixture.Text("乙")),
            (HttpMethod.Put, $"connector/v3/conversations/{chat}/activities/{id}", OfficeFixture.Text("乙")),
            (HttpMethod.Delete, $"connector/v3/conversations/{chat}/activities/{id}", null),
        ];
    }

    [Fact]
    public async Task A_bot_cannot_make_a_group_chat()
    {
        await using var at = await OfficeFixture.StartAsync();
        var request = OfficeFixture.NewChat(at.Office.Person(OfficeFixture.Sales).TeamsId);
        request["isGroup"] = true;
        var (status, body) = await at.CallAsync(HttpMethod.Post, "connector/v3/conversations", request);
        Assert.Equal((HttpStatusCode.BadRequest, "BadSyntax"), (status, OfficeFixture.Code(body)));
    }

    [Fact]
    public async Task People_are_addressed_by_their_teams_id_in_their_tenant_only()
    {
        await using var at = await OfficeFixture.StartAsync();
        var person = at.Office.Person(OfficeFixture.Sales);
        foreach (var request in (JsonObject[])[OfficeFixture.NewChat(person.Id), OfficeFixture.NewChat(person.Mail), OfficeFixture.NewChat("29:1unknown"), OfficeFixture.NewChat(person.TeamsId, "another-tenant")])
        {
            var (status, body) = await at.CallAsync(HttpMethod.Post, "connector/v3/conversations", request);
            Assert.Equal((HttpStatusCode.BadRequest, "BadArgument"), (status, OfficeFixture.Code(body)));
        }
    }

    [Fact]
    public async Task An_update_keeps_the_message_and_its_id_and_shows_the_new_card()
    {
        await using var at = await OfficeFixture.StartAsync();
        var id = await at.SendCardAsync(OfficeFixture.Sales, Card("旧"));
        var (status, body) = await at.CallAsync(HttpMethod.Put, $"connector/v3/conversations/{await at.ChatAsync(OfficeFixture.Sales)}/activities/{id}", OfficeFixture.Card(Card("新")));

        Assert.Equal((HttpStatusCode.OK, id), (status, body.GetProperty("id").GetString()));
        var message = Assert.Single(at.Office.MessagesOf(OfficeFixture.Sales));
        Assert.True(message.Edited);
        Assert.Contains("新", message.Cards[0].GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deleted_message_is_gone_and_stays_unknown()
    {
        await using var at = await OfficeFixture.StartAsync();
        var id = await at.SendCardAsync(OfficeFixture.Sales, Card("甲"));
        var path = $"connector/v3/conversations/{await at.ChatAsync(OfficeFixture.Sales)}/activities/{id}";

        Assert.Equal(HttpStatusCode.OK, (await at.CallAsync(HttpMethod.Delete, path)).Status);
        Assert.Empty(at.Office.MessagesOf(OfficeFixture.Sales));
        var (status, body) = await at.CallAsync(HttpMethod.Put, path, OfficeFixture.Text("乙"));
        Assert.Equal((HttpStatusCode.NotFound, "ActivityNotFoundInConversation"), (status, OfficeFixture.Code(body)));
        Assert.Equal(HttpStatusCode.NotFound, (await at.CallAsync(HttpMethod.Delete, path)).Status);
    }

    [Fact]
    public async Task The_bot_cannot_change_what_a_person_wrote_nor_a_message_of_another_chat()
    {
        await using var at = await OfficeFixture.StartAsync();
        var written = await at.Office.SayAsync(OfficeFixture.Sales, "你好", OfficeFixture.Cancel);
        var sales = await at.ChatAsync(OfficeFixture.Sales);
        var elsewhere = await at.SendCardAsync(OfficeFixture.Marketing, Card("甲"));

        Assert.Equal("NotEnoughPermissions", OfficeFixture.Code((await at.CallAsync(HttpMethod.Put, $"connector/v3/conversations/{sales}/activities/{written.Message!.Id}", OfficeFixture.Text("乙"))).Body));
        Assert.Equal("ActivityNotFoundInConversation", OfficeFixture.Code((await at.CallAsync(HttpMethod.Put, $"connector/v3/conversations/{sales}/activities/{elsewhere}", OfficeFixture.Text("乙"))).Body));
        Assert.Equal("ConversationNotFound", OfficeFixture.Code((await at.CallAsync(HttpMethod.Post, "connector/v3/conversations/a:unknown/activities", OfficeFixture.Text("乙"))).Body));
    }

    [Fact]
    public async Task A_reply_lands_in_the_chat_and_typing_leaves_no_message()
    {
        await using var at = await OfficeFixture.StartAsync();
        var written = await at.Office.SayAsync(OfficeFixture.Sales, "你好", OfficeFixture.Cancel);
        var path = $"connector/v3/conversations/{await at.ChatAsync(OfficeFixture.Sales)}/activities/{written.Message!.Id}";
        await at.CallAsync(HttpMethod.Post, path, new JsonObject { ["type"] = "typing" });
        await at.CallAsync(HttpMethod.Post, path, OfficeFixture.Text("在的"));
        Assert.Equal(["你好", "在的"], at.Office.MessagesOf(OfficeFixture.Sales).Select(message => message.Text));
    }

    [Fact]
    public async Task What_is_no_message_is_refused()
    {
        await using var at = await OfficeFixture.StartAsync();
        var path = $"connector/v3/conversations/{await at.ChatAsync(OfficeFixture.Sales)}/activities";
        Assert.Equal(HttpStatusCode.BadRequest, (await at.CallAsync(HttpMethod.Post, path, new JsonObject { ["type"] = "trace" })).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await at.CallAsync(HttpMethod.Post, path, OfficeFixture.Text(string.Empty))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await at.CallAsync(HttpMethod.Post, path, OfficeFixture.Card(new JsonObject { ["type"] = "Unknown" }))).Status);
        Assert.Equal((HttpStatusCode)413, (await at.CallAsync(HttpMethod.Post, path, OfficeFixture.Text(new string('x', 110_000)))).Status);
        Assert.Empty(at.Office.MessagesOf(OfficeFixture.Sales));
    }

    [Fact]
    public async Task Members_are_told_with_the_ids_that_the_bot_needs()
    {
        await using var at = await OfficeFixture.StartAsync();
        var person = at.Office.Person(OfficeFixture.Sales);
        var chat = await at.ChatAsync(OfficeFixture.Sales);

        var (_, members) = await at.CallAsync(HttpMethod.Get, $"connector/v3/conversations/{chat}/members");
        Assert.Equal(person.Id, members[0].GetProperty("aadObjectId").GetString());
        var (_, member) = await at.CallAsync(HttpMethod.Get, $"connector/v3/conversations/{chat}/members/{person.Id}");
        Assert.Equal((person.TeamsId, person.Mail), (member.GetProperty("id").GetString(), member.GetProperty("email").GetString()));
        var (status, body) = await at.CallAsync(HttpMethod.Get, $"connector/v3/conversations/{chat}/members/29:1nobody");
        Assert.Equal((HttpStatusCode.NotFound, "MemberNotFoundInConversation"), (status, OfficeFixture.Code(body)));
    }

    [Fact]
    public async Task Paged_members_come_in_pages_until_all_were_told()
    {
        await using var at = await OfficeFixture.StartAsync();
        var chat = at.Office.CreateGroupChat("全员", [.. at.Office.People.Select(person => person.Name)], withApp: true);
        var (_, page) = await at.CallAsync(HttpMethod.Get, $"connector/v3/conversations/{chat}/pagedmembers?pageSize=50");
        Assert.Equal(30, page.GetProperty("members").GetArrayLength());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, page.GetProperty("continuationToken").ValueKind);
    }

    [Fact]
    public async Task A_group_without_the_app_cannot_be_written_to()
    {
        await using var at = await OfficeFixture.StartAsync();
        var chat = at.Office.CreateGroupChat("上市项目", [OfficeFixture.Marketing, OfficeFixture.Sales], withApp: false);
        var (status, body) = await at.CallAsync(HttpMethod.Post, $"connector/v3/conversations/{chat}/activities", OfficeFixture.Text("大家好"));
        Assert.Equal((HttpStatusCode.Forbidden, "BotNotInConversationRoster"), (status, OfficeFixture.Code(body)));
    }

    [Fact]
    public async Task A_targeted_message_is_seen_by_its_recipient_alone()
    {
        await using var at = await OfficeFixture.StartAsync();
        var chat = at.Office.CreateGroupChat("上市项目", [OfficeFixture.Marketing, OfficeFixture.Sales], withApp: true);
        var activity = OfficeFixture.Text("只给您看");
        activity["recipient"] = new JsonObject { ["id"] = at.Office.Person(OfficeFixture.Sales).TeamsId };
        var path = $"connector/v3/conversations/{chat}/activities?isTargetedActivity=true";

        Assert.Equal(HttpStatusCode.Created, (await at.CallAsync(HttpMethod.Post, path, activity)).Status);
        Assert.Single(at.Office.MessagesOf(OfficeFixture.Sales));
        Assert.Empty(at.Office.MessagesOf(OfficeFixture.Marketing));
        activity["recipient"] = new JsonObject { ["id"] = at.Office.Person(OfficeFixture.Product).TeamsId };
        Assert.Equal(HttpStatusCode.BadRequest, (await at.CallAsync(HttpMethod.Post, path, activity)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await at.CallAsync(HttpMethod.Post, $"connector/v3/conversations/{await at.ChatAsync(OfficeFixture.Sales)}/activities?isTargetedActivity=true", activity)).Status);
    }

    [Fact]
    public async Task A_throttled_send_says_how_long_to_wait_and_does_nothing()
    {
        await using var at = await OfficeFixture.StartAsync();
        var path = $"connector/v3/conversations/{await at.ChatAsync(OfficeFixture.Sales)}/activities";
        at.Office.Faults.Throttle(OfficeDoor.Connector, times: 1, retryAfter: TimeSpan.FromSeconds(7));

        using (var response = await at.SendAsync(HttpMethod.Post, path, OfficeFixture.Text("甲")))
        {
            Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
            Assert.Equal(TimeSpan.FromSeconds(7), response.Headers.RetryAfter!.Delta);
        }

        Assert.Empty(at.Office.MessagesOf(OfficeFixture.Sales));
        Assert.Equal(HttpStatusCode.Created, (await at.CallAsync(HttpMethod.Post, path, OfficeFixture.Text("甲"))).Status);
    }

    [Fact]
    public async Task A_lost_answer_cuts_the_connection_after_the_message_was_delivered()
    {
        await using var at = await OfficeFixture.StartAsync();
        var path = $"connector/v3/conversations/{await at.ChatAsync(OfficeFixture.Sales)}/activities";
        at.Office.Faults.LoseAnswer(OfficeDoor.Connector);
        await Assert.ThrowsAsync<HttpRequestException>(() => at.CallAsync(HttpMethod.Post, path, OfficeFixture.Text("甲")));
        Assert.Single(at.Office.MessagesOf(OfficeFixture.Sales));
    }
}
