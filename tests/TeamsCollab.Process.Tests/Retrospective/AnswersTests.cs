using TeamsCollab.Process.Retrospective;
using static TeamsCollab.Process.Retrospective.RetrospectiveEvent;
using static TeamsCollab.Process.Tests.Cast;
using static TeamsCollab.Process.Tests.Execution.ExecutionSpec;
using static TeamsCollab.Process.Tests.Retrospective.RetrospectiveSpec;

namespace TeamsCollab.Process.Tests.Retrospective;

public sealed class AnswersTests
{
    [Fact]
    public void A_contact_answers_for_their_side()
    {
        var answered = Completed().AndWhen(Xia, At(6, 10), GoodAnswer).ThenStores(typeof(Answered)).Events.OfType<Answered>().Single();

        Assert.Equal((Sales, 1, Xia), (answered.Department, answered.Version, answered.By));
    }

    [Fact]
    public void So_does_a_head() =>
        Assert.Equal(Product, Completed().AndWhen(ProductHead, At(6, 10), GoodAnswer).Events.OfType<Answered>().Single().Department);

    [Fact]
    public void Somebody_without_a_part_answers_for_nobody()
    {
        Completed().AndWhen(Stranger, At(6, 10), GoodAnswer).ThenRefused(Because.NotYours);
        Completed().AndWhen(SupportHead, At(6, 10), GoodAnswer).ThenRefused(Because.NotYours);
        Completed().AndWhen(GeneralManager, At(6, 10), GoodAnswer).ThenRefused(Because.NotYours);
    }

    [Fact]
    public void Answers_are_blind_until_every_side_has_given_its_own()
    {
        var two = Completed().AndWhen(Xia, At(6, 10), GoodAnswer).AndWhen(Chan, At(6, 11), GoodAnswer);
        Assert.False(two.State.Retrospective.AnswersAreOpen);

        var all = two.AndWhen(Ma, At(6, 12), GoodAnswer).ThenStores(typeof(Answered), typeof(AllAnswered));
        Assert.True(all.State.Retrospective.AnswersAreOpen);
    }

    [Fact]
    public void They_are_open_once_both_sides_have_met() =>
        Assert.True(Arranged().AndWhen(Ma, At(11, 16), Met).State.Retrospective.AnswersAreOpen);

    [Fact]
    public void A_double_press_answers_once() =>
        Completed().AndWhen(Xia, At(6, 10), GoodAnswer).AndWhen(Xia, At(6, 10), GoodAnswer).ThenNothing();

    [Fact]
    public void A_side_may_change_its_answer_while_it_is_blind()
    {
        var changed = Completed().AndWhen(Xia, At(6, 10), GoodAnswer).AndWhen(SalesHead, At(6, 11), GoodAnswer with { Version = 2 });

        var side = changed.State.Retrospective.Side(Sales)!;
        Assert.Equal((Sales, Xia, 2, (Person?)SalesHead), (side.Department, side.Contact, side.Answers, side.By));
        changed.AndWhen(Xia, At(6, 12), GoodAnswer).ThenRefused(Because.OldDraft);
    }

    [Fact]
    public void Two_of_one_side_at_once_are_not_one_answer() =>
        Completed().AndWhen(Xia, At(6, 10), GoodAnswer).AndWhen(SalesHead, At(6, 10), GoodAnswer).ThenRefused(Because.OldDraft);

    [Fact]
    public void Nobody_changes_an_answer_after_seeing_the_others() =>
        AllAnswered().AndWhen(Xia, At(7, 13), GoodAnswer with { Version = 2 }).ThenRefused(Because.AlreadyDecided);

    [Fact]
    public void A_side_that_was_late_may_still_answer_until_the_report()
    {
        var late = Arranged().AndWhen(Ma, At(11, 16), Met);

        late.AndWhen(Xia, At(11, 17), GoodAnswer).ThenStores(typeof(Answered));
        late.AndWhen(Ma, At(12, 10), Report).AndWhen(Xia, At(12, 11), GoodAnswer).ThenRefused(Because.AlreadyDecided);
    }

    [Theory]
    [InlineData(GoalsReached.No)]
    [InlineData(GoalsReached.Partly)]
    public void A_goal_that_was_missed_says_why(GoalsReached reached) =>
        Completed().AndWhen(Xia, At(6, 10), GoodAnswer with { GoalsReached = reached }).ThenRefused(Because.ReasonRequired, "whyNot");

    [Fact]
    public void Each_of_the_other_questions_needs_an_answer()
    {
        Completed().AndWhen(Xia, At(6, 10), GoodAnswer with { WentWell = " " }).ThenRefused(Because.Missing, "wentWell");
        Completed().AndWhen(Xia, At(6, 10), GoodAnswer with { GotStuck = " " }).ThenRefused(Because.Missing, "gotStuck");
        Completed().AndWhen(Xia, At(6, 10), GoodAnswer with { Improve = " " }).ThenRefused(Because.Missing, "improve");
    }

    [Fact]
    public void Whose_answer_is_missing_is_awaited()
    {
        var one = Completed().AndWhen(Xia, At(6, 10), GoodAnswer);

        Assert.Equal([Ma, Chan], one.State.Awaiting.Where(waiting => waiting.Card is CardName.RetrospectiveAnswers).Select(waiting => waiting.From));
    }
}
