using TeamsCollab.Process.Request;
using static TeamsCollab.Process.CollaborationCommand;
using static TeamsCollab.Process.Request.RequestCommand;
using static TeamsCollab.Process.Request.RequestEvent;
using static TeamsCollab.Process.Tests.Cast;
using static TeamsCollab.Process.Tests.Request.RequestSpec;

namespace TeamsCollab.Process.Tests.Request;

public sealed class RequestDeadlineTests
{
    private static readonly CheckDeadlines Check = new();

    [Fact]
    public void The_clock_looks_at_half_time_and_when_the_answer_is_due()
    {
        Assert.Equal(HalfTime, CollaborationProcess.NextDue(SalesOnly().State)!.At);
        Assert.Equal(AnswerDue, CollaborationProcess.NextDue(SalesOnly().AndWhen(Person.Clock, HalfTime, Check).State)!.At);
    }

    [Fact]
    public void Before_half_time_nobody_is_reminded() => SalesOnly().AndWhen(Person.Clock, HalfTime.AddTicks(-1), Check).ThenNothing();

    [Fact]
    public void At_half_time_the_contact_person_is_reminded_once()
    {
        var reminded = SalesOnly().AndWhen(Person.Clock, HalfTime, Check).ThenStores(typeof(Reminded));
        Assert.Equal([new Effect.ShowCard(Xia, CardName.RequestAnswer, "销售部", Tone.Remind)], reminded.Effects);
        reminded.AndWhen(Person.Clock, HalfTime.AddMinutes(1), Check).ThenNothing();
    }

    [Fact]
    public void Just_before_it_is_due_nothing_is_missed() =>
        SalesOnly().AndWhen(Person.Clock, HalfTime, Check).AndWhen(Person.Clock, AnswerDue.AddTicks(-1), Check).ThenNothing();

    [Fact]
    public void A_missed_answer_is_told_to_the_initiator_once()
    {
        var missed = SalesOnly().AndWhen(Person.Clock, AnswerDue, Check).ThenStores(typeof(LimitMissed));
        Assert.Equal([Xia, Ma], missed.Effects.OfType<Effect.ShowCard>().Where(effect => effect.Tone is Tone.Overdue).Select(effect => effect.To));
        missed.AndWhen(Person.Clock, AnswerDue.AddDays(3), Check).ThenNothing();
        Assert.Null(CollaborationProcess.NextDue(missed.State));
    }

    [Fact]
    public void Three_late_receivers_are_three_misses() =>
        Delivered().AndWhen(Person.Clock, AnswerDue, Check).ThenStores(typeof(LimitMissed), typeof(LimitMissed), typeof(LimitMissed));

    [Fact]
    public void Who_answered_is_not_reminded() =>
        SalesOnly().AndWhen(Xia, Monday, SalesAccepts).AndWhen(Person.Clock, AnswerDue, Check).ThenNothing();

    [Fact]
    public void A_late_answer_is_still_an_answer() =>
        SalesOnly().AndWhen(Person.Clock, AnswerDue, Check).AndWhen(Xia, AnswerDue.AddHours(15), SalesAccepts).ThenStores(typeof(Accepted));

    [Fact]
    public void An_optional_receiver_is_still_reminded_while_the_meeting_is_arranged() =>
        Aligned().AndWhen(Person.Clock, HalfTime, Check).Then(new Reminded(RequestLimit.Answering, Support, null, SupportHead, HalfTime));

    [Fact]
    public void After_the_end_the_clock_is_silent() =>
        Delivered().AndWhen(Ma, Monday, new Withdraw("计划取消")).AndWhen(Person.Clock, AnswerDue, Check).ThenNothing();

    private static Spec SalesOnly() => Sent().AndWhen(Person.Pump, Monday, new RecordDelivery(Sales));
}
