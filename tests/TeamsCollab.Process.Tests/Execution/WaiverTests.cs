using TeamsCollab.Process.Execution;
using TeamsCollab.Process.Minutes;
using TeamsCollab.Process.Retrospective;
using TeamsCollab.Process.Tests.Minutes;
using static TeamsCollab.Process.Execution.ExecutionCommand;
using static TeamsCollab.Process.Execution.ExecutionEvent;
using static TeamsCollab.Process.Tests.Cast;
using static TeamsCollab.Process.Tests.Execution.ExecutionSpec;

namespace TeamsCollab.Process.Tests.Execution;

public sealed class WaiverTests
{
    private static readonly ProposeWaiver Propose = new(Shelves, 1, "门店停业");
    private static readonly AgreeToWaiver Agree = new(Shelves, 1);
    private static readonly DeclineWaiver Decline = new(Shelves, 1, "门店照常营业");

    [Fact]
    public void Who_proposes_has_agreed_and_the_other_side_is_asked()
    {
        var proposed = WaiverProposed().ThenStores(typeof(WaiverProposed));

        Assert.Equal([SalesHead], proposed.State.Execution.Task(Shelves)!.OpenWaiver!.Consents.Outstanding);
        Assert.Contains(new Effect.ShowCard(SalesHead, CardName.ExecutionWaiver, Shelves, Tone.Ask), proposed.Effects);
        Assert.Contains(new Awaiting(SalesHead, CardName.ExecutionWaiver, Shelves, null), proposed.State.Awaiting);
    }

    [Fact]
    public void Nothing_is_dropped_until_both_sides_agreed() => Assert.False(WaiverProposed().State.Execution.Task(Shelves)!.IsClosed);

    [Fact]
    public void The_other_sides_agreement_drops_the_task()
    {
        var waived = WaiverProposed().AndWhen(SalesHead, At(5, 10), Agree).ThenStores(typeof(WaiverAgreed), typeof(Waived));

        Assert.Equal(WorkStatus.Waived, waived.State.Execution.Task(Shelves)!.Status);
        Assert.Contains(new Effect.ShowCard(Xia, CardName.ExecutionTask, Shelves, Tone.Inform), waived.Effects);
    }

    [Fact]
    public void The_owners_head_may_propose_and_the_initiator_agrees() =>
        InForce().AndWhen(SalesHead, At(4, 10), Propose).AndWhen(Ma, At(5, 10), Agree).ThenStores(typeof(WaiverAgreed), typeof(Waived));

    [Fact]
    public void Nobody_else_may_propose()
    {
        foreach (var other in new[] { Xia, Chan, ProductHead, MarketingHead, Stranger })
        {
            InForce().AndWhen(other, At(4, 10), Propose).ThenRefused(Because.NotYours);
        }
    }

    [Fact]
    public void Nobody_else_may_agree_or_decline()
    {
        foreach (var other in new[] { Xia, Chan, ProductHead, MarketingHead, Stranger })
        {
            WaiverProposed().AndWhen(other, At(4, 10), Agree).ThenRefused(Because.NotYours);
            WaiverProposed().AndWhen(other, At(4, 10), Decline).ThenRefused(Because.NotYours);
        }
    }

    [Fact]
    public void A_double_press_of_each_changes_nothing()
    {
        WaiverProposed().AndWhen(Ma, At(4, 10), Propose).ThenNothing();
        WaiverProposed().AndWhen(Ma, At(4, 11), Agree).ThenNothing();
        WaiverProposed().AndWhen(SalesHead, At(5, 10), Agree).AndWhen(SalesHead, At(5, 10), Agree).ThenNothing();
        WaiverProposed().AndWhen(SalesHead, At(5, 10), Decline).AndWhen(SalesHead, At(5, 10), Decline).ThenNothing();
    }

    [Fact]
    public void A_declined_proposal_leaves_the_task_and_tells_the_proposer()
    {
        var declined = WaiverProposed().AndWhen(SalesHead, At(5, 10), Decline).ThenStores(typeof(WaiverDeclined));

        Assert.Null(declined.State.Execution.Task(Shelves)!.OpenWaiver);
        Assert.Contains(new Effect.ShowCard(Ma, CardName.ExecutionWaiver, Shelves, Tone.Inform), declined.Effects);
        declined.AndWhen(SalesHead, At(5, 11), Agree).ThenRefused(Because.AlreadyDecided);
    }

    [Fact]
    public void A_new_proposal_asks_afresh_and_the_old_card_is_refused()
    {
        var again = WaiverProposed().AndWhen(SalesHead, At(5, 10), Propose with { Proposal = 2, Reason = "门店永久停业" });

        again.AndWhen(Ma, At(5, 11), Agree).ThenRefused(Because.OldDraft);
        again.AndWhen(Ma, At(5, 11), Agree with { Proposal = 2 }).ThenStores(typeof(WaiverAgreed), typeof(Waived));
    }

    [Fact]
    public void Two_proposals_at_once_are_not_one_agreement() =>
        WaiverProposed().AndWhen(SalesHead, At(4, 10), Propose).ThenRefused(Because.OldDraft);

    [Fact]
    public void A_proposal_and_a_refusal_need_a_reason()
    {
        InForce().AndWhen(Ma, At(4, 10), Propose with { Reason = " " }).ThenRefused(Because.ReasonRequired, "reason");
        WaiverProposed().AndWhen(SalesHead, At(4, 10), Decline with { Reason = " " }).ThenRefused(Because.ReasonRequired, "reason");
    }

    [Fact]
    public void A_task_that_is_done_cannot_be_dropped() =>
        HandedIn().AndWhen(Ma, At(5, 10), new AcceptWork(Handbook, 1)).AndWhen(Ma, At(5, 11), Propose with { Task = Handbook }).ThenRefused(Because.AlreadyDecided);

    [Fact]
    public void Work_that_is_handed_in_may_still_be_dropped_by_both() => HandedIn()
        .AndWhen(Ma, At(5, 10), Propose with { Task = Handbook })
        .AndWhen(ProductHead, At(5, 11), Agree with { Task = Handbook })
        .ThenStores(typeof(WaiverAgreed), typeof(Waived));

    [Fact]
    public void An_unknown_head_is_a_refusal() => Spec.Given([.. InForce().History])
        .Knowing(facts => facts with { Departments = facts.Departments.SetItem(Sales, facts.Departments[Sales] with { Head = null }) })
        .When(Ma, At(4, 10), Propose).ThenRefused(Because.NoDepartmentHead);

    [Fact]
    public void The_initiating_sides_own_task_needs_the_agreement_of_every_other_side()
    {
        var own = SignedBy(MinutesSpec.AfterTheMeeting()
            .When(Ma, MinutesSpec.MeetingEnded, MinutesSpec.FirstDraft with
            {
                Clauses = [.. MinutesSpec.FirstDraft.Clauses.Where(clause => clause is not DraftClause.Task), new DraftClause.Task(null, "提供话术", Ma, new DateOnly(2024, 6, 14), "邮件", "三页", Rhythm.Weekly)],
            })
            .AndWhen(Ma, MinutesSpec.MeetingEnded, new MinutesCommand.Circulate(0))
            .AndWhen(Xia, MinutesSpec.MeetingEnded, new MinutesCommand.Confirm(1))
            .AndWhen(Chan, MinutesSpec.MeetingEnded, new MinutesCommand.Confirm(1)));

        Assert.Equal(
            [MarketingHead, SalesHead, ProductHead],
            own.AndWhen(Ma, At(4, 10), Propose with { Task = "T1" }).State.Execution.Task("T1")!.OpenWaiver!.Consents.Outstanding);
    }

    [Fact]
    public void The_last_open_task_dropped_completes_the_work() => Completed()
        .ThenStores(typeof(WaiverAgreed), typeof(Waived), typeof(Completed), typeof(RetrospectiveEvent.Awaited));
}
