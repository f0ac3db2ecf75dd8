using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Graph;
using Microsoft.Graph.Models;
using TeamsCollab.Office;
using TeamsCollab.Office.Teams;
using TeamsCollab.Process.Meeting;
using Attendee = Microsoft.Graph.Models.Attendee;

namespace TeamsCollab.Bot.Tests.FrontDoor;

/// <summary>Meeting rooms of the directory: offered with the times, booked with the meeting, and what happens where one says no.</summary>
public sealed class MeetingRoomTests
{
    [Fact]
    public async Task A_free_room_is_offered_with_each_time_and_booked_as_a_resource()
    {
        await using var office = await ReadyAsync();
        Assert.Contains("会议室空闲", office.NewestCard(Campaign.Asker, "meeting.arrange").ToString(), StringComparison.Ordinal);
        var room = await RoomAsync(office, "501会议室");
        await ArrangeAsync(office, room);

        var entry = await EntryAsync(office);
        var booked = Assert.Single(entry.Attendees!, attendee => attendee.Type is AttendeeType.Resource);
        Assert.Equal((room, ResponseType.Accepted), (booked.EmailAddress!.Address, booked.Status!.Response));
        Assert.Equal("501会议室", entry.Location!.DisplayName);
        Assert.Contains(Cards.TextsOf(office.NewestCard(Campaign.Asker, "meeting.sendAgenda")), text => text.Contains("501会议室", StringComparison.Ordinal));
        await office.UntilAsync(6, 3, 16);
        Assert.False((await MeetingAsync(office)).HasRoomDeclined);
    }

    [Fact]
    public async Task A_room_that_somebody_else_has_by_then_is_told_with_those_still_free_and_another_is_taken()
    {
        await using var office = await ReadyAsync();
        var room = await RoomAsync(office, "501会议室");
        await office.Services.GetRequiredService<GraphServiceClient>().Users[office.Id("冯志强")].Events.PostAsync(
            new Event
            {
                Subject = "季度预算会",
                Start = At(RunningOffice.At(6, 6, 14)),
                End = At(RunningOffice.At(6, 6, 16)),
                Attendees = [new Attendee { EmailAddress = new EmailAddress { Address = room }, Type = AttendeeType.Resource }],
            },
            cancellationToken: TestContext.Current.CancellationToken);
        await ArrangeAsync(office, room);
        await office.UntilAsync(6, 3, 16);

        Assert.True((await MeetingAsync(office)).HasRoomDeclined);
        Assert.Contains(Cards.TextsOf(office.NewestCard(Campaign.Asker)), text => text.Contains("501会议室 未接受预订", StringComparison.Ordinal) && text.Contains("301会议室", StringComparison.Ordinal));
        await office.PressAsync(Campaign.Asker, "meeting.arrange", ("room", await RoomAsync(office, "301会议室")));
        await office.UntilAsync(6, 3, 17);
        Assert.Equal(("301会议室", false), ((await MeetingAsync(office)).Arrangement!.Room!.Name, (await MeetingAsync(office)).HasRoomDeclined));
    }

    [Fact]
    public async Task Where_the_app_may_not_list_rooms_one_is_typed()
    {
        await using var office = await RunningOffice.StartAsync();
        office.Office.Faults.Fail(OfficeDoor.Graph, 403, 1000, "/places", "Authorization_RequestDenied");
        await new Campaign(office).RequestAsync();
        var card = office.NewestCard(Campaign.Asker, "meeting.arrange");
        Assert.NotNull(Cards.InputOf(card, "slot"));
        Assert.Null(Cards.InputOf(card, "room"));
        await office.PressAsync(Campaign.Asker, "meeting.arrange", ("date", "2024-06-06"), ("start", "14:00"), ("minutes", "60"), ("form", "onSite"), ("place", "公司三楼会议室"));
        Assert.Equal(BookingStatus.Booked, (await MeetingAsync(office)).Booking!.Status);
    }

    private static async Task<RunningOffice> ReadyAsync()
    {
        var office = await RunningOffice.StartAsync();
        await new Campaign(office).RequestAsync();
        return office;
    }

    private static Task<PressResult> ArrangeAsync(RunningOffice office, string room) =>
        office.PressAsync(Campaign.Asker, "meeting.arrange", ("date", "2024-06-06"), ("start", "14:00"), ("minutes", "60"), ("form", "onSite"), ("room", room));

    private static async Task<string> RoomAsync(RunningOffice office, string name)
    {
        var rooms = await office.Services.GetRequiredService<GraphServiceClient>().Places.GraphRoom.GetAsync(cancellationToken: TestContext.Current.CancellationToken);
        return rooms!.Value!.Single(room => room.DisplayName == name).EmailAddress!;
    }

    private static async Task<Event> EntryAsync(RunningOffice office) =>
        (await office.Services.GetRequiredService<GraphServiceClient>().Users[office.Id(Campaign.Asker)].Events[(await MeetingAsync(office)).Booking!.EventId!].GetAsync(cancellationToken: TestContext.Current.CancellationToken))!;

    private static async Task<MeetingState> MeetingAsync(RunningOffice office) => (await office.StateAsync(await office.KeyAsync())).Meeting;

    private static DateTimeTimeZone At(DateTimeOffset at) => new() { DateTime = at.ToString("s", CultureInfo.InvariantCulture), TimeZone = "Asia/Shanghai" };
}
