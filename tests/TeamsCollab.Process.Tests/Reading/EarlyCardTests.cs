using TeamsCollab.Process.Meeting;
using TeamsCollab.Process.Request;
using static TeamsCollab.Process.Tests.Cast;
using static TeamsCollab.Process.Tests.Meeting.MeetingSpec;
using static TeamsCollab.Process.Tests.Request.RequestSpec;

namespace TeamsCollab.Process.Tests.Reading;

/// <summary>Who sees which buttons on the cards of the first two stages.</summary>
public sealed class EarlyCardTests
{
    private static readonly DateTimeOffset Noon = Monday.AddHours(2);

    [Fact]
    public void Only_who_speaks_for_the_department_answers_and_only_until_it_has()
    {
        var delivered = Delivered();
        Assert.True(Answer(delivered, Xia).CanAnswer);
        Assert.True(Answer(delivered, SalesHead).CanAnswer);
        Assert.False(Answer(delivered, Chan).CanAnswer);
        Assert.False(Answer(delivered, Ma).CanAnswer);
        Assert.True(Answer(delivered, Xia).IsAwaited);
        Assert.False(Answer(delivered.AndWhen(Xia, Noon, SalesAccepts), Xia).CanAnswer);
        Assert.True(Answer(delivered.AndWhen(Xia, Noon, SalesAccepts), Xia).IsAccepted);
    }

    [Fact]
    public void Only_the_initiator_withdraws_and_only_while_it_can_be()
    {
        Assert.True(Answer(Delivered(), Ma).CanWithdraw);
        Assert.False(Answer(Delivered(), Xia).CanWithdraw);
        Assert.False(Answer(Delivered().AndWhen(Xia, Noon, SalesAccepts), Ma).CanWithdraw);
        Assert.False(Answer(Delivered().AndWhen(Xia, Noon, new RequestCommand.Decline(Sales, "人手不足")), Ma).CanWithdraw);
    }

    [Fact]
    public void A_question_stops_the_receivers_clock_visibly_and_is_the_initiators_to_answer()
    {
        var asked = Delivered().AndWhen(Xia, Noon, new RequestCommand.Clarify(Sales, "哪些门店？"));
        Assert.True(Answer(asked, Xia).IsPaused);
        Assert.True(Answer(asked, Xia).CanAnswer);
        Assert.Null(Answer(asked, Xia).OpenQuestion);
        Assert.Equal("Q1", Answer(asked, Ma).OpenQuestion?.Id);
        Assert.True(RequestClarificationCard.For(asked.State, asked.For(Ma, Noon), "Q1").CanAnswer);
        Assert.False(RequestClarificationCard.For(asked.State, asked.For(Xia, Noon), "Q1").CanAnswer);
    }

    [Fact]
    public void Only_the_initiator_arranges_until_the_meeting_was_held()
    {
        Assert.True(Arrange(Aligned(), Ma).CanArrange);
        Assert.False(Arrange(Aligned(), Xia).CanArrange);
        Assert.False(Arrange(Aligned(), Ma).IsArranged);
        var failed = Arranged().AndWhen(Person.Pump, Noon, new MeetingCommand.RecordBookingFailed(1, 1, "mailboxMissing"));
        Assert.True(Arrange(failed, Ma).IsUnbooked);
        var held = AgendaSent().AndWhen(Ma, End, Over(Ma, SalesHead, Xia, ProductHead, Chan));
        Assert.False(Arrange(held, Ma).CanArrange);
        Assert.True(Arrange(held, Ma).IsOver);
    }

    [Fact]
    public void The_initiator_sends_the_agenda_those_invited_read_it_and_only_a_begun_meeting_can_end()
    {
        Assert.True(Agenda(Arranged(), Ma, Noon).CanSendAgenda);
        Assert.False(Agenda(Arranged(), Xia, Noon).CanSendAgenda);
        Assert.False(Agenda(Arranged(), Xia, Noon).CanRead);
        Assert.True(Agenda(AgendaSent(), Xia, Noon).CanRead);
        Assert.False(Agenda(AgendaSent(), Stranger, Noon).CanRead);
        var read = AgendaSent().AndWhen(Xia, Noon, new MeetingCommand.AcknowledgeMaterials());
        Assert.False(Agenda(read, Xia, Noon).CanRead);
        Assert.True(Agenda(read, Xia, Noon).HasRead);
        Assert.False(Agenda(AgendaSent(), Ma, Start.AddMinutes(-1)).CanEnd);
        Assert.True(Agenda(AgendaSent(), Ma, Start.AddMinutes(1)).CanEnd);
    }

    private static RequestAnswerCard Answer(Spec spec, Person person) => RequestAnswerCard.For(spec.State, spec.For(person, Noon.AddHours(1)), Sales.Name);

    private static MeetingArrangeCard Arrange(Spec spec, Person person) => MeetingArrangeCard.For(spec.State, spec.For(person, Noon), SlotSearch.Unknown);

    private static MeetingAgendaCard Agenda(Spec spec, Person person, DateTimeOffset now) => MeetingAgendaCard.For(spec.State, spec.For(person, now));
}
