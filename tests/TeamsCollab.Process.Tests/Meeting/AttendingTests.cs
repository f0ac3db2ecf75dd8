using TeamsCollab.Process.Meeting;
using TeamsCollab.Process.Tests.Reading;
using static TeamsCollab.Process.Meeting.MeetingCommand;
using static TeamsCollab.Process.Tests.Cast;
using static TeamsCollab.Process.Tests.Meeting.MeetingSpec;
using static TeamsCollab.Process.Tests.Request.RequestSpec;

namespace TeamsCollab.Process.Tests.Meeting;

/// <summary>Who comes (N05), and who is asked at all (N06).</summary>
public sealed class AttendingTests
{
    private const string Why = "当天出差";
    private static readonly Person Colleague = new("sales-colleague");

    [Fact]
    public void Who_is_invited_says_on_the_card_whether_they_come_and_an_absence_is_told()
    {
        var comes = Booked().AndWhen(Xia, Monday, new ConfirmAttendance(1, true, "")).ThenStores(typeof(MeetingEvent.AttendanceConfirmed));
        Assert.DoesNotContain(comes.Effects, effect => effect is Effect.ShowCard);
        comes.AndWhen(Xia, Monday, new ConfirmAttendance(1, true, "")).ThenNothing();
        var away = comes.AndWhen(Xia, Monday, new ConfirmAttendance(1, false, Why)).ThenStores(typeof(MeetingEvent.AttendanceConfirmed));
        Assert.Contains(new Effect.ShowCard(Ma, CardName.MeetingAgenda, null, Tone.Inform), away.Effects);
        away.AndWhen(Xia, Monday, new ConfirmAttendance(1, false, Why)).ThenNothing();
        var line = Card(away, Ma).Attendees.Single(attendee => attendee.Name.Text == "夏主管");
        Assert.Equal(("notComing", Why), (line.Answer, line.Reason.Text));
    }

    [Fact]
    public void Only_for_the_time_before_their_eyes_and_not_without_a_reason_for_staying_away()
    {
        Booked().AndWhen(Stranger, Monday, new ConfirmAttendance(1, true, "")).ThenRefused(Because.NotYours);
        Booked().AndWhen(Xia, Monday, new ConfirmAttendance(2, true, "")).ThenRefused(Because.OldDraft);
        Booked().AndWhen(Xia, Monday, new ConfirmAttendance(1, false, " ")).ThenRefused(Because.Missing, "absenceReason");
        LiveSpec.Begun().AndWhen(Xia, Start, new ConfirmAttendance(1, true, "")).ThenRefused(Because.AlreadyDecided);
        var moved = Booked().AndWhen(Xia, Monday, new ConfirmAttendance(1, true, "")).AndWhen(Ma, Monday, new Move(1, Start.AddDays(1), Why));
        Assert.Equal((string.Empty, 0), (Card(moved, Xia).Answer, Card(moved, Ma).ComingCount));
    }

    [Fact]
    public void What_was_said_later_counts_whether_on_the_card_or_in_Outlook()
    {
        var outlook = Booked().AndWhen(Person.Pump, Monday, Outlook(Attendance.Coming));
        var card = outlook.AndWhen(Xia, Monday, new ConfirmAttendance(1, false, Why));
        card.AndWhen(Person.Pump, Monday, Outlook(Attendance.Coming)).ThenNothing();
        Assert.Equal("notComing", Card(card, Xia).Answer);
        Assert.Equal("tentative", Card(card.AndWhen(Person.Pump, Monday, Outlook(Attendance.Tentative)), Xia).Answer);
    }

    [Fact]
    public void A_side_whose_decision_makers_all_stay_away_is_named_to_the_initiator()
    {
        var away = Booked().AndWhen(SalesHead, Monday, new ConfirmAttendance(1, false, Why));
        Assert.Equal("销售部", Card(away, Ma).Undecided.Text);
        Assert.Equal(string.Empty, Card(away, Xia).Undecided.Text);
        Assert.Equal(string.Empty, Card(Booked().AndWhen(Xia, Monday, new ConfirmAttendance(1, false, Why)), Ma).Undecided.Text);
    }

    [Fact]
    public void Whoever_is_named_nowhere_is_asked_about_before_they_are_invited()
    {
        var guest = Plan with { Attendees = Plan.Attendees.Add(new Attendee(Colleague, Sales, AttendeeRole.Other)) };
        Known(guest).ThenRefused(Because.NotConcerned, "others");
        var invited = Known(guest with { OthersAreConcerned = true }).ThenStores(typeof(MeetingEvent.Arranged));
        invited.AndWhen(Ma, Monday, new Arrange(1, guest with { Minutes = 90 })).ThenStores(typeof(MeetingEvent.Arranged));
        Arranged(Plan with { Attendees = Plan.Attendees.Add(new Attendee(SalesHead, Sales, AttendeeRole.Other)) }).ThenStores(typeof(MeetingEvent.Arranged));
    }

    private static Spec Known(MeetingPlan plan) => Spec.Given(Aligned().History)
        .Knowing(facts => facts with { People = facts.People.Add(Colleague, new PersonFact(Colleague, "销小助", Sales, false, "directory", Monday)) })
        .When(Ma, Monday, new Arrange(0, plan));

    private static NoteOutlook Outlook(Attendance answer) => new("event-1", new OutlookEntry(Start, 60, "https://meet.example/1", [new OutlookAnswer(Xia, answer, null)]));

    private static MeetingAgendaCard Card(Spec spec, Person reader) => MeetingAgendaCard.For(spec.State, spec.For(reader, Monday));

    private static Spec Booked() => Arranged().AndWhen(Person.Pump, Monday, new RecordBooking(1, 1, "event-1", "https://meet.example/1"));
}
