using TeamsCollab.Process.Meeting;
using static TeamsCollab.Process.Meeting.MeetingCommand;
using static TeamsCollab.Process.Tests.Cast;
using static TeamsCollab.Process.Tests.Meeting.MeetingSpec;

namespace TeamsCollab.Process.Tests.Meeting;

/// <summary>What was changed in Outlook, and what is called off here.</summary>
public sealed class OutlookTests
{
    private const string Id = "event-1";

    private static readonly OutlookEntry Unchanged = new(Start, 60, "https://meet.example/1", []);

    [Fact]
    public void What_stands_as_it_was_is_no_event()
    {
        Booked().AndWhen(Person.Pump, Monday, new NoteOutlook(Id, Unchanged)).ThenNothing();
        Booked().AndWhen(Person.Pump, Monday, new NoteOutlook("another", null)).ThenNothing();
        Booked().AndWhen(Ma, Monday, new NoteOutlook(Id, null)).ThenRefused(Because.NotYours);
    }

    [Fact]
    public void A_time_moved_in_outlook_holds_and_the_agendas_limit_goes_with_it()
    {
        var moved = Booked().AndWhen(Ma, Monday, FirstAgenda).AndWhen(Person.Pump, Monday, new NoteOutlook(Id, Unchanged with { Start = Start.AddDays(1) }))
            .ThenStores(typeof(MeetingEvent.MovedInOutlook));
        var meeting = moved.State.Meeting;
        Assert.Equal((Start.AddDays(1), AgendaDue.AddDays(1), false), (meeting.Arrangement!.Start, meeting.AgendaWatch!.DueAt, meeting.AgendaIsSent));
        Assert.DoesNotContain(moved.Effects, effect => effect is Effect.BookMeeting);
        Assert.Contains(new Effect.ShowCard(Xia, CardName.MeetingAgenda, null, Tone.Inform), moved.Effects);
        Assert.Contains(new Effect.ShowCard(Ma, CardName.MeetingAgenda, null, Tone.Ask), moved.Effects);
        moved.AndWhen(Person.Pump, Monday, new NoteOutlook(Id, Unchanged with { Start = Start.AddDays(1) })).ThenNothing();
    }

    [Fact]
    public void Deleted_in_outlook_it_is_arranged_anew_as_another_entry()
    {
        var gone = Booked().AndWhen(Person.Pump, Monday, new NoteOutlook(Id, null)).ThenStores(typeof(MeetingEvent.Cancelled));
        Assert.Null(gone.State.Meeting.Arrangement);
        Assert.DoesNotContain(gone.Effects, effect => effect is Effect.CancelMeeting);
        Assert.Contains(new Effect.ShowCard(Xia, CardName.MeetingArrange, null, Tone.Inform), gone.Effects);
        var again = gone.AndWhen(Ma, Monday, new Arrange(1, Plan)).ThenStores(typeof(MeetingEvent.Arranged));
        Assert.Equal((2, null), (again.State.Meeting.Revision, again.State.Meeting.Booking!.EventId));
    }

    [Fact]
    public void Only_the_initiator_calls_it_off_with_a_reason_and_on_the_arrangement_before_their_eyes()
    {
        Booked().AndWhen(Xia, Monday, new CallOff(1, "出差")).ThenRefused(Because.NotYours);
        Booked().AndWhen(Ma, Monday, new CallOff(1, " ")).ThenRefused(Because.Missing, "reason");
        Booked().AndWhen(Ma, Monday, new CallOff(7, "出差")).ThenRefused(Because.OldDraft);
        var off = Booked().AndWhen(Ma, Monday, new CallOff(1, "出差")).ThenStores(typeof(MeetingEvent.Cancelled));
        Assert.Contains(new Effect.CancelMeeting(1) { EventId = Id }, off.Effects);
        Assert.Null(off.State.Meeting.AgendaWatch);
        off.AndWhen(Ma, Monday, new CallOff(1, "出差")).ThenNothing();
    }

    [Fact]
    public void What_was_called_off_after_its_agenda_went_out_can_still_be_withdrawn()
    {
        var withdraw = new Process.Request.RequestCommand.Withdraw("项目取消");
        var off = Booked().AndWhen(Ma, Monday, FirstAgenda).AndWhen(Ma, Monday, new CallOff(1, "出差")).AndWhen(Ma, Monday, withdraw);
        var gone = Booked().AndWhen(Ma, Monday, FirstAgenda).AndWhen(Person.Pump, Monday, new NoteOutlook(Id, null)).AndWhen(Ma, Monday, withdraw);
        Assert.All([off, gone], ended =>
        {
            Assert.Contains(new Effect.ShowCard(Xia, CardName.Overview, null, Tone.Inform), ended.Effects);
            Assert.DoesNotContain(ended.Effects, effect => effect is Effect.CancelMeeting);
        });
    }

    [Fact]
    public void Answers_are_noted_once_and_told_where_somebody_does_not_come_or_proposes_another_time()
    {
        var coming = new NoteOutlook(Id, Unchanged with { Answers = [new OutlookAnswer(Xia, Attendance.Coming, null)] });
        var said = Booked().AndWhen(Person.Pump, Monday, coming).ThenStores(typeof(MeetingEvent.AttendanceSaid));
        Assert.DoesNotContain(said.Effects, effect => effect is Effect.ShowCard);
        said.AndWhen(Person.Pump, Monday, coming).ThenNothing();
        var proposes = said.AndWhen(Person.Pump, Monday, new NoteOutlook(Id, Unchanged with { Answers = [new OutlookAnswer(Xia, Attendance.NotComing, Start.AddHours(1))] }))
            .ThenStores(typeof(MeetingEvent.AttendanceSaid));
        Assert.Contains(new Effect.ShowCard(Ma, CardName.MeetingAgenda, null, Tone.Inform), proposes.Effects);
        Booked().AndWhen(Person.Pump, Monday, new NoteOutlook(Id, Unchanged with { Answers = [new OutlookAnswer(Stranger, Attendance.Coming, null)] })).ThenNothing();
    }

    [Fact]
    public void A_link_that_came_later_is_noted() =>
        Arranged().AndWhen(Person.Pump, Monday, new RecordBooking(1, 1, Id, null)).AndWhen(Person.Pump, Monday, new NoteOutlook(Id, Unchanged)).ThenStores(typeof(MeetingEvent.Booked));

    [Fact]
    public void It_is_looked_at_every_half_hour_of_working_time_and_an_hour_and_ten_minutes_before()
    {
        Assert.Equal(Monday.AddMinutes(30), After(Monday));
        Assert.Equal(Monday.AddHours(8), After(Monday.AddHours(7.5)));
        Assert.Equal(Monday.AddHours(23), After(Monday.AddHours(8)));
        Assert.Equal(Start.AddMinutes(-60), After(Start.AddMinutes(-75)));
        Assert.Equal(Start.AddMinutes(-10), After(Start.AddMinutes(-30)));
        Assert.Null(After(Start.AddMinutes(-10)));
        Assert.Null(OutlookLooks.DueFrom(Arranged().State));
        Assert.Equal(Monday, OutlookLooks.DueFrom(Booked().State));

        static DateTimeOffset? After(DateTimeOffset at) => OutlookLooks.After(at, Start, TestCalendars.China);
    }

    private static Spec Booked() => Arranged().AndWhen(Person.Pump, Monday, new RecordBooking(1, 1, Id, "https://meet.example/1"));
}
