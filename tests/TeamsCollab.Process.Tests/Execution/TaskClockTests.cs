using TeamsCollab.Process.Execution;
using static TeamsCollab.Process.Execution.ExecutionEvent;
using static TeamsCollab.Process.Tests.Cast;
using static TeamsCollab.Process.Tests.Execution.ExecutionSpec;

namespace TeamsCollab.Process.Tests.Execution;

public sealed class TaskClockTests
{
    [Fact]
    public void The_owner_is_reminded_when_the_working_day_before_opens()
    {
        Assert.Empty(Reminders(At(19, 8, 59)));
        Assert.Equal([Handbook], Reminders(At(19, 9)).Select(said => said.Task));
        Assert.Contains(new Effect.ShowCard(Chan, CardName.ExecutionTask, Handbook, Tone.Remind), InForce().ClockAt(At(19, 9)).Effects);
    }

    [Fact]
    public void A_task_that_is_not_handed_in_at_close_of_business_is_overdue()
    {
        Assert.Empty(Misses(At(20, 17, 59)));
        Assert.Equal([(Handbook, At(20, 18))], Misses(At(20, 18)).Select(said => (said.Task, said.DueAt)));
    }

    [Fact]
    public void An_overdue_task_is_told_to_its_owner_and_to_the_initiator() => Assert.Equal(
        [Chan, Ma],
        InForce().ClockAt(At(20, 18)).Effects.OfType<Effect.ShowCard>()
            .Where(shown => shown is { Card: CardName.ExecutionTask, Key: Handbook, Tone: Tone.Overdue }).Select(shown => shown.To));

    [Fact]
    public void It_is_said_once() =>
        Assert.DoesNotContain(InForce().ClockAt(At(20, 18)).ClockAt(At(21, 18)).Events, said => said is LimitMissed { Task: Handbook });

    [Fact]
    public void Work_handed_in_on_time_is_never_overdue_while_it_waits_for_acceptance() =>
        Assert.DoesNotContain(HandedIn().ClockAt(At(20, 18)).Events, said => said is LimitMissed { Limit: ExecutionLimit.Task });

    [Fact]
    public void Work_returned_after_its_day_is_overdue_at_once() => Assert.Contains(
        new LimitMissed(Handbook, ExecutionLimit.Task, At(20, 18), At(21, 10)),
        HandedIn().AndWhen(Ma, At(21, 9), new ExecutionCommand.ReturnWork(Handbook, 1, "缺少两个卖点")).ClockAt(At(21, 10)).Events);

    [Fact]
    public void The_initiator_reviews_all_tasks_every_week_while_one_is_open()
    {
        Assert.DoesNotContain(InForce().ClockAt(At(11, 8, 59)).Events, said => said is WeekReviewed);
        var reviewed = InForce().ClockAt(At(11, 9));
        Assert.Equal(At(18, 9), reviewed.Events.OfType<WeekReviewed>().Single().NextAt);
        Assert.Contains(new Effect.ShowCard(Ma, CardName.Overview, null, Tone.Inform), reviewed.Effects);
        Assert.DoesNotContain(reviewed.ClockAt(At(18, 8, 59)).Events, said => said is WeekReviewed);
        Assert.Contains(reviewed.ClockAt(At(18, 9)).Events, said => said is WeekReviewed);
    }

    [Fact]
    public void The_clock_next_looks_at_the_earliest_of_all_tasks_and_the_review()
    {
        var state = InForce().ClockAt(At(4, 9)).State;

        Assert.Equal(At(4, 18), CollaborationProcess.NextDue(state)!.At);
        Assert.Equal(At(11, 9), CollaborationProcess.NextDue(InForce().AndWhen(Xia, At(7, 10), new ExecutionCommand.HandIn(Shelves, 1, "铺货率 97%"))
            .AndWhen(Ma, At(7, 11), new ExecutionCommand.AcceptWork(Shelves, 1)).State)!.At);
    }

    [Fact]
    public void Whenever_the_clock_looks_it_has_nothing_more_to_say_before_the_next_moment()
    {
        var spec = InForce();
        for (var looks = 0; looks < 60; looks++)
        {
            var due = CollaborationProcess.NextDue(spec.State)!.At;
            spec = spec.ClockAt(due);
            Assert.NotEmpty(spec.Events);
            Assert.True(CollaborationProcess.NextDue(spec.State)!.At > due);
        }
    }

    private static IEnumerable<Reminded> Reminders(DateTimeOffset at) => InForce().ClockAt(at).Events.OfType<Reminded>();

    private static IEnumerable<LimitMissed> Misses(DateTimeOffset at) => InForce().ClockAt(at).Events.OfType<LimitMissed>();
}
