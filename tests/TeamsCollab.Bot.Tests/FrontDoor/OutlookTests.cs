using Microsoft.Extensions.DependencyInjection;
using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Graph.Users.Item.Events.Item.Decline;
using TeamsCollab.Process.Meeting;

namespace TeamsCollab.Bot.Tests.FrontDoor;

/// <summary>What people do to a booked meeting in Outlook comes back into the collaboration by itself, within half an hour of working time.</summary>
public sealed class OutlookTests
{
    [Fact]
    public async Task A_meeting_moved_in_outlook_is_noticed_told_and_needs_its_agenda_again()
    {
        await using var office = await BookedAsync();
        var (calendar, id) = await EntryAsync(office);
        await calendar.Events[id].PatchAsync(new Event { Start = At("2024-06-07T15:00:00"), End = At("2024-06-07T16:30:00") }, cancellationToken: TestContext.Current.CancellationToken);

        await office.UntilAsync(6, 3, 16);

        var meeting = await MeetingAsync(office);
        Assert.Equal((RunningOffice.At(6, 7, 15), 90), (meeting.Arrangement!.Start, meeting.Arrangement.Minutes));
        Assert.Equal(id, meeting.Booking!.EventId);
        Assert.Contains(Cards.TextsOf(office.NewestCard(Campaign.Asker)), text => text.Contains("Outlook", StringComparison.Ordinal));
        Assert.Contains(Cards.TextsOf(office.NewestCard(Campaign.Sales)), text => text.Contains("Outlook", StringComparison.Ordinal));
        Assert.Single((await office.EventsAsync(await office.KeyAsync())).OfType<MeetingEvent.MovedInOutlook>());
    }

    [Fact]
    public async Task A_meeting_deleted_in_outlook_is_told_and_arranged_anew()
    {
        await using var office = await BookedAsync();
        var (calendar, id) = await EntryAsync(office);
        await calendar.Events[id].DeleteAsync(cancellationToken: TestContext.Current.CancellationToken);

        await office.UntilAsync(6, 3, 16);

        Assert.Null((await MeetingAsync(office)).Arrangement);
        Assert.Contains(Cards.TextsOf(office.NewestCard(Campaign.Asker)), text => text.Contains("在 Outlook 中取消", StringComparison.Ordinal));
        await office.PressAsync(Campaign.Asker, "meeting.arrange", ("date", "2024-06-06"), ("start", "14:00"), ("minutes", "60"), ("form", "online"));
        Assert.NotEqual(id, (await MeetingAsync(office)).Booking!.EventId);
    }

    [Fact]
    public async Task Who_declines_and_proposes_another_time_is_shown_to_the_organiser()
    {
        await using var office = await BookedAsync();
        await ProposeAsync(office);

        await office.UntilAsync(6, 3, 16);

        var answer = Assert.Single((await MeetingAsync(office)).Answers);
        Assert.Equal((office.Id(Campaign.SalesHead), Attendance.NotComing, RunningOffice.At(6, 7, 10)), (answer.Person.Id, answer.Answer, answer.Proposed));
        Assert.Contains(Cards.TextsOf(office.NewestCard(Campaign.Asker)), text => text.Contains("不能参加", StringComparison.Ordinal) && text.Contains("建议改到", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Called_off_from_the_bot_it_leaves_the_calendars_and_everybody_is_told_why()
    {
        await using var office = await BookedAsync();
        var (calendar, id) = await EntryAsync(office);
        await office.OpenAsync(Campaign.Asker, "meetingArrange", string.Empty);
        await office.PressAsync(Campaign.Asker, "meeting.callOff", ("reason", "王总监当天出差"));

        Assert.Contains(Cards.TextsOf(office.NewestCard(Campaign.Sales)), text => text.Contains("王总监当天出差", StringComparison.Ordinal));
        var gone = await Assert.ThrowsAsync<Microsoft.Graph.Models.ODataErrors.ODataError>(() => calendar.Events[id].GetAsync(cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(404, gone.ResponseStatusCode);
    }

    [Fact]
    public async Task Moved_from_the_bot_the_same_entry_moves_and_everybody_is_told_when_and_why()
    {
        await using var office = await BookedAsync();
        var (calendar, id) = await EntryAsync(office);
        await office.PressAsync(Campaign.Asker, "meeting.sendAgenda", ("items", "60 铺货节奏"));
        await office.OpenAsync(Campaign.Asker, "meetingArrange", string.Empty);
        Assert.NotNull(Cards.InputOf(office.NewestCard(Campaign.Asker, "meeting.move"), "newSlot"));
        await office.PressAsync(Campaign.Asker, "meeting.move", ("newDate", "2024-06-07"), ("newStart", "10:00"), ("moveReason", "王总监当天出差"));

        var entry = await calendar.Events[id].GetAsync(cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(("2024-06-07T02:00:00.0000000", "2024-06-07T03:00:00.0000000"), (entry!.Start!.DateTime, entry.End!.DateTime));
        Assert.NotNull(entry.OnlineMeeting?.JoinUrl);
        var meeting = await MeetingAsync(office);
        Assert.Equal((id, BookingStatus.Booked, RunningOffice.At(6, 7, 10)), (meeting.Booking!.EventId, meeting.Booking.Status, meeting.Arrangement!.Start));
        Assert.Contains(Cards.TextsOf(office.NewestCard(Campaign.Sales)), text => text.Contains("王总监当天出差", StringComparison.Ordinal) && text.Contains("6月6日", StringComparison.Ordinal));

        // What the bot moved is no change in Outlook.
        await office.UntilAsync(6, 3, 16);
        Assert.DoesNotContain(await office.EventsAsync(await office.KeyAsync()), happened => happened is MeetingEvent.MovedInOutlook);
    }

    [Fact]
    public async Task Another_time_that_somebody_proposes_is_one_of_those_it_can_move_to()
    {
        await using var office = await BookedAsync();
        await ProposeAsync(office);
        await office.UntilAsync(6, 3, 16);
        await office.OpenAsync(Campaign.Asker, "meetingArrange", string.Empty);
        await office.PressAsync(Campaign.Asker, "meeting.move", ("newSlot", "2024-06-07T10:00+08:00"), ("moveReason", "按王总监的建议"));

        Assert.Equal(RunningOffice.At(6, 7, 10), (await MeetingAsync(office)).Arrangement!.Start);
    }

    [Fact]
    public async Task A_calendar_that_refuses_holds_up_no_deadline_and_is_read_at_the_next_look()
    {
        await using var office = await BookedAsync();
        var (calendar, id) = await EntryAsync(office);
        await calendar.Events[id].DeleteAsync(cancellationToken: TestContext.Current.CancellationToken);
        office.Office.Faults.Fail(Office.OfficeDoor.Graph, 503, 1, "/events/");

        await office.UntilAsync(6, 3, 16);

        Assert.Null((await MeetingAsync(office)).Arrangement);
    }

    [Fact]
    public async Task The_retrospectives_entry_is_looked_at_too_and_a_place_that_is_taken_back_leaves_it()
    {
        await using var office = await RunningOffice.StartAsync();
        var campaign = new Campaign(office);
        await campaign.RequestAsync();
        await campaign.MeetingAsync();
        await campaign.MinutesAsync();
        await campaign.ExecutionAsync();
        (string, string)[] retrospective = [("date", "2024-07-03"), ("time", "15:00"), ("minutes", "60")];
        await office.PressAsync(Campaign.Asker, "retrospective.arrange", [.. retrospective, ("form", "onSite"), ("place", "公司三楼会议室")]);
        var calendar = (await EntryAsync(office)).Calendar;
        var id = (await MeetingAsync(office)).Bookings[2].EventId;
        Assert.Equal("公司三楼会议室", (await calendar.Events[id].GetAsync(cancellationToken: TestContext.Current.CancellationToken))!.Location!.DisplayName);

        await office.PressAsync(Campaign.Asker, "retrospective.arrange", [.. retrospective, ("form", "online"), ("place", string.Empty)]);
        var online = await calendar.Events[id].GetAsync(cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal((string.Empty, true), (online!.Location?.DisplayName, online.OnlineMeeting?.JoinUrl is not null));

        await calendar.Events[id].PatchAsync(new Event { Start = At("2024-07-04T10:00:00"), End = At("2024-07-04T11:00:00") }, cancellationToken: TestContext.Current.CancellationToken);
        await office.UntilAsync(7, 1, 16);
        Assert.Equal(RunningOffice.At(7, 4, 10), (await office.StateAsync(await office.KeyAsync())).Retrospective.Arrangement!.Start);
        Assert.Contains(Cards.TextsOf(office.NewestCard(Campaign.Asker, "retrospective.arrange")), text => text.Contains("Outlook", StringComparison.Ordinal));

        await calendar.Events[id].DeleteAsync(cancellationToken: TestContext.Current.CancellationToken);
        await office.UntilAsync(7, 2, 16);
        Assert.Contains(Cards.TextsOf(office.NewestCard(Campaign.Asker, "retrospective.arrange")), text => text.Contains("在 Outlook 中取消", StringComparison.Ordinal));
    }

    private static async Task<RunningOffice> BookedAsync()
    {
        var office = await RunningOffice.StartAsync();
        await new Campaign(office).RequestAsync();
        await office.PressAsync(Campaign.Asker, "meeting.arrange", ("date", "2024-06-06"), ("start", "14:00"), ("minutes", "60"), ("form", "online"));
        return office;
    }

    private static async Task ProposeAsync(RunningOffice office)
    {
        var graph = office.Services.GetRequiredService<GraphServiceClient>();
        var mine = graph.Users[office.Id(Campaign.SalesHead)];
        var view = await mine.CalendarView.GetAsync(
            request => (request.QueryParameters.StartDateTime, request.QueryParameters.EndDateTime) = ("2024-06-06T00:00:00Z", "2024-06-07T00:00:00Z"), TestContext.Current.CancellationToken);
        var invitation = view!.Value!.Single(entry => entry.Subject!.Contains(Campaign.Title, StringComparison.Ordinal));
        await mine.Events[invitation.Id].Decline.PostAsync(
            new DeclinePostRequestBody { Comment = "出差", SendResponse = true, ProposedNewTime = new TimeSlot { Start = At("2024-06-07T10:00:00"), End = At("2024-06-07T11:00:00") } },
            cancellationToken: TestContext.Current.CancellationToken);
    }

    private static async Task<(Microsoft.Graph.Users.Item.UserItemRequestBuilder Calendar, string Id)> EntryAsync(RunningOffice office) =>
        (office.Services.GetRequiredService<GraphServiceClient>().Users[office.Id(Campaign.Asker)], (await MeetingAsync(office)).Booking!.EventId!);

    private static async Task<MeetingState> MeetingAsync(RunningOffice office) => (await office.StateAsync(await office.KeyAsync())).Meeting;

    private static DateTimeTimeZone At(string local) => new() { DateTime = local, TimeZone = "Asia/Shanghai" };
}
