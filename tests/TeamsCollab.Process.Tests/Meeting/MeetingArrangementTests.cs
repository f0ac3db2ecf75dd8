using TeamsCollab.Process.Meeting;
using TeamsCollab.Process.Request;
using static TeamsCollab.Process.Meeting.MeetingCommand;
using static TeamsCollab.Process.Tests.Cast;
using static TeamsCollab.Process.Tests.Meeting.MeetingSpec;
using static TeamsCollab.Process.Tests.Request.RequestSpec;

namespace TeamsCollab.Process.Tests.Meeting;

public sealed class MeetingArrangementTests
{
    [Fact]
    public void Every_side_sends_whom_it_named() =>
        Assert.Equal(
            [
                new Attendee(MarketingHead, Marketing, AttendeeRole.DecisionMaker),
                new Attendee(Ma, Marketing, AttendeeRole.Executor),
                new Attendee(SalesHead, Sales, AttendeeRole.DecisionMaker),
                new Attendee(Xia, Sales, AttendeeRole.Executor),
                new Attendee(ProductHead, Product, AttendeeRole.DecisionMaker),
                new Attendee(Chan, Product, AttendeeRole.Executor),
            ],
            Plan.Attendees);

    [Fact]
    public void An_arranged_meeting_is_booked_and_the_agenda_asked_for()
    {
        var arranged = Arranged().ThenStores(typeof(MeetingEvent.Arranged));
        Assert.Contains(new Effect.BookMeeting(1), arranged.Effects);
        Assert.Contains(new Effect.ShowCard(Ma, CardName.MeetingAgenda, null, Tone.Ask), arranged.Effects);
        Assert.Equal((1, BookingStatus.Wanted), (arranged.State.Meeting.Revision, arranged.State.Meeting.Bookings[1].Status));
    }

    [Fact]
    public void Before_everyone_needed_accepted_there_is_no_meeting() => Delivered().AndWhen(Ma, Monday, new Arrange(0, Plan)).ThenRefused(Because.WrongStage);

    [Fact]
    public void Only_the_initiator_arranges()
    {
        foreach (var person in new[] { Xia, SalesHead, MarketingHead, Stranger })
        {
            Aligned().AndWhen(person, Monday, new Arrange(0, Plan)).ThenRefused(Because.NotYours);
        }
    }

    [Theory]
    [InlineData(59, true)]
    [InlineData(60, false)]
    [InlineData(61, false)]
    public void An_hour_is_the_least(int minutes, bool refused)
    {
        var arranged = Arranged(Plan with { Minutes = minutes });
        if (refused)
        {
            arranged.ThenRefused(Because.MeetingTooShort, "minutes", "60");
        }
        else
        {
            arranged.ThenStores(typeof(MeetingEvent.Arranged));
        }
    }

    [Fact]
    public void The_meeting_waits_for_the_materials()
    {
        Arranged(Plan with { Start = Wednesday }).ThenStores(typeof(MeetingEvent.Arranged));
        Arranged(Plan with { Start = Wednesday.AddDays(-1).AddHours(8) }).ThenRefused(Because.BeforeEarliestMeeting, "start", "2024-06-05T09:00+08:00");
    }

    [Fact]
    public void The_side_that_received_last_decides_how_early()
    {
        var late = Sent()
            .AndWhen(Person.Pump, Monday, new RequestCommand.RecordDelivery(Sales))
            .AndWhen(Person.Pump, Monday.AddDays(1), new RequestCommand.RecordDelivery(Product))
            .AndWhen(Xia, Monday.AddDays(1), SalesAccepts)
            .AndWhen(Chan, Monday.AddDays(1), ProductAccepts);
        late.AndWhen(Ma, Monday.AddDays(1), new Arrange(0, Plan with { Start = Wednesday.AddHours(5) })).ThenRefused(Because.BeforeEarliestMeeting, "start", "2024-06-06T09:00+08:00");
        late.AndWhen(Ma, Monday.AddDays(1), new Arrange(0, Plan with { Start = Wednesday.AddDays(1) })).ThenStores(typeof(MeetingEvent.Arranged));
    }

    [Fact]
    public void The_agenda_must_still_be_able_to_go_out_in_time()
    {
        var tuesday = Wednesday.AddDays(-1);
        Aligned().AndWhen(Ma, tuesday, new Arrange(0, Plan with { Start = Wednesday })).ThenStores(typeof(MeetingEvent.Arranged));
        Aligned().AndWhen(Ma, tuesday.AddMinutes(1), new Arrange(0, Plan with { Start = Wednesday })).ThenRefused(Because.TooSoonForTheAgenda, "start", "2024-06-05T09:01+08:00");
    }

    [Fact]
    public void After_fridays_close_the_next_meeting_is_on_tuesday()
    {
        var fridayEvening = new DateTimeOffset(2024, 6, 14, 18, 0, 1, TimeSpan.FromHours(8));
        var monday = new DateTimeOffset(2024, 6, 17, 14, 0, 0, TimeSpan.FromHours(8));
        Aligned().AndWhen(Ma, fridayEvening.AddSeconds(-1), new Arrange(0, Plan with { Start = monday })).ThenStores(typeof(MeetingEvent.Arranged));
        Aligned().AndWhen(Ma, fridayEvening, new Arrange(0, Plan with { Start = monday })).ThenRefused(Because.TooSoonForTheAgenda, "start", "2024-06-18T09:00+08:00");
    }

    [Theory]
    [InlineData("2024-06-06T08:59+08:00", true)]
    [InlineData("2024-06-06T09:00+08:00", false)]
    [InlineData("2024-06-06T17:00+08:00", false)]
    [InlineData("2024-06-06T17:01+08:00", true)]
    [InlineData("2024-06-15T10:00+08:00", true)]
    public void A_meeting_lies_inside_working_hours(string start, bool refused)
    {
        var arranged = Arranged(Plan with { Start = DateTimeOffset.Parse(start, System.Globalization.CultureInfo.InvariantCulture) });
        if (refused)
        {
            arranged.ThenRefused(Because.OutsideWorkingHours, "start");
        }
        else
        {
            arranged.ThenStores(typeof(MeetingEvent.Arranged));
        }
    }

    [Fact]
    public void A_meeting_is_not_arranged_for_the_past() => Arranged(Plan with { Start = Monday }).ThenRefused(Because.DateInThePast, "start");

    [Fact]
    public void A_meeting_does_not_outlast_the_day() => Arranged(Plan with { Minutes = int.MaxValue }).ThenRefused(Because.OutsideWorkingHours, "minutes");

    [Fact]
    public void Only_a_teams_meeting_needs_no_place()
    {
        Arranged(Plan with { Form = MeetingForm.OnSite }).ThenRefused(Because.Missing, "place");
        Arranged(Plan with { Form = MeetingForm.Other, Place = " " }).ThenRefused(Because.Missing, "place");
        Arranged(Plan with { Form = MeetingForm.OnSite, Place = "公司301会议室" }).ThenStores(typeof(MeetingEvent.Arranged));
        Arranged(Plan with { Place = "线上腾讯会议" }).ThenStores(typeof(MeetingEvent.Arranged));
        Arranged(Plan with { Place = new string('长', 201) }).ThenRefused(Because.TooLong, "place");
        Arranged(Plan with { Form = (MeetingForm)99 }).ThenRefused(Because.NotAChoice, "form");
    }

    [Fact]
    public void Every_side_sends_a_decision_maker_and_an_executor()
    {
        foreach (var side in Aligned().State.TakingPart)
        {
            Without(side.Department, AttendeeRole.DecisionMaker).ThenRefused(Because.SideWithoutDecisionMaker, "attendees", side.Department.Name);
            Without(side.Department, AttendeeRole.Executor).ThenRefused(Because.SideWithoutExecutor, "attendees", side.Department.Name);
        }
    }

    [Fact]
    public void One_person_may_both_decide_and_carry_out() =>
        Arranged(Plan with
        {
            Attendees = [.. Plan.Attendees.Where(attendee => attendee.Department != Sales), new(Xia, Sales, AttendeeRole.DecisionMaker), new(Xia, Sales, AttendeeRole.Executor)],
        }).ThenStores(typeof(MeetingEvent.Arranged));

    [Fact]
    public void Attendees_are_known_people_of_the_sides_each_once()
    {
        Arranged(Plan with { Attendees = [] }).ThenRefused(Because.Missing, "attendees");
        With(new Attendee(Ke, Support, AttendeeRole.Other)).ThenRefused(Because.NotTakingPart, "attendees", "客服部");
        With(new Attendee(Chan, Sales, AttendeeRole.Other)).ThenRefused(Because.OfAnotherDepartment, "attendees");
        With(new Attendee(new Person("nobody"), Sales, AttendeeRole.Other)).ThenRefused(Because.UnknownPerson, "attendees", "nobody");
        With(new Attendee(Xia, Sales, AttendeeRole.Executor)).ThenRefused(Because.ListedTwice, "attendees");
        With(new Attendee(Xia, Sales, (AttendeeRole)99)).ThenRefused(Because.NotAChoice, "attendees");
        Arranged(Plan with { Attendees = [.. Enumerable.Repeat(Plan.Attendees[0], 501)] }).ThenRefused(Because.TooMany, "attendees");
    }

    [Fact]
    public void The_member_of_management_whose_support_was_asked_for_may_come()
    {
        var guest = Plan with { Attendees = Plan.Attendees.Add(new Attendee(GeneralManager, new Department("总经办"), AttendeeRole.Other)) };
        Arranged(guest).ThenRefused(Because.NotTakingPart, "attendees", "总经办");
        var supported = Delivered(Form with { Executive = GeneralManager }).AndWhen(Xia, Monday, SalesAccepts).AndWhen(Chan, Monday, ProductAccepts);
        supported.AndWhen(Ma, Monday, new Arrange(0, guest)).AndWhen(GeneralManager, End, Over(GeneralManager, Ma))
            .ThenStores(typeof(MeetingEvent.Ended), typeof(Process.Minutes.MinutesEvent.Awaited));
    }

    [Fact]
    public void Arranging_twice_stores_nothing_more()
    {
        Arranged().AndWhen(Ma, Monday, new Arrange(0, Plan)).ThenNothing();
        Arranged().AndWhen(Ma, Monday, new Arrange(1, Plan)).ThenNothing();
        var room = Plan with { Form = MeetingForm.OnSite, Place = "公司301会议室" };
        Arranged(room).AndWhen(Ma, Monday, new Arrange(0, room)).ThenNothing();
    }

    [Fact]
    public void Another_time_is_another_revision_and_asks_for_the_agenda_again()
    {
        var moved = AgendaSent().AndWhen(Ma, Monday, new Arrange(1, Plan with { Start = Start.AddDays(1) })).ThenStores(typeof(MeetingEvent.Arranged));
        Assert.Equal((2, false), (moved.State.Meeting.Revision, moved.State.Meeting.AgendaIsSent));
        Assert.Contains(new Effect.BookMeeting(1), moved.Effects);
    }

    [Fact]
    public void An_old_card_does_not_move_the_meeting()
    {
        Arranged().AndWhen(Ma, Monday, new Arrange(0, Plan with { Minutes = 90 })).ThenRefused(Because.OldDraft, detail: "1");
        Aligned().AndWhen(Ma, Monday, new Arrange(1, Plan)).ThenRefused(Because.OldDraft, detail: "0");
    }

    [Fact]
    public void A_receiver_that_joins_afterwards_must_be_invited()
    {
        var joined = Arranged().AndWhen(SupportHead, Monday, SupportAccepts);
        Assert.Contains(new Effect.ShowCard(Ma, CardName.MeetingArrange, null, Tone.Inform), joined.Effects);
        joined.AndWhen(Ma, Monday, new Arrange(1, Plan with { Minutes = 90 })).ThenRefused(Because.SideWithoutDecisionMaker, "attendees", "客服部");
        joined.AndWhen(Ma, Monday, new Arrange(1, Plan with { Attendees = DefaultAttendees.Of(joined.State) })).ThenStores(typeof(MeetingEvent.Arranged));
    }

    [Fact]
    public void Withdrawing_takes_the_meeting_out_of_the_calendars()
    {
        var ended = AgendaSent().AndWhen(Ma, Monday, new RequestCommand.Withdraw("计划取消"));
        Assert.Contains(new Effect.CancelMeeting(1), ended.Effects);
        Assert.Contains(new Effect.ShowCard(ProductHead, CardName.Overview, null, Tone.Inform), ended.Effects);
        ended.AndWhen(Ma, Monday, new Arrange(1, Plan with { Minutes = 90 })).ThenRefused(Because.WrongStage);
    }

    private static Spec Without(Department department, AttendeeRole role) =>
        Arranged(Plan with { Attendees = [.. Plan.Attendees.Where(attendee => (attendee.Department, attendee.Role) != (department, role))] });

    private static Spec With(Attendee attendee) => Arranged(Plan with { Attendees = Plan.Attendees.Add(attendee) });
}
