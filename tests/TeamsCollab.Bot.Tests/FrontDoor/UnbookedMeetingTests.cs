using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Graph;
using Microsoft.Graph.Models;
using TeamsCollab.Office;
using TeamsCollab.Process.Meeting;

namespace TeamsCollab.Bot.Tests.FrontDoor;

/// <summary>What can go wrong where a meeting is put into the calendars: the organiser reads what happened and what to do next, and the process goes on.</summary>
public sealed class UnbookedMeetingTests
{
    private static readonly (string, string)[] Friday = [("date", "2024-06-07"), ("start", "10:00"), ("minutes", "60"), ("form", "online")];
    private static readonly (string, string)[] Meeting = [("date", "2024-06-06"), ("start", "14:00"), ("minutes", "60"), ("form", "online")];

    [Theory]
    [InlineData(403, "ErrorAccessDenied", "访问策略", "access policy")]
    [InlineData(403, "Authorization_RequestDenied", "日历权限", "use calendars")]
    [InlineData(404, "MailboxNotEnabledForRESTAPI", "Exchange 邮箱", "Exchange mailbox")]
    [InlineData(404, "ResourceNotFound", "Exchange 邮箱", "Exchange mailbox")]
    [InlineData(400, "ErrorInvalidRequest", "拒绝了这次预订", "refused this booking")]
    public async Task The_organiser_reads_why_and_what_to_do_and_tries_again(int status, string code, string chinese, string english)
    {
        await using var office = await ReadyAsync();
        office.Office.Faults.Fail(OfficeDoor.Graph, status, 1, "/events", code);
        await office.PressAsync(Campaign.Asker, "meeting.arrange", Meeting);

        Assert.Contains(Cards.TextsOf(office.NewestCard(Campaign.Asker)), text => text.Contains("没有写入日历", StringComparison.Ordinal) && text.Contains(chinese, StringComparison.Ordinal) && text.Contains("修改会议", StringComparison.Ordinal));
        await office.SayAsync(Campaign.Asker, "English");
        await office.OpenAsync(Campaign.Asker, "meetingArrange", string.Empty);
        Assert.Contains(Cards.TextsOf(office.NewestCard(Campaign.Asker, "meeting.arrange")), text => text.Contains(english, StringComparison.Ordinal));

        await office.PressAsync(Campaign.Asker, "meeting.arrange", Meeting);
        Assert.Equal(BookingStatus.Booked, (await MeetingAsync(office)).Booking!.Status);
    }

    [Fact]
    public async Task Without_a_link_the_organiser_is_told_where_to_put_another_one()
    {
        await using var office = await ReadyAsync();
        office.Office.Faults.OnlineMeetingsOff = true;
        await office.PressAsync(Campaign.Asker, "meeting.arrange", Meeting);

        Assert.Equal((BookingStatus.Booked, null), ((await MeetingAsync(office)).Booking!.Status, (await MeetingAsync(office)).Booking!.JoinUrl));
        Assert.Contains(Cards.TextsOf(office.NewestCard(Campaign.Asker)), text => text.Contains("没有给出入会链接", StringComparison.Ordinal) && text.Contains("Teams 会议许可", StringComparison.Ordinal));
        await office.PressAsync(Campaign.Asker, "meeting.arrange", [.. Meeting, ("place", "腾讯会议 123 456 789")]);
        Assert.DoesNotContain(Cards.TextsOf(office.NewestCard(Campaign.Asker, "meeting.arrange")), text => text.Contains("没有给出入会链接", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Somebody_whose_calendar_filled_up_meanwhile_is_named_and_the_meeting_can_be_moved()
    {
        await using var office = await ReadyAsync();
        // The best time that the card offers.
        var slot = Regex.Match(Regex.Unescape(office.NewestCard(Campaign.Asker, "meeting.arrange").GetRawText()), @"2024-06-\d\dT\d\d:\d\d\+08:00").Value;
        var start = SlotChoice.Read(slot)!.Value;
        await office.Services.GetRequiredService<GraphServiceClient>().Users[office.Id(Campaign.SalesHead)].Events.PostAsync(
            new Event { Subject = "客户来访", Start = At(start.AddMinutes(30)), End = At(start.AddMinutes(90)) }, cancellationToken: TestContext.Current.CancellationToken);
        await office.PressAsync(Campaign.Asker, "meeting.arrange", ("slot", slot), ("minutes", "60"), ("form", "online"));

        var booked = (await office.EventsAsync(await office.KeyAsync())).OfType<MeetingEvent.Booked>().Single();
        Assert.Equal([office.Id(Campaign.SalesHead)], booked.Busy.Select(person => person.Id));
        Assert.Contains(Cards.TextsOf(office.NewestCard(Campaign.Asker, "meeting.sendAgenda")), text => text.Contains("已有其他安排", StringComparison.Ordinal) && text.Contains(Campaign.SalesHead, StringComparison.Ordinal));

        await office.OpenAsync(Campaign.Asker, "meetingArrange", string.Empty);
        await office.PressAsync(Campaign.Asker, "meeting.move", ("newDate", "2024-06-11"), ("newStart", "11:00"), ("moveReason", "王总监有客户来访"));
        Assert.DoesNotContain(new Process.Person(office.Id(Campaign.SalesHead)), (await MeetingAsync(office)).Busy);
    }

    [Fact]
    public async Task A_meeting_that_only_becomes_longer_makes_nobody_busy_with_itself()
    {
        await using var office = await ReadyAsync();
        await office.PressAsync(Campaign.Asker, "meeting.arrange", Friday);
        await office.OpenAsync(Campaign.Asker, "meetingArrange", string.Empty);
        await office.PressAsync(Campaign.Asker, "meeting.arrange", ("minutes", "90"));

        var meeting = await MeetingAsync(office);
        Assert.Equal((BookingStatus.Booked, 90), (meeting.Booking!.Status, meeting.Arrangement!.Minutes));
        Assert.Empty(meeting.Busy);
    }

    [Fact]
    public async Task The_calendars_answer_for_the_earlier_time_is_not_taken_for_the_later_one()
    {
        await using var office = await ReadyAsync();
        var (booking, moving) = (office.Office.Faults.Hang(OfficeDoor.Graph, "/events", carriedOut: true, "POST"), office.Office.Faults.Hang(OfficeDoor.Graph, "/events/", carriedOut: true, "PATCH"));
        var effects = await ArrangeUnansweredAsync(office, booking);
        await PressAloneAsync(office, "meeting.move", ("newDate", "2024-06-07"), ("newStart", "10:00"), ("moveReason", "王总监当天出差"));

        booking.LetGo();
        await moving.Reached;
        Assert.Equal(BookingStatus.Wanted, (await MeetingAsync(office)).Booking!.Status);
        Assert.Null(OutlookLooks.DueFrom(await office.StateAsync(await office.KeyAsync())));

        moving.LetGo();
        await effects;
        var meeting = await MeetingAsync(office);
        Assert.Equal((BookingStatus.Booked, RunningOffice.At(6, 7, 10)), (meeting.Booking!.Status, meeting.Arrangement!.Start));
        Assert.Single((await office.EventsAsync(await office.KeyAsync())).OfType<MeetingEvent.Booked>());
    }

    [Fact]
    public async Task Called_off_before_the_calendar_answered_it_stays_in_nobodys_calendar()
    {
        await using var office = await ReadyAsync();
        var booking = office.Office.Faults.Hang(OfficeDoor.Graph, "/events", carriedOut: true, "POST");
        var effects = await ArrangeUnansweredAsync(office, booking);
        Assert.Single(await EntriesAsync(office));
        await PressAloneAsync(office, "meeting.callOff", ("reason", "王总监当天出差"));

        booking.LetGo();
        await effects;
        Assert.Empty(await EntriesAsync(office));
        Assert.Null((await MeetingAsync(office)).Booking);
        await office.OpenAsync(Campaign.Asker, "meetingArrange", string.Empty);
        await office.PressAsync(Campaign.Asker, "meeting.arrange", Friday);
        Assert.Equal(BookingStatus.Booked, (await MeetingAsync(office)).Booking!.Status);
        Assert.Single(await EntriesAsync(office));
    }

    /// <summary>The entry stands in the calendars, and the bot does not know it yet.</summary>
    private static async Task<Task> ArrangeUnansweredAsync(RunningOffice office, OfficeHang booking)
    {
        await PressAloneAsync(office, "meeting.arrange", Meeting);
        var effects = office.DrainAsync();
        await booking.Reached;
        await office.OpenAsync(Campaign.Asker, "meetingArrange", string.Empty);
        return effects;
    }

    /// <summary>Carries out nothing that follows.</summary>
    private static async Task PressAloneAsync(RunningOffice office, string verb, params (string Input, string Value)[] inputs)
    {
        var pressed = await office.Office.PressAsync(Campaign.Asker, verb, inputs.ToDictionary(input => input.Input, input => input.Value), TestContext.Current.CancellationToken);
        Assert.NotEqual("attention", Cards.StyleOf(pressed.Invoke!.Value.GetProperty("value")));
    }

    private static async Task<List<Event>> EntriesAsync(RunningOffice office) =>
        (await office.Services.GetRequiredService<GraphServiceClient>().Users[office.Id(Campaign.SalesHead)].CalendarView.GetAsync(
            request => (request.QueryParameters.StartDateTime, request.QueryParameters.EndDateTime) = ("2024-06-03T00:00:00Z", "2024-06-15T00:00:00Z"), TestContext.Current.CancellationToken))!
        .Value!.Where(entry => entry.Subject!.Contains(Campaign.Title, StringComparison.Ordinal)).ToList();

    private static async Task<RunningOffice> ReadyAsync()
    {
        var office = await RunningOffice.StartAsync();
        await new Campaign(office).RequestAsync();
        return office;
    }

    private static async Task<MeetingState> MeetingAsync(RunningOffice office) => (await office.StateAsync(await office.KeyAsync())).Meeting;

    private static DateTimeTimeZone At(DateTimeOffset at) => new() { DateTime = at.ToString("s", CultureInfo.InvariantCulture), TimeZone = "Asia/Shanghai" };
}
