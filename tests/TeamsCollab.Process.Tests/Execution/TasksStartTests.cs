using TeamsCollab.Process.Execution;
using TeamsCollab.Process.Minutes;
using TeamsCollab.Process.Retrospective;
using TeamsCollab.Process.Tests.Minutes;
using static TeamsCollab.Process.Tests.Cast;
using static TeamsCollab.Process.Tests.Execution.ExecutionSpec;

namespace TeamsCollab.Process.Tests.Execution;

public sealed class TasksStartTests
{
    private static readonly ExecutionEvent.Started Started = InForce().Events.OfType<ExecutionEvent.Started>().Single();

    [Fact]
    public void The_signed_minutes_open_their_tasks() => Assert.Equal(
        [(Handbook, Chan, Product, new DateOnly(2024, 6, 20)), (Shelves, Xia, Sales, new DateOnly(2024, 6, 28))],
        Started.Tasks.Select(task => (task.Id, task.Owner, task.Department, task.DueOn)));

    [Fact]
    public void A_task_is_due_at_close_of_business_with_a_reminder_when_the_working_day_before_opens() =>
        Assert.Equal((At(20, 18), At(19, 9)), (Started.Tasks[0].Limit.Due.At, Started.Tasks[0].Limit.RemindAt));

    [Fact]
    public void A_task_due_on_a_rest_day_counts_on_to_the_next_working_day() =>
        Assert.Equal((At(24, 18), At(21, 9)), (Cast.Facts.Promise(new DateOnly(2024, 6, 22)).Due.At, Cast.Facts.Promise(new DateOnly(2024, 6, 22)).RemindAt));

    [Fact]
    public void A_daily_report_is_due_the_next_working_day_and_a_weekly_one_on_the_fifth() =>
        Assert.Equal([At(11, 18), At(4, 18)], Started.Tasks.Select(task => task.Progress.Due.At));

    [Fact]
    public void Every_owner_is_shown_their_task() => Assert.Equal(
        [new Effect.ShowCard(Chan, CardName.ExecutionTask, Handbook, Tone.Ask), new Effect.ShowCard(Xia, CardName.ExecutionTask, Shelves, Tone.Ask)],
        InForce().Effects.OfType<Effect.ShowCard>().Where(shown => shown.Card is CardName.ExecutionTask));

    [Fact]
    public void The_collaboration_is_in_its_fourth_stage_and_waits_for_the_owners()
    {
        var state = InForce().State;

        Assert.Equal(Stage.Execution, state.Stage);
        Assert.Equal(
            [new Awaiting(Chan, CardName.ExecutionTask, Handbook, At(20, 18)), new Awaiting(Xia, CardName.ExecutionTask, Shelves, At(28, 18))],
            state.Awaiting);
    }

    [Fact]
    public void Minutes_without_a_task_lead_straight_to_the_retrospective()
    {
        var withoutTasks = MinutesSpec.AfterTheMeeting()
            .When(Ma, MinutesSpec.MeetingEnded, MinutesSpec.FirstDraft with { Clauses = [.. MinutesSpec.FirstDraft.Clauses.Where(clause => clause is not DraftClause.Task)] })
            .AndWhen(Ma, MinutesSpec.MeetingEnded, new MinutesCommand.Circulate(0))
            .AndWhen(Xia, MinutesSpec.MeetingEnded, new MinutesCommand.Confirm(1))
            .AndWhen(Chan, MinutesSpec.MeetingEnded, new MinutesCommand.Confirm(1));

        Assert.Equal(Stage.Retrospective, SignedBy(withoutTasks).ThenStores(
            typeof(MinutesEvent.SignedOff),
            typeof(MinutesEvent.TookEffect),
            typeof(ExecutionEvent.Started),
            typeof(ExecutionEvent.Completed),
            typeof(RetrospectiveEvent.Awaited)).State.Stage);
    }

    [Fact]
    public void No_task_can_be_worked_on_before_the_minutes_are_in_force() =>
        MinutesSpec.AllConfirmed().AndWhen(Chan, InForceAt, HandbookHandedIn).ThenRefused(Because.NotAChoice, "task");
}
