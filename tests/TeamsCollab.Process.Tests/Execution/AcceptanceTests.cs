using TeamsCollab.Process.Execution;
using TeamsCollab.Process.Retrospective;
using static TeamsCollab.Process.Execution.ExecutionCommand;
using static TeamsCollab.Process.Execution.ExecutionEvent;
using static TeamsCollab.Process.Tests.Cast;
using static TeamsCollab.Process.Tests.Execution.ExecutionSpec;

namespace TeamsCollab.Process.Tests.Execution;

public sealed class AcceptanceTests
{
    private static readonly AcceptWork Accept = new(Handbook, 1);
    private static readonly ReturnWork Return = new(Handbook, 1, "缺少两个卖点");

    [Fact]
    public void Work_that_is_handed_in_waits_for_the_initiator_two_working_days()
    {
        var handedIn = HandedIn().ThenStores(typeof(HandedIn));

        Assert.Equal(At(6, 18), handedIn.Events.OfType<HandedIn>().Single().Acceptance.Due.At);
        Assert.Contains(new Effect.ShowCard(Ma, CardName.ExecutionAcceptance, Handbook, Tone.Ask), handedIn.Effects);
        Assert.Contains(new Awaiting(Ma, CardName.ExecutionAcceptance, Handbook, At(6, 18)), handedIn.State.Awaiting);
        Assert.DoesNotContain(handedIn.State.Awaiting, waiting => waiting.From == Chan);
    }

    [Fact]
    public void Only_the_owner_hands_work_in()
    {
        InForce().AndWhen(Xia, At(4, 10), HandbookHandedIn).ThenRefused(Because.NotYours);
        InForce().AndWhen(Ma, At(4, 10), HandbookHandedIn).ThenRefused(Because.NotYours);
    }

    [Fact]
    public void Work_is_handed_in_with_evidence() =>
        InForce().AndWhen(Chan, At(4, 10), HandbookHandedIn with { Evidence = string.Empty }).ThenRefused(Because.Missing, "evidence");

    [Fact]
    public void A_double_press_hands_in_once() => HandedIn().AndWhen(Chan, At(4, 10), HandbookHandedIn).ThenNothing();

    [Fact]
    public void A_second_delivery_waits_until_the_first_is_returned() =>
        HandedIn().AndWhen(Chan, At(4, 11), HandbookHandedIn with { Delivery = 2 }).ThenRefused(Because.AwaitingAcceptance);

    [Fact]
    public void The_initiator_accepts_and_the_task_is_done()
    {
        var accepted = HandedIn().AndWhen(Ma, At(5, 10), Accept).ThenStores(typeof(WorkAccepted));

        Assert.True(accepted.State.Execution.Task(Handbook)!.IsClosed);
        Assert.Contains(new Effect.ShowCard(Chan, CardName.ExecutionTask, Handbook, Tone.Inform), accepted.Effects);
    }

    [Fact]
    public void Only_the_initiator_accepts_or_returns()
    {
        foreach (var other in new[] { Chan, ProductHead, MarketingHead, Stranger, Person.Clock })
        {
            HandedIn().AndWhen(other, At(5, 10), Accept).ThenRefused(Because.NotYours);
            HandedIn().AndWhen(other, At(5, 10), Return).ThenRefused(Because.NotYours);
        }
    }

    [Fact]
    public void Nothing_can_be_accepted_before_it_is_handed_in()
    {
        InForce().AndWhen(Ma, At(5, 10), Accept with { Delivery = 0 }).ThenRefused(Because.NothingHandedIn);
        InForce().AndWhen(Ma, At(5, 10), Return with { Delivery = 0 }).ThenRefused(Because.NothingHandedIn);
        InForce().AndWhen(Ma, At(5, 10), Accept).ThenRefused(Because.OldDraft);
    }

    [Fact]
    public void A_double_press_accepts_or_returns_once()
    {
        HandedIn().AndWhen(Ma, At(5, 10), Accept).AndWhen(Ma, At(5, 10), Accept).ThenNothing();
        HandedIn().AndWhen(Ma, At(5, 10), Return).AndWhen(Ma, At(5, 10), Return).ThenNothing();
    }

    [Fact]
    public void What_was_accepted_cannot_be_returned_any_more() =>
        HandedIn().AndWhen(Ma, At(5, 10), Accept).AndWhen(Ma, At(5, 11), Return).ThenRefused(Because.AlreadyDecided);

    [Fact]
    public void Returned_work_says_why_and_is_with_its_owner_again()
    {
        HandedIn().AndWhen(Ma, At(5, 10), Return with { Reason = string.Empty }).ThenRefused(Because.ReasonRequired, "reason");

        var returned = HandedIn().AndWhen(Ma, At(5, 10), Return).ThenStores(typeof(WorkReturned));
        Assert.Contains(new Effect.ShowCard(Chan, CardName.ExecutionTask, Handbook, Tone.Ask), returned.Effects);
        Assert.Contains(new Awaiting(Chan, CardName.ExecutionTask, Handbook, At(20, 18)), returned.State.Awaiting);
    }

    [Fact]
    public void An_old_card_does_not_accept_newer_work()
    {
        var again = HandedIn().AndWhen(Ma, At(5, 10), Return).AndWhen(Chan, At(6, 10), HandbookHandedIn with { Delivery = 2 });

        again.AndWhen(Ma, At(6, 11), Accept).ThenRefused(Because.OldDraft);
        again.AndWhen(Ma, At(6, 11), Return).ThenRefused(Because.OldDraft);
        again.AndWhen(Ma, At(6, 11), Accept with { Delivery = 2 }).ThenStores(typeof(WorkAccepted));
    }

    [Fact]
    public void Work_returned_cannot_be_accepted_after_all() =>
        HandedIn().AndWhen(Ma, At(5, 10), Return).AndWhen(Ma, At(5, 11), Accept).ThenRefused(Because.AlreadyDecided);

    [Fact]
    public void The_acceptance_is_reminded_at_half_time_and_missed_once_but_never_given_by_silence()
    {
        var handedIn = HandedIn().AndWhen(Xia, At(4, 10), HalfWay);
        var halfTime = handedIn.State.Execution.Task(Handbook)!.Acceptance!.RemindAt;

        Assert.DoesNotContain(handedIn.ClockAt(halfTime.AddSeconds(-1)).Events, said => said is Reminded);
        Assert.Contains(new Effect.ShowCard(Ma, CardName.ExecutionAcceptance, Handbook, Tone.Remind), handedIn.ClockAt(halfTime).Effects);

        Assert.DoesNotContain(handedIn.ClockAt(At(6, 17, 59)).Events, said => said is LimitMissed);
        var missed = handedIn.ClockAt(At(6, 18));
        Assert.Equal([new LimitMissed(Handbook, ExecutionLimit.Acceptance, At(6, 18), At(6, 18))], missed.Events.OfType<LimitMissed>());
        Assert.Equal(WorkStatus.HandedIn, missed.ClockAt(At(28, 9)).State.Execution.Task(Handbook)!.Status);
        Assert.DoesNotContain(missed.ClockAt(At(28, 9)).Events, said => said is LimitMissed { Limit: ExecutionLimit.Acceptance });
    }

    [Fact]
    public void The_last_task_accepted_completes_the_work_and_begins_the_retrospective()
    {
        var last = HandedIn()
            .AndWhen(Ma, At(5, 10), Accept)
            .AndWhen(Xia, At(5, 11), new HandIn(Shelves, 1, "铺货率 97%"))
            .AndWhen(Ma, At(5, 12), new AcceptWork(Shelves, 1))
            .ThenStores(typeof(WorkAccepted), typeof(Completed), typeof(RetrospectiveEvent.Awaited));

        Assert.Equal(Stage.Retrospective, last.State.Stage);
        Assert.Null(ExecutionDeadlines.Next(last.State));
    }

    [Fact]
    public void After_completion_a_late_press_on_an_accepted_task_is_still_answered_as_done() =>
        Completed().AndWhen(Ma, At(6, 10), Accept).ThenNothing();
}
