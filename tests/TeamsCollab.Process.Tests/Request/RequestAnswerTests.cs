using TeamsCollab.Process.Request;
using static TeamsCollab.Process.Request.RequestCommand;
using static TeamsCollab.Process.Request.RequestEvent;
using static TeamsCollab.Process.Tests.Cast;
using static TeamsCollab.Process.Tests.Request.RequestSpec;

namespace TeamsCollab.Process.Tests.Request;

public sealed class RequestAnswerTests
{
    [Fact]
    public void A_side_that_accepts_names_whom_it_sends()
    {
        var accepted = Delivered().AndWhen(Xia, Monday, SalesAccepts).ThenStores(typeof(Accepted));
        Assert.Equal(
            new Side(Sales, SideRole.Receiver, Xia, SalesHead, true, SideAnswer.Accepted, SalesHead, Xia),
            accepted.State.SideOf(Sales));
        Assert.Null(accepted.State.Request.ReceptionOf(Sales)!.Watch);
    }

    [Fact]
    public void The_head_may_answer_for_the_contact_person() => Delivered().AndWhen(SalesHead, Monday, SalesAccepts).ThenStores(typeof(Accepted));

    [Fact]
    public void Nobody_else_answers_for_a_department()
    {
        foreach (var person in new[] { Ma, MarketingHead, Chan, ProductHead, Ke, Stranger })
        {
            Delivered().AndWhen(person, Monday, SalesAccepts).ThenRefused(Because.NotYours);
            Delivered().AndWhen(person, Monday, new Decline(Sales, "人手不足")).ThenRefused(Because.NotYours);
            Delivered().AndWhen(person, Monday, new Clarify(Sales, "何时铺货?")).ThenRefused(Because.NotYours);
        }
    }

    [Fact]
    public void The_initiating_side_does_not_answer_its_own_request() =>
        Delivered().AndWhen(MarketingHead, Monday, new Accept(Marketing, Assessment.None, MarketingHead, Ma)).ThenRefused(Because.NotYours);

    [Fact]
    public void Decision_maker_and_executor_belong_to_the_department()
    {
        Delivered().AndWhen(Xia, Monday, SalesAccepts with { DecisionMaker = ProductHead }).ThenRefused(Because.OfAnotherDepartment, "decisionMaker");
        Delivered().AndWhen(Xia, Monday, SalesAccepts with { Executor = Chan }).ThenRefused(Because.OfAnotherDepartment, "executor");
        Delivered().AndWhen(Xia, Monday, SalesAccepts with { Executor = new Person("nobody") }).ThenRefused(Because.UnknownPerson, "executor");
    }

    [Fact]
    public void The_assessment_is_kept_as_sealed_words()
    {
        var accepted = Delivered().AndWhen(Xia, Monday, SalesAccepts with { Assessment = new Assessment(People: "两人", OtherDates: "6月25日后") });
        var words = Content.Words.Of(Content.Sealed.In(accepted.Events));
        var assessment = accepted.State.Request.ReceptionOf(Sales)!.Assessment;
        Assert.Equal(("两人", null, "6月25日后"), (words.Read(assessment, "people"), words.Read(assessment, "time"), words.Read(assessment, "otherDates")));
    }

    [Fact]
    public void An_empty_assessment_is_none() => Assert.Null(Delivered().AndWhen(Xia, Monday, SalesAccepts).State.Request.ReceptionOf(Sales)!.Assessment);

    [Fact]
    public void An_assessment_has_its_longest_length() =>
        Delivered().AndWhen(Xia, Monday, SalesAccepts with { Assessment = new Assessment(Time: new string('长', Inputs.LongestText + 1)) }).ThenRefused(Because.TooLong, "time");

    [Fact]
    public void Accepting_twice_stores_nothing_more()
    {
        Delivered().AndWhen(Xia, Monday, SalesAccepts).AndWhen(Xia, Monday, SalesAccepts).ThenNothing();
        Delivered().AndWhen(Xia, Monday, SalesAccepts).AndWhen(SalesHead, Monday, SalesAccepts).ThenNothing();
    }

    [Fact]
    public void Accepting_with_other_people_is_too_late() =>
        Delivered().AndWhen(Xia, Monday, SalesAccepts).AndWhen(Xia, Monday, SalesAccepts with { Executor = SalesHead }).ThenRefused(Because.AlreadyDecided);

    [Fact]
    public void Declining_needs_a_reason()
    {
        Delivered().AndWhen(SupportHead, Monday, new Decline(Support, " ")).ThenRefused(Because.ReasonRequired, "reason");
        Delivered().AndWhen(SupportHead, Monday, new Decline(Support, "人手不足")).ThenStores(typeof(Declined));
    }

    [Fact]
    public void Declining_twice_stores_nothing_more()
    {
        var declined = Delivered().AndWhen(SupportHead, Monday, new Decline(Support, "人手不足"));
        declined.AndWhen(SupportHead, Monday, new Decline(Support, "人手不足")).ThenNothing();
        declined.AndWhen(SupportHead, Monday, new Decline(Support, "另有安排")).ThenRefused(Because.AlreadyDecided);
    }

    [Fact]
    public void Whoever_declined_cannot_accept_and_the_other_way_round()
    {
        Delivered().AndWhen(SupportHead, Monday, new Decline(Support, "人手不足")).AndWhen(SupportHead, Monday, SupportAccepts).ThenRefused(Because.AlreadyDecided);
        Delivered().AndWhen(SupportHead, Monday, SupportAccepts).AndWhen(SupportHead, Monday, new Decline(Support, "人手不足")).ThenRefused(Because.AlreadyDecided);
    }

    [Fact]
    public void The_last_required_receiver_completes_the_first_stage()
    {
        var aligned = Delivered().AndWhen(Xia, Monday, SalesAccepts).AndWhen(Chan, Monday, ProductAccepts).ThenStores(typeof(Accepted), typeof(Aligned));
        Assert.Equal(Stage.Meeting, aligned.State.Stage);
        Assert.Equal([Marketing, Sales, Product], aligned.State.TakingPart.Select(side => side.Department));
        Assert.Contains(new Effect.ShowCard(Ma, CardName.MeetingArrange, null, Tone.Ask), aligned.Effects);
    }

    [Fact]
    public void An_optional_receiver_alone_completes_nothing_while_a_required_one_is_awaited() =>
        Delivered().AndWhen(SupportHead, Monday, SupportAccepts).ThenStores(typeof(Accepted));

    [Fact]
    public void Without_required_receivers_the_first_to_accept_is_enough() =>
        Delivered(Form with { Receivers = [new FormReceiver(Sales, Xia, false), new FormReceiver(Product, Chan, false)] })
            .AndWhen(Xia, Monday, SalesAccepts).ThenStores(typeof(Accepted), typeof(Aligned));

    [Fact]
    public void An_optional_receiver_that_declines_blocks_nobody() =>
        Delivered()
            .AndWhen(SupportHead, Monday, new Decline(Support, "人手不足"))
            .AndWhen(Xia, Monday, SalesAccepts)
            .AndWhen(Chan, Monday, ProductAccepts).ThenStores(typeof(Accepted), typeof(Aligned));

    [Fact]
    public void A_required_receiver_that_declines_ends_the_collaboration()
    {
        var ended = Delivered().AndWhen(Xia, Monday, SalesAccepts).AndWhen(Chan, Monday, new Decline(Product, "排期已满")).ThenStores(typeof(Declined), typeof(Ended));
        Assert.Equal((Stage.Ended, RequestEnd.RequiredReceiverDeclined), (ended.State.Stage, ended.State.Request.End));
        Assert.Equal(
            [Xia, SupportHead, Ma],
            ended.Effects.OfType<Effect.ShowCard>().Where(effect => effect is { Card: CardName.Overview, Tone: Tone.Inform }).Select(effect => effect.To));
        Assert.Empty(ended.State.Awaiting);
        Assert.Null(CollaborationProcess.NextDue(ended.State));
    }

    [Fact]
    public void When_everybody_declined_it_ends()
    {
        var optional = Form with { Receivers = [new FormReceiver(Sales, Xia, false), new FormReceiver(Product, Chan, false)] };
        Delivered(optional).AndWhen(Xia, Monday, new Decline(Sales, "人手不足")).ThenStores(typeof(Declined));
        var ended = Delivered(optional).AndWhen(Xia, Monday, new Decline(Sales, "人手不足")).AndWhen(Chan, Monday, new Decline(Product, "排期已满"));
        ended.ThenStores(typeof(Declined), typeof(Ended));
        Assert.Equal(RequestEnd.NobodyAccepted, ended.State.Request.End);
    }

    [Fact]
    public void An_optional_receiver_still_joins_while_the_meeting_is_being_arranged()
    {
        var joined = Aligned().AndWhen(SupportHead, Monday, SupportAccepts).ThenStores(typeof(Accepted));
        Assert.Equal([Marketing, Sales, Product, Support], joined.State.TakingPart.Select(side => side.Department));
    }

    [Fact]
    public void After_the_end_nobody_answers() =>
        Delivered().AndWhen(Ma, Monday, new Withdraw("计划取消")).AndWhen(Xia, Monday, SalesAccepts).ThenRefused(Because.WrongStage);

    [Fact]
    public void The_initiator_takes_the_request_back_with_a_reason()
    {
        Delivered().AndWhen(Ma, Monday, new Withdraw(string.Empty)).ThenRefused(Because.ReasonRequired, "reason");
        var ended = Delivered().AndWhen(Ma, Monday, new Withdraw("计划取消")).ThenStores(typeof(Ended));
        Assert.Equal((Stage.Ended, RequestEnd.Withdrawn), (ended.State.Stage, ended.State.Request.End));
        Assert.Equal([Xia, Chan, SupportHead], ended.Effects.OfType<Effect.ShowCard>().Select(effect => effect.To));
    }

    [Fact]
    public void Withdrawing_twice_stores_nothing_more() =>
        Delivered().AndWhen(Ma, Monday, new Withdraw("计划取消")).AndWhen(Ma, Monday, new Withdraw("计划取消")).ThenNothing();

    [Fact]
    public void Nobody_else_withdraws() => Delivered().AndWhen(MarketingHead, Monday, new Withdraw("计划取消")).ThenRefused(Because.NotYours);

    [Fact]
    public void What_a_receiver_ended_cannot_be_withdrawn() =>
        Delivered().AndWhen(Chan, Monday, new Decline(Product, "排期已满")).AndWhen(Ma, Monday, new Withdraw("计划取消")).ThenRefused(Because.AlreadyDecided);
}
