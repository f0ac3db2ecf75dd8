using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using TeamsCollab.Bot.Organisation;
using TeamsCollab.Office;
using TeamsCollab.Office.Teams;
using TeamsCollab.Process;

namespace TeamsCollab.Bot.Tests.FrontDoor;

/// <summary>Microsoft Graph hangs: nobody waits for it, nothing is guessed, and what was missing comes later.</summary>
public sealed class SilentGraphTests
{
    [Fact]
    public async Task Where_the_calendars_hang_the_card_comes_without_times_says_so_and_is_completed_later()
    {
        await using var office = await RunningOffice.StartAsync();
        await new Campaign(office).RequestAsync();
        var events = await office.CountEventsAsync();
        var hang = office.HangGraph("getSchedule");

        var data = JsonSerializer.SerializeToElement(new { verb = "card.open", collaboration = (await office.KeyAsync()).Id, card = "meetingArrange", key = "" });
        var message = office.NewestMessage(Campaign.Asker);
        var opened = await office.Office.PressAsync(Campaign.Asker, message.Id, new OfficeAction("Action.Execute", null, "card.open", data), TestContext.Current.CancellationToken);

        var card = opened.Invoke!.Value.GetProperty("value");
        Assert.Contains("正在查询", Cards.SentenceOf(card), StringComparison.Ordinal);
        Assert.Null(Cards.InputOf(card, "slot"));
        Assert.NotNull(Cards.InputOf(card, "date"));

        hang.LetGo();
        await office.DrainAsync();
        var completed = office.Office.MessagesOf(Campaign.Asker).Single(shown => shown.Id == message.Id).CardsFor(office.Id(Campaign.Asker))[0];
        Assert.NotNull(Cards.InputOf(completed, "slot"));
        Assert.DoesNotContain("正在查询", Cards.SentenceOf(completed) ?? string.Empty, StringComparison.Ordinal);
        Assert.Equal(events, await office.CountEventsAsync());
    }

    [Fact]
    public async Task What_cannot_be_decided_without_the_directory_is_not_stored_and_works_once_it_answers()
    {
        await using var office = await RunningOffice.StartAsync();
        await new Campaign(office).RequestAsync();
        var events = await office.CountEventsAsync();
        var newcomer = office.Id("罗丹");
        var hang = office.HangGraph(newcomer);
        (string, string)[] meeting =
            [("date", "2024-06-06"), ("start", "14:00"), ("minutes", "60"), ("form", "online"), ("others", newcomer), ("othersFrom", "客服部"), ("othersRole", "executor")];

        var pressed = await office.TryPressAsync(Campaign.Asker, "meeting.arrange", meeting);

        Assert.Equal(200, pressed.Status);
        Assert.Contains("公司目录暂时没有响应", pressed.Toast, StringComparison.Ordinal);
        Assert.Equal(events, await office.CountEventsAsync());

        hang.LetGo();
        await office.PressAsync(Campaign.Asker, "meeting.arrange", meeting);
        Assert.True(await office.CountEventsAsync() > events);
    }

    [Fact]
    public async Task A_text_that_needs_the_directory_is_answered_in_words_and_later_with_the_card()
    {
        await using var office = await RunningOffice.StartAsync();
        var hang = office.HangGraph();

        await office.Office.SayAsync(Campaign.Asker, "发起", TestContext.Current.CancellationToken);
        Assert.Contains("公司目录暂时没有响应", office.Office.MessagesOf(Campaign.Asker)[^1].Text, StringComparison.Ordinal);

        hang.LetGo();
        Assert.NotNull(Cards.InputOf(await office.SayAsync(Campaign.Asker, "发起"), "title"));
    }

    [Theory]
    [InlineData(408)]
    [InlineData(409)]
    [InlineData(429)]
    [InlineData(503)]
    public async Task A_meeting_that_Outlook_refuses_for_now_is_booked_later(int status)
    {
        await using var office = await RunningOffice.StartAsync();
        var campaign = new Campaign(office);
        await campaign.RequestAsync();
        // More refusals than a slow machine could meet attempts meanwhile: it is booked only once they are taken back.
        office.Office.Faults.Fail(OfficeDoor.Graph, status, 1000, "/events");

        await office.PressAsync(Campaign.Asker, "meeting.arrange", ("date", "2024-06-06"), ("start", "14:00"), ("minutes", "60"), ("form", "online"));
        Assert.DoesNotContain(await office.EventsAsync(await office.KeyAsync()), happened => happened is Process.Meeting.MeetingEvent.Booked);

        office.Office.Faults.Clear();
        await office.CarryOutLaterAsync(TimeSpan.FromHours(1));
        Assert.Single((await office.EventsAsync(await office.KeyAsync())).OfType<Process.Meeting.MeetingEvent.Booked>());
    }

    [Fact]
    public async Task What_Graph_gives_piece_by_piece_is_read_whole()
    {
        await using var whole = await RunningOffice.StartAsync();
        await using var pieces = await RunningOffice.StartAsync();
        pieces.Office.Faults.LargestPage = 1;

        Assert.Equal(await KnownAsync(whole), await KnownAsync(pieces));
    }

    /// <summary>Each department's head and people, and the rooms.</summary>
    private static async Task<string[]> KnownAsync(RunningOffice office)
    {
        var (staff, rooms, cancellation) = (office.Services.GetRequiredService<StaffDirectory>(), office.Services.GetRequiredService<RoomDirectory>(), TestContext.Current.CancellationToken);
        var known = new List<string>();
        foreach (var department in office.Office.People.Select(person => person.Department).Distinct().Select(name => new Department(name)))
        {
            known.Add($"{department}: {(await staff.FindAsync(department, cancellation))?.Head}");
            known.AddRange((await staff.ReadMembersAsync(department, cancellation)).Select(member => member.Name));
        }

        return [.. known, .. (await rooms.ReadAsync(cancellation)).Select(room => room.Name)];
    }
}
