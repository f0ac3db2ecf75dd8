using TeamsCollab.Process.Reading;
using TeamsCollab.Process.Request;
using static TeamsCollab.Process.CollaborationCommand;
using static TeamsCollab.Process.Request.RequestCommand;
using static TeamsCollab.Process.Request.RequestEvent;
using static TeamsCollab.Process.Tests.Cast;
using static TeamsCollab.Process.Tests.Request.RequestSpec;

namespace TeamsCollab.Process.Tests.Request;

/// <summary>有条件接收 (R20, R21, B6): a receiver names its terms instead of declining.</summary>
public sealed class RequestOfferTests
{
    private static readonly CheckDeadlines Check = new();
    private static readonly Offer Terms = new(Sales, new DateOnly(2024, 7, 5), "先铺一二线城市", "市场部提供陈列物料");
    private static readonly AgreeToOffer Agree = new(Sales, 1);
    private static readonly RefuseOffer Refuse = new(Sales, 1, "6月28日必须铺完");

    [Fact]
    public void Terms_go_to_the_initiator_who_has_one_working_day()
    {
        var offered = Offered().ThenStores(typeof(CounterOffered));

        Assert.Contains(new Effect.ShowCard(Ma, CardName.RequestAnswer, "销售部", Tone.Inform), offered.Effects);
        Assert.Contains(new Awaiting(Ma, CardName.RequestAnswer, "销售部", AnswerDue), offered.State.Awaiting);
        Assert.DoesNotContain(offered.State.Awaiting, awaiting => awaiting.From == Xia);
    }

    [Fact]
    public void Terms_are_an_answer_so_the_receivers_clock_ends_and_the_initiators_runs()
    {
        var missed = Offered().AndWhen(Person.Clock, AnswerDue.AddSeconds(1), Check).Events.OfType<LimitMissed>().ToArray();

        Assert.Contains(missed, limit => limit is { Limit: RequestLimit.Agreeing } && limit.Department == Sales && limit.Person == Ma);
        Assert.DoesNotContain(missed, limit => limit is { Limit: RequestLimit.Answering } && limit.Department == Sales);
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    public void The_initiator_is_told_at_the_limit_and_not_before(int seconds, bool told) => Assert.Equal(
        told,
        Offered().AndWhen(Person.Clock, AnswerDue.AddSeconds(seconds), Check).Events.OfType<LimitMissed>().Any(limit => limit.Limit is RequestLimit.Agreeing));

    [Fact]
    public void Agreeing_is_the_departments_acceptance_on_its_own_terms()
    {
        var agreed = Offered().AndWhen(Ma, Monday, Agree).ThenStores(typeof(OfferAgreed), typeof(Accepted));
        var (side, reception) = (agreed.State.SideOf(Sales)!, agreed.State.Request.ReceptionOf(Sales)!);

        Assert.Equal((SideAnswer.Accepted, SalesHead, Xia, Xia), (side.Answer, side.DecisionMaker, side.Executor, reception.AnsweredBy));
        Assert.Equal((OfferStands.Agreed, new DateOnly(2024, 7, 5)), (reception.Offer!.Stands, reception.Offer.WantedBy));
        Assert.Null(agreed.State.Request.ReceptionOf(Product)!.Offer);
    }

    [Fact]
    public void The_last_required_department_that_comes_in_by_its_terms_ends_the_stage() =>
        Offered().AndWhen(Chan, Monday, ProductAccepts).AndWhen(Ma, Monday, Agree).ThenStores(typeof(OfferAgreed), typeof(Accepted), typeof(Aligned));

    [Fact]
    public void Terms_not_agreed_to_ask_the_department_again_with_a_new_limit()
    {
        var refused = Offered().AndWhen(Ma, AnswerDue, Refuse).ThenStores(typeof(OfferRefused));

        Assert.Equal(new DateTimeOffset(2024, 6, 5, 18, 0, 0, TimeSpan.FromHours(8)), refused.State.Request.ReceptionOf(Sales)!.Watch!.DueAt);
        Assert.Contains(refused.State.Awaiting, awaiting => awaiting.From == Xia);
        refused.AndWhen(Xia, AnswerDue, SalesAccepts).ThenStores(typeof(Accepted));
    }

    [Fact]
    public void Nobody_agrees_to_terms_they_have_not_seen()
    {
        var renewed = Offered().AndWhen(Xia, Monday, Terms with { Scope = "只铺华东" }).ThenStores(typeof(CounterOffered));

        renewed.AndWhen(Ma, Monday, Agree).ThenRefused(Because.OldDraft);
        renewed.AndWhen(Ma, Monday, Agree with { Revision = 2 }).ThenStores(typeof(OfferAgreed), typeof(Accepted));
    }

    [Fact]
    public void Only_the_department_offers_and_only_the_initiator_answers()
    {
        Delivered().AndWhen(Chan, Monday, Terms).ThenRefused(Because.NotYours);
        Delivered().AndWhen(Ma, Monday, Terms).ThenRefused(Because.NotYours);
        Offered().AndWhen(Xia, Monday, Agree).ThenRefused(Because.NotYours);
        Offered().AndWhen(Stranger, Monday, Refuse).ThenRefused(Because.NotYours);
    }

    [Fact]
    public void Doing_it_twice_changes_nothing()
    {
        Offered().AndWhen(Xia, Monday, Terms).ThenNothing();
        Offered().AndWhen(Ma, Monday, Agree).AndWhen(Ma, Monday, Agree).ThenNothing();
        Offered().AndWhen(Ma, Monday, Refuse).AndWhen(Ma, Monday, Refuse).ThenNothing();
    }

    [Fact]
    public void What_is_settled_stays_settled()
    {
        Offered().AndWhen(Ma, Monday, Agree).AndWhen(Ma, Monday, Refuse).ThenRefused(Because.AlreadyDecided);
        Offered().AndWhen(Ma, Monday, Agree).AndWhen(Xia, Monday, Terms with { Scope = "只铺华东" }).ThenRefused(Because.AlreadyDecided);
        Offered().AndWhen(Xia, Monday, SalesAccepts).AndWhen(Ma, Monday, Agree).ThenRefused(Because.UnknownDepartment);
        Offered().AndWhen(Xia, Monday, new Clarify(Sales, "从哪个区域开始?")).ThenRefused(Because.AlreadyDecided);
    }

    [Fact]
    public void Terms_name_a_day_a_scope_or_a_need_and_the_day_is_not_over()
    {
        Delivered().AndWhen(Xia, Monday, new Offer(Sales, null, " ", string.Empty)).ThenRefused(Because.NothingOffered, "offerScope");
        Delivered().AndWhen(Xia, Monday, Terms with { WantedBy = new DateOnly(2024, 6, 2) }).ThenRefused(Because.DateInThePast, "offerDate");
        Delivered().AndWhen(Ma, Monday, Agree).ThenRefused(Because.UnknownDepartment);
        Offered().AndWhen(Ma, Monday, Refuse with { Reason = string.Empty }).ThenRefused(Because.ReasonRequired, "offerReason");
    }

    [Fact]
    public void The_card_asks_the_initiator_alone_and_names_the_terms_to_both()
    {
        var state = Offered().State;

        Assert.True(CardFor(Ma).CanAgree);
        Assert.False(CardFor(Xia).CanAgree);
        Assert.False(CardFor(Xia).CanAnswer);
        Assert.True(CardFor(Xia).Offer is { IsOpen: true, Revision: 1 });

        RequestAnswerCard CardFor(Person person) =>
            RequestAnswerCard.For(state, new CardReader(person, Language.Chinese, Monday, TestCalendars.China, Content.Words.None, []), "销售部");
    }

    private static Spec Offered() => Delivered().AndWhen(Xia, Monday, Terms);
}
