using TeamsCollab.Process.Meeting;
using static TeamsCollab.Process.Meeting.MeetingCommand;
using static TeamsCollab.Process.Tests.Cast;
using static TeamsCollab.Process.Tests.Meeting.MeetingSpec;
using static TeamsCollab.Process.Tests.Request.RequestSpec;

namespace TeamsCollab.Process.Tests.Meeting;

/// <summary>A room is booked with the meeting, and may say no.</summary>
public sealed class RoomTests
{
    private static readonly MeetingRoom Room = new("room301@example.cn", "301会议室", 12);
    private static readonly MeetingPlan There = Plan with { Form = MeetingForm.OnSite, Room = Room.Mail };
    private static readonly OutlookEntry Declined = new(Start, 60, null, []) { HasRoomDeclined = true };

    [Fact]
    public void A_room_of_the_directory_is_place_enough()
    {
        var arranged = Known().When(Ma, Monday, new Arrange(0, There)).ThenStores(typeof(MeetingEvent.Arranged));
        Assert.Equal(Room, arranged.State.Meeting.Arrangement!.Room);
        arranged.AndWhen(Ma, Monday, new Arrange(0, There)).ThenNothing();
        arranged.AndWhen(Ma, Monday, new Arrange(1, There with { Place = "三楼", Room = null })).ThenStores(typeof(MeetingEvent.Arranged));
        Known().When(Ma, Monday, new Arrange(0, There with { Room = null })).ThenRefused(Because.Missing, "place");
    }

    [Fact]
    public void A_room_that_the_directory_does_not_have_is_none()
    {
        Known().When(Ma, Monday, new Arrange(0, There with { Room = "room999@example.cn" })).ThenRefused(Because.NotAChoice, "room");
        Aligned().AndWhen(Ma, Monday, new Arrange(0, There)).ThenRefused(Because.NotAChoice, "room");
    }

    [Fact]
    public void A_room_that_says_no_is_told_once_and_another_may_be_taken()
    {
        var declined = Booked().AndWhen(Person.Pump, Monday, new NoteOutlook("event-1", Declined)).ThenStores(typeof(MeetingEvent.RoomDeclined));
        Assert.Contains(new Effect.ShowCard(Ma, CardName.MeetingArrange, null, Tone.Inform), declined.Effects);
        declined.AndWhen(Person.Pump, Monday, new NoteOutlook("event-1", Declined)).ThenNothing();
        Assert.False(declined.AndWhen(Ma, Monday, new Move(1, Start.AddDays(1), "会议室被占用")).State.Meeting.HasRoomDeclined);
        Assert.False(declined.AndWhen(Ma, Monday, new Arrange(1, Plan)).State.Meeting.HasRoomDeclined);
    }

    [Fact]
    public void Where_no_room_was_booked_none_can_say_no() =>
        Arranged().AndWhen(Person.Pump, Monday, new RecordBooking(1, 1, "event-1", "https://meet.example/1")).AndWhen(Person.Pump, Monday, new NoteOutlook("event-1", Declined)).ThenNothing();

    [Theory]
    [InlineData("000000", 0, 60, true)]
    [InlineData("002000", 0, 60, true)]
    [InlineData("002000", 30, 60, false)]
    [InlineData("001000", 60, 15, false)]
    [InlineData("002000", 45, 30, false)]
    [InlineData("000000", 150, 60, false)]
    [InlineData("000000", -30, 60, false)]
    public void Nothing_may_overlap_and_what_the_view_does_not_reach_is_not_free(string view, int offset, int minutes, bool isFree) =>
        Assert.Equal(isFree, SlotFinder.IsFree(view, Start, Start.AddMinutes(offset), minutes));

    private static Spec Known() => Spec.Given(Aligned().History).Knowing(facts => facts with { Rooms = [Room] });

    private static Spec Booked() => Known().When(Ma, Monday, new Arrange(0, There)).AndWhen(Person.Pump, Monday, new RecordBooking(1, 1, "event-1", null));
}
