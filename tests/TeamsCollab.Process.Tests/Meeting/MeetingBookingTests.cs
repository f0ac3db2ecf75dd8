using TeamsCollab.Process.Meeting;
using static TeamsCollab.Process.Meeting.MeetingCommand;
using static TeamsCollab.Process.Tests.Cast;
using static TeamsCollab.Process.Tests.Meeting.MeetingSpec;

namespace TeamsCollab.Process.Tests.Meeting;

public sealed class MeetingBookingTests
{
    private static readonly RecordBooking Success = new(1, 1, "event-1", "https://meet.example/1");

    [Fact]
    public void A_booking_is_recorded_once()
    {
        var booked = Arranged().AndWhen(Person.Pump, Monday, Success).ThenStores(typeof(MeetingEvent.Booked));
        Assert.Equal(new Booking(BookingStatus.Booked, "event-1", "https://meet.example/1", null), booked.State.Meeting.Bookings[1]);
        booked.AndWhen(Person.Pump, Monday, Success).ThenNothing();
    }

    [Fact]
    public void Only_the_pump_reports_bookings()
    {
        Arranged().AndWhen(Ma, Monday, Success).ThenRefused(Because.NotYours);
        Arranged().AndWhen(Ma, Monday, new RecordBookingFailed(1, 1, "noMailbox")).ThenRefused(Because.NotYours);
    }

    [Fact]
    public void A_teams_meeting_without_a_link_is_told_to_the_initiator() =>
        Assert.Contains(
            new Effect.ShowCard(Ma, CardName.MeetingArrange, null, Tone.Inform),
            Arranged().AndWhen(Person.Pump, Monday, Success with { JoinUrl = null }).Effects);

    [Fact]
    public void A_room_needs_no_link() =>
        Assert.DoesNotContain(
            Arranged(Plan with { Form = MeetingForm.OnSite, Place = "公司301会议室" }).AndWhen(Person.Pump, Monday, Success with { JoinUrl = null }).Effects,
            effect => effect is Effect.ShowCard);

    [Fact]
    public void A_failed_booking_is_told_once_and_can_be_tried_again()
    {
        var failed = Arranged().AndWhen(Person.Pump, Monday, new RecordBookingFailed(1, 1, "noMailbox")).ThenStores(typeof(MeetingEvent.BookingFailed));
        Assert.Contains(new Effect.ShowCard(Ma, CardName.MeetingArrange, null, Tone.Inform), failed.Effects);
        failed.AndWhen(Person.Pump, Monday, new RecordBookingFailed(1, 1, "noMailbox")).ThenNothing();
        failed.AndWhen(Ma, Monday, new Arrange(0, Plan)).ThenNothing();
        Assert.Contains(new Effect.BookMeeting(1), failed.AndWhen(Ma, Monday, new Arrange(1, Plan)).ThenStores(typeof(MeetingEvent.Arranged)).Effects);
    }

    [Fact]
    public void Without_a_booking_the_meeting_goes_on_by_hand() =>
        Arranged()
            .AndWhen(Person.Pump, Monday, new RecordBookingFailed(1, 1, "noMailbox"))
            .AndWhen(Ma, Monday, FirstAgenda)
            .AndWhen(Xia, End, Over(Ma, Xia, Chan))
            .ThenStores(typeof(MeetingEvent.Ended), typeof(Process.Minutes.MinutesEvent.Awaited));

    [Fact]
    public void A_moved_meeting_keeps_its_calendar_entry()
    {
        var moved = Arranged().AndWhen(Person.Pump, Monday, Success).AndWhen(Ma, Monday, new Arrange(1, Plan with { Minutes = 90 }));
        Assert.Equal(new Booking(BookingStatus.Wanted, "event-1", "https://meet.example/1", null), moved.State.Meeting.Bookings[1]);
        moved.AndWhen(Person.Pump, Monday, Success).ThenNothing();
        moved.AndWhen(Person.Pump, Monday, new RecordBookingFailed(1, 1, "noMailbox")).ThenNothing();
        moved.AndWhen(Person.Pump, Monday, Success with { Revision = 2 }).ThenStores(typeof(MeetingEvent.Booked));
    }

    [Fact]
    public void What_was_called_off_before_the_calendar_answered_is_looked_for_there()
    {
        var off = Arranged().AndWhen(Ma, Monday, new CallOff(1, "改期另行通知"));
        Assert.Contains(new Effect.CancelMeeting(1) { UnansweredAfter = 0 }, off.Effects);
        off.AndWhen(Person.Pump, Monday, Success).ThenNothing();
        Assert.DoesNotContain(
            Arranged().AndWhen(Person.Pump, Monday, new RecordBookingFailed(1, 1, "noMailbox")).AndWhen(Ma, Monday, new CallOff(1, "改期另行通知")).Effects,
            effect => effect is Effect.CancelMeeting);
        var again = off.AndWhen(Ma, Monday, new Arrange(1, Plan)).AndWhen(Ma, Monday, new CallOff(2, "再次改期"));
        Assert.Contains(new Effect.CancelMeeting(1) { UnansweredAfter = 1 }, again.Effects);
    }
}
