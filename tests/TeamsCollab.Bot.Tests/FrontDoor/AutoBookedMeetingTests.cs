using TeamsCollab.Office;
using TeamsCollab.Office.Teams;
using TeamsCollab.Process.Meeting;

namespace TeamsCollab.Bot.Tests.FrontDoor;

/// <summary>自动预约 from the first switch to the entry in the calendars.</summary>
public sealed class AutoBookedMeetingTests
{
    [Fact]
    public async Task A_goal_alignment_with_five_departments_of_which_one_declines_and_one_names_terms_books_itself()
    {
        await using var office = await RunningOffice.StartAsync();
        await office.SayAsync(Campaign.Asker, "发起");
        await office.TryPressAsync(
            Campaign.Asker,
            "request.submit",
            ("kind", "goalAlignment"),
            ("title", "下半年新品目标对齐"),
            ("what", "各部门确认下半年新品销量目标与分工"),
            ("why", "统一口径,避免各自为战"),
            ("wantedBy", "2024-07-31"),
            ("standard", "形成 1 份五方签字的目标表"),
            ("urgency", "normal"),
            ("importance", "important"),
            ("lane", "regular"),
            ("autoBook", "true"),
            ("receivers", "销售部,产品部,客服部,财务部"),
            ("required", "销售部,产品部,客服部"),
            ("contacts", $"销售部|{office.Id(Campaign.Sales)},产品部|{office.Id(Campaign.Product)},客服部|{office.Id(Campaign.Support)}"),
            ("materials", "目标草案 https://intranet.example/goals.xlsx"));
        // The form now asks for what this type needs, with everything typed before still in it.
        await office.PressAsync(Campaign.Asker, "request.submit", ("goals", "三季度新品销量 12 万箱\n四季度新品销量 18 万箱"));
        await office.UntilAsync(6, 3, 11);
        await AcceptAsync(office, Campaign.Sales, Campaign.SalesHead);
        await office.PressAsync("冯志强", "request.decline", ("reason", "本月结账,无法派人"));
        await office.PressAsync(Campaign.Product, "request.offer", ("offerScope", "先对齐三季度目标"));
        await AcceptAsync(office, Campaign.Support, Campaign.SupportHead);
        Assert.Null((await office.StateAsync(await office.KeyAsync())).Meeting.Arrangement);

        await office.PressAsync(Campaign.Asker, "request.agree");

        var meeting = (await office.StateAsync(await office.KeyAsync())).Meeting;
        Assert.True(meeting.Arrangement!.IsAutomatic);
        Assert.Equal(BookingStatus.Booked, meeting.Bookings[MeetingState.Number].Status);
        Assert.Equal(4, meeting.Arrangement.Attendees.Select(attendee => attendee.Department).Distinct().Count());
        Assert.Contains(Cards.TextsOf(office.NewestCard(Campaign.Asker)), text => text.Contains("自动预约", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Calendars_that_are_throttled_are_searched_later()
    {
        await using var office = await RunningOffice.StartAsync();
        office.Office.Faults.Throttle(OfficeDoor.Graph, 20, TimeSpan.FromSeconds(20), "getSchedule");
        await ReadyAsync(office);
        Assert.Null((await office.StateAsync(await office.KeyAsync())).Meeting.Arrangement);

        office.Office.Faults.Clear();
        await office.CarryOutLaterAsync(TimeSpan.FromMinutes(1));
        Assert.True((await office.StateAsync(await office.KeyAsync())).Meeting.Arrangement!.IsAutomatic);
    }

    [Fact]
    public async Task A_mailbox_that_the_app_may_not_read_is_told_to_the_organiser_who_takes_over()
    {
        await using var office = await RunningOffice.StartAsync();
        office.Office.Faults.Fail(OfficeDoor.Graph, 403, 20, "getSchedule", "ErrorAccessDenied");
        await ReadyAsync(office);

        var missing = Assert.Single((await office.EventsAsync(await office.KeyAsync())).OfType<MeetingEvent.SlotMissing>());
        Assert.Equal("outOfScope", missing.Reason);
        Assert.Contains(Cards.TextsOf(office.NewestCard(Campaign.Asker)), text => text.Contains("访问策略", StringComparison.Ordinal));
        office.Office.Faults.Clear();
        await office.PressAsync(Campaign.Asker, "meeting.arrange", ("date", "2024-06-06"), ("start", "14:00"), ("minutes", "60"), ("form", "online"));
    }

    private static async Task ReadyAsync(RunningOffice office)
    {
        await new Campaign(office).RequestAsync();
        await office.SayAsync(Campaign.Asker, $"自动预约 {await new Campaign(office).NumberAsync()}");
    }

    private static Task<PressResult> AcceptAsync(RunningOffice office, string person, string decisionMaker) => office.PressAsync(
        person, "request.accept", ("decisionMaker", office.Id(decisionMaker)), ("executor", office.Id(person)), ("people", "2 人"));
}
