using System.Net;
using System.Text.Json.Nodes;

namespace TeamsCollab.Office.Tests;

public sealed class OfficeRecordTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("office").FullName;

    private string Journal => Path.Combine(_folder, "data", "office.jsonl");

    [Fact]
    public async Task Chats_cards_meetings_installations_and_what_was_read_survive_a_restart()
    {
        var clock = new TestClock();
        string id, chat;
        await using (var before = await OfficeFixture.StartAsync(Journal, clock))
        {
            chat = await before.ChatAsync(OfficeFixture.Sales);
            id = await before.SendCardAsync(OfficeFixture.Sales, JsonNode.Parse("""{"type":"AdaptiveCard","body":[],"actions":[{"type":"Action.Execute","verb":"sign"}]}""")!);
            before.Bot.Answer = _ => (200, JsonNode.Parse("""{"statusCode":200,"type":"application/vnd.microsoft.card.adaptive","value":{"type":"AdaptiveCard","body":[{"type":"TextBlock","text":"已签"}]}}"""));
            await before.Office.PressAsync(OfficeFixture.Sales, "sign", cancellation: OfficeFixture.Cancel);
            await before.Office.InstallAsync(OfficeFixture.NotInstalled, OfficeFixture.Cancel);
            await before.PageAsync(HttpMethod.Post, $"office/people/{before.Office.Person(OfficeFixture.Sales).Id}/read");
            await before.CallAsync(HttpMethod.Post, "graph/v1.0/users/chensiyuan@qiming.example/events", JsonNode.Parse("""
                {"subject":"复盘会","transactionId":"t","start":{"dateTime":"2026-12-10T10:00:00","timeZone":"China Standard Time"},"end":{"dateTime":"2026-12-10T11:00:00","timeZone":"China Standard Time"}}
                """));
            await clock.AdvanceWorkingDaysAsync(1, OfficeFixture.Cancel);
        }

        await using var after = await OfficeFixture.StartAsync(Journal, clock);
        Assert.Equal(chat, await after.ChatAsync(OfficeFixture.Sales));
        var message = Assert.Single(after.Office.MessagesOf(OfficeFixture.Sales));
        Assert.Equal(id, message.Id);
        Assert.Contains("已签", message.CardsFor(after.Office.Person(OfficeFixture.Sales).Id).Single().GetRawText(), StringComparison.Ordinal);
        Assert.True(after.Office.Installation(OfficeFixture.NotInstalled) is { Installed: true, Announced: true });
        var (_, state) = await after.PageAsync(HttpMethod.Get, "office/state");
        Assert.All(state.GetProperty("people").EnumerateArray(), person => Assert.Equal(0, person.GetProperty("unread").GetInt32()));
        var (_, events) = await after.CallAsync(HttpMethod.Get, "graph/v1.0/users/chensiyuan@qiming.example/events");
        Assert.Equal("复盘会", events.GetProperty("value")[0].GetProperty("subject").GetString());

        // Absences count from the first day, not from the day of the restart.
        var (_, settings) = await after.CallAsync(HttpMethod.Get, "graph/v1.0/users/gaoyuan@qiming.example/mailboxSettings");
        Assert.Equal("2026-11-27T00:00:00.0000000", settings.GetProperty("automaticRepliesSetting").GetProperty("scheduledStartDateTime").GetProperty("dateTime").GetString());
        Assert.True(string.CompareOrdinal(await after.SendCardAsync(OfficeFixture.Sales, JsonNode.Parse("""{"type":"AdaptiveCard"}""")!), id) > 0);
    }

    [Fact]
    public async Task A_line_torn_by_a_kill_is_left_out_and_the_rest_stands()
    {
        await using (var before = await OfficeFixture.StartAsync(Journal))
        {
            await before.Office.SayAsync(OfficeFixture.Sales, "第一句", OfficeFixture.Cancel);
        }

        await File.AppendAllTextAsync(Journal, """{"kind":"message","value":{"id":"17000""", OfficeFixture.Cancel);
        await using var after = await OfficeFixture.StartAsync(Journal);
        Assert.Equal("第一句", Assert.Single(after.Office.MessagesOf(OfficeFixture.Sales)).Text);
        await after.Office.SayAsync(OfficeFixture.Sales, "第二句", OfficeFixture.Cancel);
        Assert.Equal(2, after.Office.MessagesOf(OfficeFixture.Sales).Count);
    }

    [Fact]
    public async Task What_was_said_is_in_the_file_before_the_office_closes()
    {
        await using var at = await OfficeFixture.StartAsync(Journal);
        var before = new FileInfo(Journal).Length;
        await at.Office.SayAsync(OfficeFixture.Sales, "别丢了", OfficeFixture.Cancel);
        Assert.True(new FileInfo(Journal).Length > before + 100);
    }

    [Fact]
    public async Task An_activity_of_which_nothing_is_kept_gives_its_id_to_no_other_after_a_restart()
    {
        var card = JsonNode.Parse("""{"type":"AdaptiveCard","body":[],"actions":[{"type":"Action.Submit","data":{"verb":"sign"}}]}""")!;
        var ids = new List<string>();
        foreach (var _ in Enumerable.Range(0, 3))
        {
            await using var at = await OfficeFixture.StartAsync(Journal);
            var message = at.Office.MessagesOf(OfficeFixture.Sales) is [{ Id: var known }] ? known : await at.SendCardAsync(OfficeFixture.Sales, card);
            await at.Office.PressAsync(OfficeFixture.Sales, "sign", cancellation: OfficeFixture.Cancel);
            ids.Add(at.Bot.Last.GetProperty("id").GetString()!);
            Assert.DoesNotContain(message, ids);
        }

        Assert.Distinct(ids);
    }

    [Fact]
    public async Task A_second_office_on_the_same_file_is_refused_in_words()
    {
        await using var first = await OfficeFixture.StartAsync(Journal);
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => OfficeFixture.StartAsync(Journal));
        Assert.Contains("正被另一个进程使用", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Superseded_lines_are_dropped_at_the_next_start()
    {
        await using (var before = await OfficeFixture.StartAsync(Journal))
        {
            foreach (var _ in Enumerable.Range(0, 50))
            {
                await before.PageAsync(HttpMethod.Post, $"office/people/{before.Office.Person(OfficeFixture.Sales).Id}/read");
            }
        }

        await using var after = await OfficeFixture.StartAsync(Journal);
        Assert.True(new FileInfo(Journal).Length < 1000);
        Assert.Equal(HttpStatusCode.OK, (await after.PageAsync(HttpMethod.Get, "office/state")).Status);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
