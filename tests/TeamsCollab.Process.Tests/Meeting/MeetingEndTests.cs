using TeamsCollab.Process.Meeting;
using TeamsCollab.Process.Request;
using TeamsCollab.Process.Tests.Reading;
using static TeamsCollab.Process.CollaborationCommand;
using static TeamsCollab.Process.Meeting.MeetingCommand;
using static TeamsCollab.Process.Tests.Cast;
using static TeamsCollab.Process.Tests.Meeting.MeetingSpec;
using static TeamsCollab.Process.Tests.Request.RequestSpec;

namespace TeamsCollab.Process.Tests.Meeting;

public sealed class MeetingEndTests
{
    private static readonly CheckDeadlines Check = new();

    [Fact]
    public void The_end_of_the_meeting_begins_the_minutes()
    {
        var ended = AgendaSent().AndWhen(Ma, End, Over(Ma, Xia, Chan)).ThenStores(typeof(MeetingEvent.Ended), typeof(Process.Minutes.MinutesEvent.Awaited));
        Assert.Equal(Stage.Minutes, ended.State.Stage);
        Assert.Equal([Ma, Xia, Chan], ended.State.Meeting.Participants);
    }

    [Fact]
    public void Either_side_may_say_that_it_is_over()
    {
        foreach (var person in new[] { Ma, MarketingHead, Xia, SalesHead, Chan, ProductHead })
        {
            AgendaSent().AndWhen(person, End, Over(Ma, Xia)).ThenStores(typeof(MeetingEvent.Ended), typeof(Process.Minutes.MinutesEvent.Awaited));
        }

        AgendaSent().AndWhen(Ke, End, Over(Ma, Xia)).ThenRefused(Because.NotYours);
        AgendaSent().AndWhen(Stranger, End, Over(Ma, Xia)).ThenRefused(Because.NotYours);
    }

    [Fact]
    public void A_meeting_held_elsewhere_is_written_down_by_hand_and_starts_the_minutes()
    {
        Aligned().AndWhen(Xia, End, Over(Ma, Xia)).ThenRefused(Because.Missing, "heldIn");
        var held = Aligned().AndWhen(Xia, End.AddMinutes(1), Over(Ma, Xia) with { EndedAt = End.AddMinutes(1), Place = "线上腾讯会议" }).ThenStores(typeof(MeetingEvent.Ended), typeof(Process.Minutes.MinutesEvent.Awaited));
        Assert.Equal("线上腾讯会议", held.State.Meeting.Held!.Place!.Fields!["text"]);
        Assert.Equal(End.AddMinutes(1), held.State.Meeting.Held.EndedAt);
        Assert.Empty(held.State.Meeting.Held.Absent);
        Aligned().AndWhen(Ke, End, Over(Ma, Xia) with { Place = "线上腾讯会议" }).ThenRefused(Because.NotYours);
    }

    [Fact]
    public void Whoever_was_invited_and_did_not_come_is_recorded_with_the_reason_given()
    {
        var held = AgendaSent().AndWhen(Ma, End, Over(Ma, Xia, SalesHead, Chan) with { Absences = ["彭总监：出差"] }).State.Meeting.Held!;
        Assert.Equal([(MarketingHead, null), (ProductHead, "出差")], held.Absent.Select(absence => (absence.Person, absence.Reason?.Fields!["text"])));
        AgendaSent().AndWhen(Ma, End, Over(Ma, Xia) with { Absences = ["夏主管：出差"] }).ThenRefused(Because.NotAbsent, "absences", "夏主管");
        AgendaSent().AndWhen(Ma, End, Over(Ma, Xia) with { Absences = ["路人：出差"] }).ThenRefused(Because.NotAbsent, "absences", "路人");
    }

    [Fact]
    public void Ending_twice_stores_nothing_more()
    {
        var ended = AgendaSent().AndWhen(Ma, End, Over(Ma, Xia, Chan));
        ended.AndWhen(Ma, End, Over(Chan, Xia, Ma)).ThenNothing();
        ended.AndWhen(Xia, End, Over(Ma, Xia, Chan)).ThenNothing();
        ended.AndWhen(Xia, End, Over(Ma, Xia)).ThenRefused(Because.AlreadyDecided);
    }

    [Fact]
    public void A_meeting_ends_after_it_began_and_not_in_the_future()
    {
        AgendaSent().AndWhen(Ma, End, Over(Ma) with { EndedAt = Start }).ThenRefused(Because.EndBeforeStart, "endedAt");
        AgendaSent().AndWhen(Ma, End, Over(Ma) with { EndedAt = Start.AddTicks(1) }).ThenStores(typeof(MeetingEvent.Ended), typeof(Process.Minutes.MinutesEvent.Awaited));
        AgendaSent().AndWhen(Ma, End, Over(Ma) with { EndedAt = End.AddTicks(1) }).ThenRefused(Because.InTheFuture, "endedAt");
    }

    [Fact]
    public void Somebody_of_the_sides_was_there()
    {
        AgendaSent().AndWhen(Ma, End, Over()).ThenRefused(Because.Missing, "present");
        AgendaSent().AndWhen(Ma, End, Over(Ma, Ke)).ThenRefused(Because.NotTakingPart, "present");
        AgendaSent().AndWhen(Ma, End, Over(Ma, new Person("nobody"))).ThenRefused(Because.UnknownPerson, "present", "nobody");
    }

    [Fact]
    public void Sides_whose_decision_maker_stayed_away_are_recorded()
    {
        Assert.Equal([Marketing, Sales, Product], Held(Ma, Xia, Chan).WithoutDecisionMaker);
        Assert.Equal([Product], Held(MarketingHead, SalesHead, Chan).WithoutDecisionMaker);
        Assert.Empty(Held(MarketingHead, SalesHead, ProductHead).WithoutDecisionMaker);
    }

    [Fact]
    public void A_decision_maker_of_the_invitation_counts_too()
    {
        var plan = Plan with { Attendees = Plan.Attendees.Add(new Attendee(Chan, Product, AttendeeRole.DecisionMaker)) };
        var ended = Arranged(plan).AndWhen(Ma, End, Over(MarketingHead, SalesHead, Chan));
        Assert.Empty(ended.State.Meeting.Held!.WithoutDecisionMaker);
    }

    [Fact]
    public void A_quarter_before_the_hour_the_initiator_is_shown_once_where_to_begin()
    {
        var sent = AgendaSent().AndWhen(SupportHead, Monday, new RequestCommand.Decline(Support, "人手不足"));
        Assert.Equal(Start.AddMinutes(-15), CollaborationProcess.NextDue(sent.State)!.At);
        sent.AndWhen(Person.Clock, Start.AddMinutes(-15).AddTicks(-1), Check).ThenNothing();
        var shown = sent.AndWhen(Person.Clock, Start.AddMinutes(-15), Check).ThenStores(typeof(MeetingEvent.Reminded));
        Assert.Equal(new Effect.ShowCard(Ma, CardName.MeetingAgenda, null, Tone.Inform), shown.Effects[0]);
        shown.AndWhen(Person.Clock, Start, Check).ThenNothing();

        // After an outage over the whole meeting only its end is asked for.
        Assert.Equal(MeetingLimit.Ending, Assert.Single(sent.AndWhen(Person.Clock, End, Check).Events.OfType<MeetingEvent.Reminded>()).Limit);
    }

    [Fact]
    public void When_the_meeting_should_be_over_the_initiator_is_asked_once()
    {
        var sent = AgendaSent().AndWhen(SupportHead, Monday, new RequestCommand.Decline(Support, "人手不足"));
        var gathering = sent.AndWhen(Person.Clock, Start, Check);
        Assert.Equal(End, CollaborationProcess.NextDue(gathering.State)!.At);
        gathering.AndWhen(Person.Clock, End.AddTicks(-1), Check).ThenNothing();
        var asked = gathering.AndWhen(Person.Clock, End, Check).ThenStores(typeof(MeetingEvent.Reminded));
        Assert.Equal(new Effect.ShowCard(Ma, CardName.MeetingAttendance, null, Tone.Remind), asked.Effects[0]);
        asked.AndWhen(Person.Clock, End.AddDays(2), Check).ThenNothing();
    }

    [Fact]
    public void A_meeting_that_has_ended_is_not_asked_about() =>
        Assert.DoesNotContain(
            AgendaSent().AndWhen(Ma, End, Over(Ma, Xia)).AndWhen(Person.Clock, End.AddMinutes(1), Check).Events,
            happened => happened is MeetingEvent);

    [Fact]
    public void After_the_meeting_the_request_is_settled()
    {
        var ended = AgendaSent().AndWhen(Ma, End, Over(Ma, Xia));
        ended.AndWhen(Ma, End, new RequestCommand.Withdraw("计划取消")).ThenRefused(Because.PastWithdrawing);
        Assert.Equal((false, true), Withdrawing(ended, Ma));
        ended.AndWhen(SupportHead, End, SupportAccepts).ThenRefused(Because.WrongStage);
        ended.AndWhen(Ma, End, new Arrange(1, Plan with { Minutes = 90 })).ThenRefused(Because.AlreadyDecided);
        ended.AndWhen(Ma, End, FirstAgenda with { Items = [new AgendaItem(60, "补一份")] }).ThenRefused(Because.AlreadyDecided);
        ended.AndWhen(Chan, End, new AcknowledgeMaterials()).ThenRefused(Because.AlreadyDecided);
        Assert.DoesNotContain(ended.State.Awaiting, awaiting => awaiting.Card is CardName.RequestAnswer or CardName.MeetingAgenda);
    }

    /// <summary>The button is there as long as the command is accepted, and where it is not any more the card says what to do instead.</summary>
    [Fact]
    public void Until_then_the_initiator_finds_the_withdrawal_though_everybody_has_accepted()
    {
        Assert.Equal((true, false), Withdrawing(AgendaSent(), Ma));
        Assert.Equal((false, false), Withdrawing(AgendaSent(), Xia));
        // What a department has answered is settled, and a settled card has no buttons: there it stands on the overview alone.
        Assert.False(RequestAnswerCard.For(AgendaSent().State, AgendaSent().For(Ma, Monday), "销售部").CanWithdraw);
        Assert.Equal((false, false), Withdrawing(AgendaSent().AndWhen(Ma, Monday, new RequestCommand.Withdraw("计划取消")), Ma));
    }

    private static (bool Can, bool IsPast) Withdrawing(Spec spec, Person reader) => OverviewCard.For(spec.State, spec.For(reader, End)) is var card ? (card.CanWithdraw, card.IsPastWithdrawing) : default;

    private static Held Held(params Person[] present) => AgendaSent().AndWhen(Ma, End, Over(present)).State.Meeting.Held!;
}
