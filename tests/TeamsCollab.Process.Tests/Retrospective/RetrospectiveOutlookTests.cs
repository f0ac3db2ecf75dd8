using TeamsCollab.Process.Meeting;
using TeamsCollab.Process.Retrospective;
using TeamsCollab.Process.Tests.Reading;
using static TeamsCollab.Process.Meeting.MeetingCommand;
using static TeamsCollab.Process.Tests.Cast;
using static TeamsCollab.Process.Tests.Execution.ExecutionSpec;
using static TeamsCollab.Process.Tests.Retrospective.RetrospectiveSpec;

namespace TeamsCollab.Process.Tests.Retrospective;

/// <summary>The retrospective's entry in Outlook: looked at, changed there, or refused.</summary>
public sealed class RetrospectiveOutlookTests
{
    private const string Id = "event-2";

    private static readonly OutlookEntry Unchanged = new(At(11, 14), 60, "https://meet.example/2", []);

    [Fact]
    public void It_is_looked_at_from_when_it_is_booked_until_it_was_held()
    {
        Assert.Null(OutlookLooks.DueFrom(Arranged().State));
        Assert.NotNull(OutlookLooks.DueFrom(Booked().State));
        Assert.Null(OutlookLooks.DueFrom(Booked().AndWhen(Ma, At(7, 10), Meet with { Arrangement = 2, Start = At(12, 10) }).State));
        Assert.Null(OutlookLooks.DueFrom(Booked().AndWhen(Ma, At(11, 16), Met).State));
    }

    [Fact]
    public void A_time_moved_there_holds_and_the_initiator_is_told()
    {
        var moved = Booked().AndWhen(Person.Pump, At(7, 10), new NoteOutlook(Id, Unchanged with { Start = At(14, 10), Minutes = 45 })).ThenStores(typeof(RetrospectiveEvent.MovedInOutlook));

        Assert.Equal((2, At(14, 10), 45, true), (moved.State.Retrospective.Arrangement!.Number, moved.State.Retrospective.Arrangement.Start, moved.State.Retrospective.Arrangement.Minutes, moved.Events.OfType<RetrospectiveEvent.MovedInOutlook>().Single().IsLate));
        Assert.Contains(new Effect.ShowCard(Ma, CardName.RetrospectiveArrange, null, Tone.Inform), moved.Effects);
        Assert.DoesNotContain(new Effect.BookMeeting(2), moved.Effects);
        Assert.True(Card(moved).WasMovedInOutlook);
        moved.AndWhen(Person.Pump, At(7, 11), new NoteOutlook(Id, Unchanged with { Start = At(14, 10), Minutes = 45 })).ThenNothing();
        moved.AndWhen(Ma, At(7, 12), Meet with { Arrangement = 2 }).ThenRefused(Because.OldDraft);
    }

    [Fact]
    public void Deleted_there_it_is_to_be_arranged_anew_as_another_entry()
    {
        var gone = Booked().AndWhen(Person.Pump, At(7, 10), new NoteOutlook(Id, null)).ThenStores(typeof(RetrospectiveEvent.CancelledInOutlook));

        Assert.Contains(new Effect.ShowCard(Ma, CardName.RetrospectiveArrange, null, Tone.Ask), gone.Effects);
        Assert.True(Card(gone).WasCancelledInOutlook);
        gone.AndWhen(Ma, At(7, 11), Meet).ThenRefused(Because.OldDraft);
        var again = gone.AndWhen(Ma, At(7, 11), Meet with { Arrangement = 2 });
        Assert.Equal((2, 1, null), (again.State.Retrospective.Arrangements, again.State.Retrospective.CalledOff, again.State.Meeting.Bookings[2].EventId));
        Assert.False(Card(again).WasCancelledInOutlook);
    }

    [Fact]
    public void What_stands_as_it_was_and_what_others_report_is_no_event()
    {
        Booked().AndWhen(Person.Pump, At(7, 10), new NoteOutlook(Id, Unchanged)).ThenNothing();
        Booked().AndWhen(Person.Pump, At(7, 10), new NoteOutlook("another", null)).ThenNothing();
        Booked().AndWhen(Ma, At(7, 10), new NoteOutlook(Id, null)).ThenRefused(Because.NotYours);
    }

    [Fact]
    public void A_refused_booking_is_said_on_the_card_and_arranged_again_is_tried_again()
    {
        var failed = Arranged().AndWhen(Person.Pump, At(6, 10), new RecordBookingFailed(2, 1, "noMailbox"));
        Assert.Equal((true, CalendarRefusal.NoMailbox, false), (Card(failed).IsUnbooked, Card(failed).Unbooked, Card(failed).IsPending));
        Assert.Contains(new Effect.ShowCard(Ma, CardName.RetrospectiveArrange, null, Tone.Inform), failed.Effects);

        var again = failed.AndWhen(Ma, At(6, 11), Meet with { Arrangement = 2 });
        Assert.Equal((false, true), (Card(again).IsUnbooked, Card(again).IsPending));
        again.AndWhen(Person.Pump, At(6, 12), new RecordBookingFailed(2, 1, "noMailbox")).ThenNothing();
        again.AndWhen(Person.Pump, At(6, 12), new RecordBookingFailed(2, 2, "noMailbox")).ThenStores(typeof(MeetingEvent.BookingFailed));
    }

    private static Spec Booked() => Arranged().AndWhen(Person.Pump, At(6, 10), new RecordBooking(2, 1, Id, "https://meet.example/2"));

    private static RetrospectiveArrangeCard Card(Spec spec) => RetrospectiveArrangeCard.For(spec.State, spec.For(Ma, At(7, 12)));
}
