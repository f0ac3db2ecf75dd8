using System.Text.Json.Nodes;
using TeamsCollab.Process.Meeting;
using TeamsCollab.Process.Meeting.Live;
using TeamsCollab.Process.Minutes;

namespace TeamsCollab.Bot.Tests.FrontDoor;

/// <summary>The meeting while people talk: timers to the minute, several hands on one grid, nothing half-filled at the end.</summary>
public sealed class LiveFrameTests
{
    [Fact]
    public async Task The_timers_ring_at_their_minute_in_the_hosts_chat_alone()
    {
        await using var office = await BegunAsync();
        var before = office.Office.MessagesOf(Campaign.Asker).Count;
        var others = office.Office.MessagesOf(Campaign.Sales).Count;

        await office.UntilAsync(6, 6, 14, 9);
        Assert.Equal(before, office.Office.MessagesOf(Campaign.Asker).Count);
        await office.UntilAsync(6, 6, 14, 10);
        Assert.Equal(before + 1, office.Office.MessagesOf(Campaign.Asker).Count);
        await office.UntilAsync(6, 6, 14, 50);
        Assert.Equal(before + 2, office.Office.MessagesOf(Campaign.Asker).Count);
        Assert.Equal(others, office.Office.MessagesOf(Campaign.Sales).Count);
        var rung = (await office.EventsAsync(await office.KeyAsync())).OfType<LiveEvent.PartBegan>();
        Assert.Equal([(1, "14:10"), (2, "14:50")], rung.Select(part => (part.Part, part.At.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture))));
        Assert.Contains(Cards.TextsOf(office.NewestCard(Campaign.Asker)), text => text.StartsWith("▶ 14:50–15:00", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Six_people_add_rows_at_the_same_moment_and_each_row_has_its_own_id()
    {
        await using var office = await BegunAsync();
        string[] people = [Campaign.Asker, Campaign.SalesHead, Campaign.Sales, Campaign.Product, Campaign.SupportHead, Campaign.Support];
        var presses = new List<JsonObject>();
        foreach (var person in people)
        {
            presses.Add(await office.InvokeAsync(person, "meeting.fillRow", new JsonObject { ["collaboration"] = (await office.KeyAsync()).Id, ["key"] = "new", ["what"] = $"{person}的事项" }));
        }

        var answers = await Task.WhenAll(presses.Select(office.Wire.SendAsync));

        Assert.All(answers, answer => Assert.Equal("good", answer.Style));
        var rows = (await office.StateAsync(await office.KeyAsync())).Meeting.Live!.Rows;
        Assert.Equal(["R1", "R2", "R3", "R4", "R5", "R6"], rows.Select(row => row.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Two_people_fill_one_row_at_once_and_who_meets_the_others_words_chooses()
    {
        await using var office = await BegunAsync();
        await office.OpenAsync(Campaign.Sales, "meetingRow", "new");
        await office.PressAsync(Campaign.Sales, "meeting.fillRow", ("what", "完成首批铺货"));
        await office.OpenAsync(Campaign.Sales, "meetingRow", "R1");
        await office.OpenAsync(Campaign.Product, "meetingRow", "R1");
        await office.OpenAsync(Campaign.Support, "meetingRow", "R1");

        await office.PressAsync(Campaign.Sales, "meeting.fillRow", ("how", "按区域分三批"), ("owner", office.Id(Campaign.Sales)));
        await office.PressAsync(Campaign.Product, "meeting.fillRow", ("due", "2024-06-28"));
        var met = await office.TryPressAsync(Campaign.Support, "meeting.fillRow", ("how", "一次铺完"), ("standard", "铺货率≥95%"));

        var card = met.Invoke!.Value.GetProperty("value");
        Assert.Equal("attention", Cards.StyleOf(card));
        Assert.Contains("按区域分三批", Cards.SentenceOf(card), StringComparison.Ordinal);
        Assert.Equal("一次铺完", Cards.InputOf(card, "how"));
        await office.PressAsync(Campaign.Support, "meeting.fillRow");

        var row = Assert.Single((await office.StateAsync(await office.KeyAsync())).Meeting.Live!.Rows);
        Assert.True(row.IsComplete);
        Assert.Equal((office.Id(Campaign.Sales), new DateOnly(2024, 6, 28)), (row.Owner!.Value.Id, row.DueOn));
        var notes = Cards.TextsOf(await office.SayAsync(Campaign.Asker, $"要点 {await new Campaign(office).NumberAsync()} 风险：两家门店装修")).ToArray();
        Assert.Contains("方式：一次铺完", notes);
        Assert.Contains("交付标准：铺货率≥95%", notes);
        Assert.Contains("潜在风险：市场部 两家门店装修", notes);
    }

    [Fact]
    public async Task A_half_filled_row_keeps_the_meeting_open_until_it_is_filled_or_logged_and_the_draft_holds_it()
    {
        await using var office = await BegunAsync();
        await office.OpenAsync(Campaign.Support, "meetingRow", "new");
        await office.PressAsync(Campaign.Support, "meeting.fillRow", ("what", "承担培训费"));
        await office.OpenAsync(Campaign.Product, "meetingRow", "new");
        await office.PressAsync(
            Campaign.Product, "meeting.fillRow", ("what", "完成卖点手册"), ("owner", office.Id(Campaign.Product)), ("due", "2024-06-20"), ("how", "产品部编写"), ("standard", "覆盖8个卖点"));
        await office.UntilAsync(6, 6, 15, 5);

        var open = await office.TryPressAsync(Campaign.Asker, "meeting.end");
        var card = open.Invoke!.Value.GetProperty("value");
        Assert.Contains("R1", Cards.SentenceOf(card), StringComparison.Ordinal);
        Assert.Contains("记为争议点", Cards.TextsOf(card));
        Assert.Null((await office.StateAsync(await office.KeyAsync())).Meeting.Held);

        await office.OpenAsync(Campaign.Asker, "meetingDispute", "R1");
        await office.PressAsync(
            Campaign.Asker, "meeting.dispute", ("positions", "市场部：由客服部承担\n客服部：由市场部承担"), ("decider", office.Id("何美玲")), ("decideBy", "2024-06-12"), ("route", "提请总经理裁决"));
        await office.OpenAsync(Campaign.Asker, "meetingAttendance");
        await office.PressAsync(
            Campaign.Asker,
            "meeting.end",
            ("present", string.Join(',', new[] { Campaign.Asker, Campaign.SalesHead, Campaign.Product, Campaign.Support }.Select(office.Id))),
            ("cameToo", office.Id("钱多多")),
            ("absences", "马海燕：出差\n周晓峰：与会议冲突"));

        var state = await office.StateAsync(await office.KeyAsync());
        Assert.Contains(state.Meeting.Participants, person => person.Id == office.Id("钱多多"));
        Assert.Equal(2, state.Meeting.Held!.Absent.Count(absence => absence.Reason is not null));
        Assert.Equal(["P1", "P2", "P3", "T1", "D1"], state.Minutes.Working.Select(clause => clause.Clause.Id));
        Assert.Equal(MinutesStatus.Awaited, state.Minutes.Status);
        var draft = Cards.TextsOf(await office.SayAsync(Campaign.Asker, $"查看 {await new Campaign(office).NumberAsync()}"));
        Assert.NotEmpty(draft);
    }

    [Fact]
    public async Task A_meeting_held_elsewhere_is_written_down_by_the_other_side_and_starts_the_minutes_clock()
    {
        await using var office = await RunningOffice.StartAsync();
        await new Campaign(office).RequestAsync();
        await office.UntilAsync(6, 5, 16, 42);
        await office.OpenAsync(Campaign.Sales, "meetingAttendance");
        (string, string)[] held = [("heldOn", "2024-06-05"), ("startedAt", "15:00"), ("endedAt", "16:41"), ("present", $"{office.Id(Campaign.Asker)},{office.Id(Campaign.SalesHead)}")];
        Assert.Equal("attention", Cards.StyleOf((await office.TryPressAsync(Campaign.Sales, "meeting.end", held)).Invoke!.Value.GetProperty("value")));

        await office.PressAsync(Campaign.Sales, "meeting.end", [.. held, ("heldIn", "线上腾讯会议")]);

        var state = await office.StateAsync(await office.KeyAsync());
        Assert.Equal(RunningOffice.At(6, 5, 16, 41), state.Meeting.Held!.EndedAt);
        Assert.Equal(RunningOffice.At(6, 7, 18), state.Minutes.Watch!.DueAt);
        Assert.Contains((await office.EventsAsync(await office.KeyAsync())).OfType<MeetingEvent.Ended>(), ended => ended.By.Id == office.Id(Campaign.Sales));
    }

    [Fact]
    public async Task While_it_is_held_the_card_on_which_it_was_arranged_says_so_and_offers_no_change()
    {
        await using var office = await ArrangedAsync();
        await office.OpenAsync(Campaign.Asker, "meetingArrange", string.Empty);
        var message = office.NewestMessage(Campaign.Asker).Id;
        await office.UntilAsync(6, 6, 14);
        await office.PressAsync(Campaign.Asker, "meeting.begin");

        var card = office.Office.MessagesOf(Campaign.Asker).Single(each => each.Id == message).CardsFor(office.Id(Campaign.Asker))[0];
        Assert.Contains("● 会议正在进行，不能再修改、改期或取消。", Cards.TextsOf(card));
        Assert.DoesNotContain("meeting.callOff", card.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Left_open_until_the_next_day_it_is_ended_with_the_times_that_its_card_offers()
    {
        await using var office = await BegunAsync();
        await office.UntilAsync(6, 7, 9, 30);
        await office.OpenAsync(Campaign.Asker, "meetingAttendance", string.Empty);
        await office.PressAsync(Campaign.Asker, "meeting.end");

        var held = (await office.StateAsync(await office.KeyAsync())).Meeting.Held!;
        Assert.Equal((RunningOffice.At(6, 6, 14), RunningOffice.At(6, 6, 15)), (held.StartedAt, held.EndedAt));
    }

    private static async Task<RunningOffice> BegunAsync()
    {
        var office = await ArrangedAsync();
        await office.UntilAsync(6, 6, 14);
        await office.PressAsync(Campaign.Asker, "meeting.begin");
        return office;
    }

    private static async Task<RunningOffice> ArrangedAsync()
    {
        var office = await RunningOffice.StartAsync();
        var campaign = new Campaign(office);
        await campaign.RequestAsync();
        await office.PressAsync(Campaign.Asker, "meeting.arrange", ("date", "2024-06-06"), ("start", "14:00"), ("minutes", "60"), ("form", "online"));
        await office.PressAsync(Campaign.Asker, "meeting.sendAgenda");
        return office;
    }
}
