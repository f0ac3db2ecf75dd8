using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using TeamsCollab.Bot.Cards;
using TeamsCollab.Bot.Effects;
using TeamsCollab.Office.Record;
using TeamsCollab.Process;

namespace TeamsCollab.Bot.Tests.FrontDoor;

/// <summary>Clients that show an open card ask for the present one by themselves; asking changes nothing, and settled cards do not ask.</summary>
public sealed class RefreshTests(EndedCampaign ended)
{
    [Fact]
    public async Task Fifty_clients_that_refresh_for_an_hour_write_that_a_card_was_read_once_and_plan_no_effect()
    {
        await using var office = await RunningOffice.StartAsync();
        var campaign = new Campaign(office);
        await campaign.RequestAsync();
        await campaign.MeetingAsync();
        await campaign.DraftAsync();
        var open = Messages(office).Where(shown => RefreshOf(shown.Card) is not null).ToArray();
        var clients = Enumerable.Range(0, 50).Select(client => open[client % open.Length]).ToArray();
        // The first look at a card is noted once, as read; from then on nothing is.
        foreach (var shown in open)
        {
            await office.Office.RefreshAsync(shown.Person, shown.Message.Id, TestContext.Current.CancellationToken);
        }

        var (events, effects) = (await office.CountEventsAsync(), await office.Store.SummariseEffectsAsync(TestContext.Current.CancellationToken));
        await using var watch = new SqliteConnection($"Data Source={office.StorePath};Mode=ReadOnly;Pooling=False");
        await watch.OpenAsync(TestContext.Current.CancellationToken);
        var commits = 0L;

        for (var minute = 0; minute < 60; minute += 6)
        {
            await office.UntilAsync(6, 11, 10, minute);
            var before = Commits(watch);
            await Parallel.ForEachAsync(clients, TestContext.Current.CancellationToken, async (client, cancellation) =>
            {
                var refreshed = await office.Office.RefreshAsync(client.Person, client.Message.Id, cancellation);
                Assert.True(refreshed.Accepted, refreshed.Toast);
                Assert.NotNull(RefreshOf(refreshed.Invoke!.Value.GetProperty("value")));
            });
            // The first time that somebody sees a card is noted (已读), and never again.
            commits += minute == 0 ? 0 : Commits(watch) - before;
        }

        Assert.True(open.Select(shown => shown.Person).Distinct().Count() >= 7, "Everybody in the meeting has an open card.");
        Assert.Equal(0, commits);
        Assert.Equal(events, await office.CountEventsAsync());
        Assert.Equal(effects, await office.Store.SummariseEffectsAsync(TestContext.Current.CancellationToken));
        Assert.Equal(0, await office.DrainAsync());
    }

    [Fact]
    public async Task An_open_card_names_its_reader_by_the_channels_id()
    {
        await using var office = await RunningOffice.StartAsync();
        await new Campaign(office).SubmitAsync();

        var wanted = Assert.Single(office.NewestCard(Campaign.Sales).GetProperty("refresh").GetProperty("userIds").EnumerateArray()).GetString();

        Assert.Equal(office.Office.Person(Campaign.Sales).TeamsId, wanted);
        Assert.StartsWith("29:", wanted, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settling_takes_refresh_and_buttons_away()
    {
        var office = await ended.OfficeAsync();
        var id = (await office.KeyAsync()).Id;
        // The report stays open to those who have not read it, and one manager has no app to read it in.
        var settled = Messages(office)
            .Where(shown => shown.Card.GetRawText() is var card && card.Contains(id, StringComparison.Ordinal) && !card.Contains("协作复盘报告", StringComparison.Ordinal))
            .ToArray();

        Assert.True(settled.Length > 20, $"{settled.Length} cards");
        Assert.Empty(settled.Where(shown => RefreshOf(shown.Card) is not null || Verbs(shown.Card).Except(EveryButton.OnlyShow).Any()).Select(shown => $"{shown.Person}: {shown.Card.GetProperty("fallbackText")}"));
    }

    [Fact]
    public async Task A_refreshed_card_shows_what_others_did_meanwhile()
    {
        await using var office = await RunningOffice.StartAsync();
        var campaign = new Campaign(office);
        await campaign.RequestAsync();
        await campaign.MeetingAsync();
        await campaign.DraftAsync();
        var shown = office.Office.MessagesOf(Campaign.Sales).Last(message =>
            message.CardsFor(office.Id(Campaign.Sales)).Any(card => card.GetRawText().Contains("minutes.confirm", StringComparison.Ordinal)));
        await office.Office.PressAsync(Campaign.Product, "minutes.confirm", new Dictionary<string, string>(), TestContext.Current.CancellationToken);

        var refreshed = await office.Office.RefreshAsync(Campaign.Sales, shown.Id, TestContext.Current.CancellationToken);

        var texts = Cards.TextsOf(refreshed.Invoke!.Value.GetProperty("value")).ToArray();
        Assert.Contains(texts, text => text.Contains('✓') && text.Contains(Campaign.Product, StringComparison.Ordinal));
        Assert.Null(Cards.StyleOf(refreshed.Invoke!.Value.GetProperty("value")));
    }

    [Fact]
    public async Task A_refresh_that_names_a_binding_verb_binds_nobody()
    {
        await using var office = await RunningOffice.StartAsync();
        var campaign = new Campaign(office);
        await campaign.RequestAsync();
        await campaign.MeetingAsync();
        await campaign.DraftAsync();
        var before = await office.CountEventsAsync();
        var confirm = new JsonObject { ["verb"] = "minutes.confirm", ["collaboration"] = (await office.KeyAsync()).Id, ["draft"] = 1, ["once"] = "forged" };
        var forged = await office.InvokeAsync(Campaign.Sales, "minutes.confirm", confirm);
        forged["value"]!["trigger"] = "automatic";

        var answer = await office.Wire.SendAsync(forged);

        Assert.Equal((200, "attention"), (answer.Status, answer.Style));
        Assert.Equal(before, await office.CountEventsAsync());
    }

    [Fact]
    public async Task The_work_list_refreshes_too()
    {
        await using var office = await RunningOffice.StartAsync();
        await office.SayAsync(Campaign.Sales, "我的");
        var list = office.NewestMessage(Campaign.Sales);
        var number = (await new Campaign(office).SubmitAsync(), await new Campaign(office).NumberAsync()).Item2;

        var refreshed = await office.Office.RefreshAsync(Campaign.Sales, list.Id, TestContext.Current.CancellationToken);

        Assert.Contains(Cards.TextsOf(refreshed.Invoke!.Value.GetProperty("value")), text => text.Contains(number, StringComparison.Ordinal));
    }

    [Fact]
    public void No_more_ids_than_Teams_takes_and_the_newest_askers_first()
    {
        var refresh = CardRefresh.Of("card.open", "c", CardName.Overview, null, Enumerable.Range(0, 100).Select(asker => $"29:{asker:000}").Prepend("29:000"))!;

        Assert.Equal(60, refresh.UserIds.Length);
        Assert.Equal(("29:000", "29:059"), (refresh.UserIds[0], refresh.UserIds[^1]));
        Assert.Null(CardRefresh.Of("card.open", "c", CardName.Overview, null, []));
    }

    private static IEnumerable<(string Person, OfficeMessage Message, JsonElement Card)> Messages(RunningOffice office) =>
        from person in office.Office.People
        from message in office.Office.MessagesOf(person.Name)
        where message.FromPersonId is null && message.Cards.Count > 0
        select (person.Name, message, message.CardsFor(person.Id)[0]);

    private static IEnumerable<string> Verbs(JsonElement card) =>
        card.GetRawText().Split("\"verb\":\"").Skip(1).Select(rest => rest[..rest.IndexOf('"', StringComparison.Ordinal)]);

    private static JsonElement? RefreshOf(JsonElement card) => card.TryGetProperty("refresh", out var refresh) ? refresh : null;

    /// <summary>Counts up with every commit of another connection.</summary>
    private static long Commits(SqliteConnection watch)
    {
        using var command = watch.CreateCommand();
        command.CommandText = "PRAGMA data_version";
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
