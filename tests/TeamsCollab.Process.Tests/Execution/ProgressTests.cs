using TeamsCollab.Process.Execution;
using static TeamsCollab.Process.Execution.ExecutionCommand;
using static TeamsCollab.Process.Execution.ExecutionEvent;
using static TeamsCollab.Process.Tests.Cast;
using static TeamsCollab.Process.Tests.Execution.ExecutionSpec;

namespace TeamsCollab.Process.Tests.Execution;

public sealed class ProgressTests
{
    [Fact]
    public void The_owner_reports_and_the_next_report_is_due_a_period_later()
    {
        var reported = InForce().AndWhen(Xia, At(4, 10), HalfWay).ThenStores(typeof(ProgressReported)).Events.OfType<ProgressReported>().Single();

        Assert.Equal((1, 50, At(5, 18)), (reported.Report, reported.Percent, reported.Next.Due.At));
    }

    [Fact]
    public void A_weekly_report_is_asked_for_again_on_the_fifth_working_day_the_Dragon_Boat_Festival_left_out() =>
        Assert.Equal(At(17, 18), InForce().AndWhen(Chan, At(7, 10), HalfWay with { Task = Handbook }).State.Execution.Task(Handbook)!.Progress.DueAt);

    [Fact]
    public void A_double_press_reports_once() =>
        InForce().AndWhen(Xia, At(4, 10), HalfWay).AndWhen(Xia, At(4, 10), HalfWay).ThenNothing();

    [Fact]
    public void A_card_of_an_earlier_report_is_refused() =>
        InForce().AndWhen(Xia, At(4, 10), HalfWay).AndWhen(Xia, At(5, 10), HalfWay with { Report = 2 }).AndWhen(Xia, At(6, 10), HalfWay).ThenRefused(Because.OldDraft);

    [Fact]
    public void Nobody_reports_for_another_owner()
    {
        InForce().AndWhen(Chan, At(4, 10), HalfWay).ThenRefused(Because.NotYours);
        InForce().AndWhen(Ma, At(4, 10), HalfWay).ThenRefused(Because.NotYours);
        InForce().AndWhen(Stranger, At(4, 10), HalfWay).ThenRefused(Because.NotYours);
    }

    [Fact]
    public void A_task_that_is_not_in_the_minutes_is_refused() =>
        InForce().AndWhen(Xia, At(4, 10), HalfWay with { Task = "T9" }).ThenRefused(Because.NotAChoice, "task");

    [Theory]
    [InlineData(-1)]
    [InlineData(101)]
    public void A_percentage_lies_between_0_and_100(int percent) =>
        InForce().AndWhen(Xia, At(4, 10), HalfWay with { Percent = percent }).ThenRefused(Because.NotANumber, "percent");

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    public void Its_two_ends_are_percentages(int percent) =>
        InForce().AndWhen(Xia, At(4, 10), HalfWay with { Percent = percent }).ThenStores(typeof(ProgressReported));

    [Fact]
    public void A_blocked_task_says_why() =>
        InForce().AndWhen(Xia, At(4, 10), HalfWay with { Status = ProgressStatus.Blocked, Note = " " }).ThenRefused(Because.ReasonRequired, "note");

    [Fact]
    public void A_blocked_task_is_told_to_the_initiator() => Assert.Contains(
        new Effect.ShowCard(Ma, CardName.ExecutionTask, Shelves, Tone.Inform),
        InForce().AndWhen(Xia, At(4, 10), HalfWay with { Status = ProgressStatus.Blocked }).Effects);

    [Fact]
    public void A_task_in_progress_disturbs_nobody() =>
        Assert.Empty(InForce().AndWhen(Xia, At(4, 10), HalfWay).Effects.OfType<Effect.ShowCard>());

    [Fact]
    public void A_report_needs_no_note_while_the_work_goes_on() =>
        Assert.Null(InForce().AndWhen(Xia, At(4, 10), HalfWay with { Note = null }).Events.OfType<ProgressReported>().Single().Note);

    [Fact]
    public void Work_that_was_handed_in_has_no_progress_to_report() =>
        HandedIn().AndWhen(Chan, At(4, 11), HalfWay with { Task = Handbook }).ThenRefused(Because.AwaitingAcceptance);

    [Fact]
    public void The_clock_asks_when_the_day_of_the_report_opens()
    {
        Assert.Equal(At(4, 9), CollaborationProcess.NextDue(InForce().State)!.At);
        InForce().ClockAt(At(4, 8, 59)).ThenNothing();
        Assert.Equal(
            [new Effect.ShowCard(Xia, CardName.ExecutionProgress, Shelves, Tone.Ask)],
            InForce().ClockAt(At(4, 9)).ThenStores(typeof(ProgressAsked)).Effects);
    }

    [Fact]
    public void What_the_clock_asked_for_waits_for_the_owner() => Assert.Contains(
        new Awaiting(Xia, CardName.ExecutionProgress, Shelves, At(4, 18)),
        InForce().ClockAt(At(4, 9)).State.Awaiting);

    [Fact]
    public void The_clock_asks_once() => InForce().ClockAt(At(4, 9)).ClockAt(At(4, 9, 1)).ThenNothing();

    [Fact]
    public void A_report_before_it_was_asked_for_spares_the_question() =>
        InForce().AndWhen(Xia, At(4, 8), HalfWay).ClockAt(At(4, 18)).ThenNothing();

    [Fact]
    public void A_missed_report_is_said_once_and_the_next_one_expected()
    {
        var asked = InForce().ClockAt(At(4, 9));

        asked.ClockAt(At(4, 17, 59)).ThenNothing();
        var missed = asked.ClockAt(At(4, 18)).ThenStores(typeof(ProgressMissed));
        Assert.Equal((At(4, 18), At(5, 18)), missed.Events.OfType<ProgressMissed>().Select(miss => (miss.DueAt, miss.Next.Due.At)).Single());
        Assert.Contains(new Effect.ShowCard(Xia, CardName.ExecutionProgress, Shelves, Tone.Overdue), missed.Effects);
        missed.ClockAt(At(4, 18, 1)).ThenNothing();
    }

    [Fact]
    public void After_an_outage_of_a_week_one_miss_is_said_per_task() => Assert.Equal(
        [(Handbook, At(11, 18)), (Shelves, At(4, 18))],
        InForce().ClockAt(At(12, 10)).Events.OfType<ProgressMissed>().Select(miss => (miss.Task, miss.DueAt)));
}
