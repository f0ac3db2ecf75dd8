using TeamsCollab.Process.Dispute;
using TeamsCollab.Process.Execution;
using TeamsCollab.Process.Minutes;
using TeamsCollab.Process.Procedure;
using static TeamsCollab.Process.Dispute.DisputeEvent;
using static TeamsCollab.Process.Tests.Cast;
using static TeamsCollab.Process.Tests.Dispute.DisputeSpec;
using static TeamsCollab.Process.Tests.Execution.ExecutionSpec;

namespace TeamsCollab.Process.Tests.Dispute;

public sealed class DisputeTests
{
    [Fact]
    public void Minutes_come_into_force_with_an_open_dispute_and_its_task_stands_still()
    {
        var spec = Disputed().ThenStores(typeof(MinutesEvent.SignedOff), typeof(MinutesEvent.TookEffect), typeof(Docketed), typeof(ExecutionEvent.Started));
        Assert.True(Conditions.Holds(Shelves, spec.State));
        Assert.False(Conditions.Holds(Handbook, spec.State));
        spec.AndWhen(Xia, At(4, 10), new ExecutionCommand.HandIn(Shelves, 1, "已铺")).ThenRefused(Because.TaskDisputed, detail: "D1");
        Assert.DoesNotContain(spec.State.Awaiting, item => item.From == Xia && item.Key == Shelves);
    }

    [Fact]
    public void While_it_stands_still_the_clock_says_nothing_of_it() =>
        Assert.DoesNotContain(Disputed().ClockAt(At(28, 19)).Events, happened => happened is ExecutionEvent.LimitMissed { Task: Shelves } or ExecutionEvent.ProgressMissed { Task: Shelves } or ExecutionEvent.Reminded { Task: Shelves });

    [Fact]
    public void On_the_agreed_day_it_goes_to_its_decider_and_after_it_to_everybody_concerned()
    {
        Assert.DoesNotContain(Disputed().ClockAt(At(12, 8, 59)).Events, happened => happened is DisputeEvent);
        var day = Disputed().ClockAt(At(12, 9));
        Assert.Equal(GeneralManager, Assert.Single(day.Events.OfType<Escalated>()).Decider);
        Assert.Contains(new Effect.ShowCard(GeneralManager, CardName.DisputeRuling, "D1", Tone.Ask), day.Effects);

        Assert.DoesNotContain(day.ClockAt(At(12, 17, 59)).Events, happened => happened is LimitMissed);
        var missed = day.ClockAt(At(12, 18));
        Assert.Equal([Ma, MarketingHead, SalesHead, ProductHead], Assert.Single(missed.Events.OfType<LimitMissed>()).People);
        Assert.Contains(new Effect.ShowCard(GeneralManager, CardName.DisputeRuling, "D1", Tone.Overdue), missed.Effects);
        Assert.DoesNotContain(missed.ClockAt(At(19, 18)).Events, happened => happened is DisputeEvent);
    }

    [Fact]
    public void Only_the_agreed_decider_rules_on_the_version_they_saw_and_says_something()
    {
        Disputed().AndWhen(Ma, At(4, 10), East).ThenRefused(Because.NotYours);
        Disputed().AndWhen(SalesHead, At(4, 10), East).ThenRefused(Because.NotYours);
        Disputed().AndWhen(GeneralManager, At(4, 10), East with { Draft = 0 }).ThenRefused(Because.OldDraft, detail: "1");
        Disputed().AndWhen(GeneralManager, At(4, 10), East with { Ruling = " " }).ThenRefused(Because.Missing, "ruling");
        Disputed().AndWhen(GeneralManager, At(4, 10), East with { Dispute = "D2" }).ThenRefused(Because.NotAChoice, "dispute", "D2");
        Ruled().AndWhen(GeneralManager, At(11, 12), East).ThenRefused(Because.OldDraft, detail: "2");
        Settled().AndWhen(GeneralManager, At(12, 10), East with { Draft = 2 }).ThenRefused(Because.AlreadyDecided);
    }

    [Fact]
    public void A_ruling_is_the_next_version_and_only_whom_it_binds_is_asked_again()
    {
        var minutes = Ruled().State.Minutes;
        Assert.Equal((2, MinutesStatus.Confirming), (minutes.Draft, minutes.Status));
        Assert.Equal([Xia], minutes.Confirmations.Outstanding);
        Assert.Equal([SalesHead, ProductHead], minutes.Signatures.Outstanding);
        Assert.Equal("D1", Assert.Single(minutes.Changes).Id);
        Assert.Equal(Ma, minutes.Writer);
    }

    [Fact]
    public void What_somebody_edited_and_never_sent_round_does_not_slip_in_with_it()
    {
        var before = DisputeSpec.Disputed().History;
        var edited = Spec.Given([.. before.TakeWhile(happened => happened is not MinutesEvent.AllConfirmed)])
            .When(Ma, Minutes.MinutesSpec.MeetingEnded, new MinutesCommand.Write([new DraftClause.Agreed(null, "悄悄加上的一条"), new DraftClause.Agreed("A1", "悄悄改了")]));
        var ruled = Spec.Given([.. edited.History, .. before.SkipWhile(happened => happened is not MinutesEvent.AllConfirmed)]).When(GeneralManager, At(11, 11), East);
        Assert.Equal(["D1"], ruled.State.Minutes.Changes.Select(change => change.Id));
    }

    [Fact]
    public void Nothing_else_in_minutes_in_force_can_be_changed_while_a_ruling_goes_round()
    {
        Ruled().AndWhen(Ma, At(11, 12), new MinutesCommand.Write([new DraftClause.Agreed("A1", "改")])).ThenRefused(Because.AlreadyDecided);
        Ruled().AndWhen(Ma, At(11, 12), new MinutesCommand.Circulate(2)).ThenRefused(Because.AlreadyDecided);
        Ruled().AndWhen(Xia, At(11, 12), new MinutesCommand.ObjectTo(2, "D1", "不同意")).ThenRefused(Because.RulingStands);
    }

    [Fact]
    public void Until_all_whom_it_binds_have_confirmed_and_signed_the_task_stands_still()
    {
        Assert.True(Conditions.Holds(Shelves, Ruled().State));
        var settled = Settled().ThenStores(typeof(MinutesEvent.SignedOff), typeof(MinutesEvent.TookEffect), typeof(DisputeEvent.Settled));
        Assert.False(Conditions.Holds(Shelves, settled.State));
        Assert.Equal((2, MinutesStatus.InForce), (settled.State.Minutes.Draft, settled.State.Minutes.Status));
        Assert.Empty(settled.State.Minutes.Rulings);
        Assert.Single(settled.History.OfType<ExecutionEvent.Started>());
        Assert.Contains(new Effect.ShowCard(Xia, CardName.ExecutionTask, Shelves, Tone.Ask), settled.Effects);
    }

    [Fact]
    public void The_time_that_was_left_runs_on_from_the_ruling()
    {
        // Frozen from Monday 3 June 11:30 to Tuesday 11 June 15:00, with the festival on the 10th: five working days and three and a half hours on.
        Assert.Equal(new DateOnly(2024, 7, 8), Settled().State.Execution.Task(Shelves)!.DueOn);
        Assert.Equal(new DateOnly(2024, 6, 20), Settled().State.Execution.Task(Handbook)!.DueOn);
    }

    [Fact]
    public void The_decider_may_put_a_better_ruling_in_its_place_before_it_is_in_force()
    {
        var again = Ruled().AndWhen(Xia, At(11, 12), new MinutesCommand.Confirm(2)).AndWhen(GeneralManager, At(11, 13), East with { Draft = 2, Ruling = "两地各半" });
        Assert.Equal((3, "D1"), (again.State.Minutes.Draft, Assert.Single(again.State.Minutes.Rulings)));
        Assert.Equal([Xia], again.State.Minutes.Confirmations.Outstanding);
    }

    [Fact]
    public void A_dispute_holds_both_positions_a_decider_and_a_day()
    {
        Written(Area with { Positions = "销售部：先铺华东" }).ThenRefused(Because.OneSidedDispute, "positions");
        Written(Area with { Decider = null }).ThenRefused(Because.Missing, "decider");
        Written(Area with { Decider = new Person("nobody") }).ThenRefused(Because.UnknownPerson, "decider");
        Written(Area with { DecideBy = null }).ThenRefused(Because.Missing, "decideBy");
        Written(Area with { DecideBy = new DateOnly(2024, 6, 2) }).ThenRefused(Because.DateInThePast, "decideBy");
        Written(Area with { Tasks = ["T9"] }).ThenRefused(Because.NotAChoice, "disputedTasks", "T9");

        static Spec Written(DraftClause.Dispute dispute) =>
            Minutes.MinutesSpec.AfterTheMeeting().When(Ma, Minutes.MinutesSpec.MeetingEnded, Minutes.MinutesSpec.FirstDraft).AndWhen(Ma, Minutes.MinutesSpec.MeetingEnded, new MinutesCommand.Write([dispute]));
    }

    [Fact]
    public void A_dispute_that_holds_up_no_task_binds_the_heads_of_the_sides_alone()
    {
        var minutes = Disputed(Area with { Tasks = [] }).AndWhen(GeneralManager, At(11, 11), East).State.Minutes;
        Assert.Equal([SalesHead, ProductHead], minutes.Signatures.Outstanding);
        Assert.Equal(MinutesStatus.Signing, minutes.Status);
    }
}
