using TeamsCollab.Process.Execution;
using TeamsCollab.Process.Minutes;
using TeamsCollab.Process.Procedure;
using TeamsCollab.Process.Tests.Execution;
using static TeamsCollab.Process.Procedure.ProcedureCommand;
using static TeamsCollab.Process.Procedure.ProcedureEvent;
using static TeamsCollab.Process.Tests.Cast;
using static TeamsCollab.Process.Tests.Execution.ExecutionSpec;
using static TeamsCollab.Process.Tests.Minutes.MinutesSpec;
using static TeamsCollab.Process.Tests.Procedure.ProcedureSpec;

namespace TeamsCollab.Process.Tests.Procedure;

/// <summary>A refused budget changes the plan by consent only, and no task becomes overdue in silence (B11).</summary>
public sealed class ChangeTests
{
    private static readonly ProposeChange Drop = new("B1", 1, ChangeOutcome.Drop, null, "改用现有物料");
    private static readonly ProposeChange Redate = new("B1", 1, ChangeOutcome.Redate, new DateOnly(2024, 7, 12), "下季度预算再做");

    [Fact]
    public void A_refusal_raises_a_change_that_the_initiator_is_asked_about()
    {
        var refused = Refused().ThenStores(typeof(ProcedureEvent.Refused), typeof(ChangeRaised));

        Assert.Contains(new Effect.ShowCard(Ma, CardName.ProcedureChange, "B1", Tone.Ask), refused.Effects);
        Assert.Contains(refused.State.Awaiting, item => item is { Card: CardName.ProcedureChange, Key: "B1" } && item.From == Ma && item.DueAt == At(6, 18));
    }

    [Fact]
    public void No_task_is_silently_overdue()
    {
        var late = Refused().ClockAt(At(6, 18));
        Assert.Contains(late.Events, happened => happened is ProcedureEvent.LimitMissed { Id: "B1", Limit: ProcedureLimit.Change });

        var muchLater = late.ClockAt(new DateTimeOffset(2024, 7, 12, 18, 0, 0, TimeSpan.FromHours(8)));
        Assert.DoesNotContain(muchLater.Events, happened => happened is ExecutionEvent.LimitMissed { Task: Shelves });
        Assert.Contains(muchLater.State.Awaiting, item => item.Card is CardName.ProcedureChange && item.From == Ma);
    }

    [Fact]
    public void The_affected_side_agrees_and_only_then_the_task_is_dropped()
    {
        var proposed = Refused().AndWhen(Ma, At(4, 11), Drop).ThenStores(typeof(ChangeProposed));
        Assert.Equal([SalesHead], proposed.State.Procedures.Find("B1")!.Change!.Consents.Outstanding);
        Assert.False(proposed.State.Execution.Task(Shelves)!.IsClosed);

        var settled = proposed.AndWhen(SalesHead, At(4, 12), new AgreeToChange("B1", 1)).ThenStores(typeof(ChangeAgreed), typeof(ChangeSettled));
        Assert.Equal(WorkStatus.Waived, settled.State.Execution.Task(Shelves)!.Status);
        Assert.Contains(new Effect.ShowCard(Xia, CardName.ExecutionTask, Shelves, Tone.Inform), settled.Effects);
    }

    [Fact]
    public void A_new_day_starts_the_task_towards_it()
    {
        var settled = Refused().AndWhen(Ma, At(4, 11), Redate).AndWhen(SalesHead, At(4, 12), new AgreeToChange("B1", 1));

        Assert.Equal(new DateOnly(2024, 7, 12), settled.State.Execution.Task(Shelves)!.DueOn);
        Assert.False(Conditions.Holds(Shelves, settled.State));
        Assert.DoesNotContain(settled.ClockAt(At(28, 18)).Events, happened => happened is ExecutionEvent.LimitMissed { Task: Shelves });
        Assert.Contains(
            settled.ClockAt(new DateTimeOffset(2024, 7, 12, 18, 0, 0, TimeSpan.FromHours(8))).Events, happened => happened is ExecutionEvent.LimitMissed { Task: Shelves });
    }

    [Fact]
    public void Kept_tasks_go_on_towards_their_own_day() => Assert.Equal(
        new DateOnly(2024, 6, 28),
        Refused().AndWhen(Ma, At(4, 11), Drop with { Outcome = ChangeOutcome.Keep }).AndWhen(SalesHead, At(4, 12), new AgreeToChange("B1", 1)).State.Execution.Task(Shelves)!.DueOn);

    [Fact]
    public void A_side_that_does_not_agree_leaves_it_to_the_initiator_to_propose_something_else()
    {
        var declined = Refused().AndWhen(Ma, At(4, 11), Drop).AndWhen(SalesHead, At(4, 12), new DeclineChange("B1", 1, "必须铺货"));

        Assert.Contains(new Effect.ShowCard(Ma, CardName.ProcedureChange, "B1", Tone.Ask), declined.Effects);
        declined.AndWhen(SalesHead, At(4, 13), new AgreeToChange("B1", 1)).ThenRefused(Because.AlreadyDecided);
        declined.AndWhen(Ma, At(4, 13), Redate with { Proposal = 2 }).AndWhen(SalesHead, At(4, 14), new AgreeToChange("B1", 2)).ThenStores(typeof(ChangeAgreed), typeof(ChangeSettled));
    }

    [Fact]
    public void Only_the_initiator_proposes_and_only_the_affected_answer_to_what_they_saw()
    {
        Refused().AndWhen(SalesHead, At(4, 11), Drop).ThenRefused(Because.NotYours);
        var proposed = Refused().AndWhen(Ma, At(4, 11), Drop);
        proposed.AndWhen(ProductHead, At(4, 12), new AgreeToChange("B1", 1)).ThenRefused(Because.NotYours);
        proposed.AndWhen(SalesHead, At(4, 12), new AgreeToChange("B1", 2)).ThenRefused(Because.OldDraft, detail: "1");
    }

    [Fact]
    public void A_new_day_is_named_and_not_over()
    {
        Refused().AndWhen(Ma, At(4, 11), Redate with { DueOn = null }).ThenRefused(Because.Missing, "dueOn");
        Refused().AndWhen(Ma, At(4, 11), Redate with { DueOn = new DateOnly(2024, 6, 3) }).ThenRefused(Because.DateInThePast, "dueOn");
        Refused().AndWhen(Ma, At(4, 11), Drop with { Reason = " " }).ThenRefused(Because.ReasonRequired, "changeReason");
        Refused().AndWhen(Ma, new DateTimeOffset(2024, 7, 1, 10, 0, 0, TimeSpan.FromHours(8)), Drop with { Outcome = ChangeOutcome.Keep }).ThenRefused(Because.DateInThePast, "outcome");
    }

    [Fact]
    public void Applying_anew_takes_the_place_of_a_refused_application()
    {
        var again = Refused().AndWhen(Ma, At(4, 11), Budget with { Replaces = "B1", Form = new ApplicationForm.Budget("首批物料制作", "80000", "6月", "铺货物料") });

        Assert.Equal(ApplicationStatus.Replaced, again.State.Procedures.Find("B1")!.Status);
        Assert.Equal("B2", Conditions.Of(Shelves, again.State)!.Id);
        Assert.DoesNotContain(again.State.Awaiting, item => item.Card is CardName.ProcedureChange);
    }

    [Fact]
    public void Before_the_minutes_are_in_force_the_task_is_changed_there()
    {
        var refused = Applied().AndWhen(Treasurer, MeetingEnded, new Refuse("B1", "预算已用完"));

        refused.AndWhen(Ma, MeetingEnded, Drop).ThenRefused(Because.WrongStage);
        var struck = refused.AndWhen(Ma, MeetingEnded, new MinutesCommand.Strike(Shelves));
        Assert.DoesNotContain(struck.State.Awaiting, item => item.Card is CardName.ProcedureChange);
    }

    [Fact]
    public void Dropping_the_last_task_completes_the_work() => Refused()
        .AndWhen(Chan, At(4, 10), HandbookHandedIn)
        .AndWhen(Ma, At(4, 11), new ExecutionCommand.AcceptWork(Handbook, 1))
        .AndWhen(Ma, At(4, 11), Drop)
        .AndWhen(SalesHead, At(4, 12), new AgreeToChange("B1", 1))
        .ThenStores(typeof(ChangeAgreed), typeof(ChangeSettled), Completed, typeof(Process.Retrospective.RetrospectiveEvent.Awaited));

    private static Type Completed => typeof(ExecutionEvent.Completed);
}
