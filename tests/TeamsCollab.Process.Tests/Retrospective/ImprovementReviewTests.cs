using TeamsCollab.Process.Request;
using TeamsCollab.Process.Retrospective;
using TeamsCollab.Process.Tests.Request;
using static TeamsCollab.Process.Retrospective.RetrospectiveCommand;
using static TeamsCollab.Process.Retrospective.RetrospectiveEvent;
using static TeamsCollab.Process.Tests.Cast;
using static TeamsCollab.Process.Tests.Execution.ExecutionSpec;
using static TeamsCollab.Process.Tests.Retrospective.RetrospectiveSpec;

namespace TeamsCollab.Process.Tests.Retrospective;

/// <summary>What the next request of the same departments answers for an improvement that is still open (B23).</summary>
public sealed class ImprovementReviewTests
{
    private static readonly ReviewImprovement Drop = new("I1", ImprovementFate.Dropped, Ma, "MKT-2024-002", "已改用新系统");

    [Fact]
    public void Who_confirms_improvements_closes_one_from_the_next_request_and_its_owner_hears_of_it()
    {
        var dropped = Reported().AndWhen(Person.Pump, At(20, 10), Drop).ThenStores(typeof(ImprovementSettled), typeof(Closed));

        Assert.Equal(Stage.Ended, dropped.State.Stage);
        Assert.Contains(new Effect.ShowCard(Chan, CardName.RetrospectiveImprovement, "I1", Tone.Inform), dropped.Effects);
    }

    [Fact]
    public void Of_anybody_else_it_is_a_report_and_the_initiator_is_asked()
    {
        var said = Reported().AndWhen(Person.Pump, At(20, 10), Drop with { By = MarketingHead, Fate = ImprovementFate.Done }).ThenStores(typeof(ImprovementSettled));

        Assert.Equal(ImprovementStatus.Finished, said.State.Retrospective.Improvements[0].Status);
        Assert.Contains(new Effect.ShowCard(Ma, CardName.RetrospectiveImprovement, "I1", Tone.Ask), said.Effects);
        said.AndWhen(Ma, At(20, 11), new CloseImprovement("I1", 1)).ThenStores(typeof(ImprovementClosed), typeof(Closed));
        said.AndWhen(Ma, At(20, 11), new ReopenImprovement("I1", 1, "模板还没有上线")).ThenStores(typeof(ImprovementReopened));
    }

    [Fact]
    public void What_is_carried_on_stays_with_its_owner_and_its_limit_stands()
    {
        var carried = Reported().AndWhen(Person.Pump, At(20, 10), Drop with { Fate = ImprovementFate.Carried, Reason = string.Empty }).ThenStores(typeof(ImprovementCarried));

        Assert.Equal((ImprovementStatus.Open, "MKT-2024-002"), (carried.State.Retrospective.Improvements[0].Status, carried.State.Retrospective.Improvements[0].CarriedIn));
        Assert.Equal(Reported().State.Retrospective.Improvements[0].Limit.DueAt, carried.State.Retrospective.Improvements[0].Limit.DueAt);
    }

    [Fact]
    public void Nobody_reviews_by_hand_and_what_was_settled_meanwhile_stays()
    {
        Reported().AndWhen(Ma, At(20, 10), Drop).ThenRefused(Because.NotYours);
        Finished().AndWhen(Person.Pump, At(20, 10), Drop).ThenNothing();
        Reported().AndWhen(Person.Pump, At(20, 10), Drop with { Improvement = "I7" }).ThenRefused(Because.NotAChoice, "improvement");
    }

    [Fact]
    public void No_request_is_sent_while_an_open_improvement_is_unanswered()
    {
        var facts = Cast.Facts with { OpenImprovements = [new OpenImprovement("c1", "MKT-2024-001", "I1"), new OpenImprovement("c1", "MKT-2024-001", "I2")] };
        var one = new FormImprovement(1, "c1", "I1", ImprovementFate.Done, string.Empty);
        var two = new FormImprovement(2, "c1", "I2", ImprovementFate.Dropped, "已改用新系统");

        Refused(Because.Missing, "improvement1");
        Refused(Because.Missing, "improvement2", one);
        Refused(Because.ReasonRequired, "improvementReason2", one, two with { Reason = " " });
        Refused(Because.Missing, "improvement1", one with { Collaboration = "c2" }, two);

        var sent = Assert.IsType<Decision.Accepted>(Submit(one, two)).Events;
        Assert.Equal([("I1", ImprovementFate.Done), ("I2", ImprovementFate.Dropped)], sent.OfType<RequestEvent.ImprovementAnswered>().Select(answered => (answered.Improvement, answered.Fate)));

        void Refused(Because because, string field, params FormImprovement[] answers)
        {
            var refused = Assert.IsType<Decision.Refused>(Submit(answers));
            Assert.Equal((because, field), (refused.Reason.Because, refused.Reason.Field));
        }

        Decision Submit(params FormImprovement[] answers) => CollaborationProcess.Decide(
            new RequestCommand.Submit(RequestSpec.Form with { Improvements = [.. answers] }), new Asked(Ma, Monday, new OperationId("once"), "entropy"u8.ToArray()), facts, Collaboration.Empty);
    }
}
