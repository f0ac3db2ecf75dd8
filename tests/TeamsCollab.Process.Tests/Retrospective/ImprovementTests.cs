using TeamsCollab.Process.Retrospective;
using static TeamsCollab.Process.Retrospective.RetrospectiveCommand;
using static TeamsCollab.Process.Retrospective.RetrospectiveEvent;
using static TeamsCollab.Process.Tests.Cast;
using static TeamsCollab.Process.Tests.Execution.ExecutionSpec;
using static TeamsCollab.Process.Tests.Retrospective.RetrospectiveSpec;

namespace TeamsCollab.Process.Tests.Retrospective;

public sealed class ImprovementTests
{
    private static readonly CloseImprovement Close = new("I1", 1);
    private static readonly ReopenImprovement Reopen = new("I1", 1, "模板还缺一页");

    [Fact]
    public void The_owner_finishes_and_the_initiator_is_asked_to_confirm()
    {
        var finished = Finished().ThenStores(typeof(ImprovementFinished));

        Assert.Contains(new Effect.ShowCard(Ma, CardName.RetrospectiveImprovement, "I1", Tone.Ask), finished.Effects);
        Assert.Contains(new Awaiting(Ma, CardName.RetrospectiveImprovement, "I1", At(27, 18)), finished.State.Awaiting);
    }

    [Fact]
    public void The_last_improvement_confirmed_ends_the_collaboration() =>
        Assert.Equal(Stage.Ended, Finished().AndWhen(Ma, At(21, 10), Close).ThenStores(typeof(ImprovementClosed), typeof(Closed)).State.Stage);

    [Fact]
    public void Only_the_owner_finishes_and_only_the_initiator_confirms()
    {
        Reported().AndWhen(Ma, At(20, 10), TemplateDone).ThenRefused(Because.NotYours);
        Reported().AndWhen(Xia, At(20, 10), TemplateDone).ThenRefused(Because.NotYours);
        Finished().AndWhen(Chan, At(21, 10), Close).ThenRefused(Because.NotYours);
        Finished().AndWhen(SalesHead, At(21, 10), Reopen).ThenRefused(Because.NotYours);
    }

    [Fact]
    public void A_double_press_of_each_changes_nothing()
    {
        Finished().AndWhen(Chan, At(20, 10), TemplateDone).ThenNothing();
        Finished().AndWhen(Ma, At(21, 10), Close).AndWhen(Ma, At(21, 10), Close).ThenNothing();
        Finished().AndWhen(Ma, At(21, 10), Reopen).AndWhen(Ma, At(21, 10), Reopen).ThenNothing();
    }

    [Fact]
    public void Nothing_is_confirmed_before_it_is_finished()
    {
        Reported().AndWhen(Ma, At(20, 10), Close with { Attempt = 0 }).ThenRefused(Because.NothingHandedIn);
        Reported().AndWhen(Ma, At(20, 10), Reopen with { Attempt = 0 }).ThenRefused(Because.NothingHandedIn);
        Reported().AndWhen(Ma, At(20, 10), Close).ThenRefused(Because.OldDraft);
    }

    [Fact]
    public void What_took_no_hold_is_with_its_owner_again_and_an_old_card_does_not_confirm_it()
    {
        Finished().AndWhen(Ma, At(21, 10), Reopen with { Reason = " " }).ThenRefused(Because.ReasonRequired, "reason");

        var again = Finished().AndWhen(Ma, At(21, 10), Reopen).ThenStores(typeof(ImprovementReopened)).AndWhen(Chan, At(24, 10), TemplateDone with { Attempt = 2 });
        again.AndWhen(Ma, At(25, 10), Close).ThenRefused(Because.OldDraft);
        again.AndWhen(Ma, At(25, 10), Close with { Attempt = 2 }).ThenStores(typeof(ImprovementClosed), typeof(Closed));
    }

    [Fact]
    public void A_completion_says_what_was_done() => Reported().AndWhen(Chan, At(20, 10), TemplateDone with { Note = " " }).ThenRefused(Because.Missing, "note");

    [Fact]
    public void An_unknown_improvement_is_refused()
    {
        Reported().AndWhen(Chan, At(20, 10), TemplateDone with { Improvement = "I7" }).ThenRefused(Because.NotAChoice, "improvement");
        Reported().AndWhen(Ma, At(20, 10), Close with { Improvement = "I7" }).ThenRefused(Because.NotAChoice, "improvement");
    }

    [Fact]
    public void The_owner_is_reminded_the_working_day_before_and_both_hear_of_a_miss_once()
    {
        Assert.Equal(At(26, 9), CollaborationProcess.NextDue(Reported().State)!.At);
        Reported().ClockAt(At(26, 8, 59)).ThenNothing();
        var reminded = Reported().ClockAt(At(26, 9)).ThenStores(typeof(ImprovementReminded));
        Assert.Equal([new Effect.ShowCard(Chan, CardName.RetrospectiveImprovement, "I1", Tone.Remind)], reminded.Effects);

        reminded.ClockAt(At(27, 17, 59)).ThenNothing();
        var missed = reminded.ClockAt(At(27, 18)).ThenStores(typeof(ImprovementOverdue));
        Assert.Equal([Chan, Ma], missed.Effects.OfType<Effect.ShowCard>().Select(shown => shown.To));
        missed.ClockAt(At(28, 18)).ThenNothing();
    }

    [Fact]
    public void What_was_finished_in_time_is_not_overdue_while_it_waits() => Finished().ClockAt(At(28, 18)).ThenNothing();
}
