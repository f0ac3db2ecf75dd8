using TeamsCollab.Process.Execution;
using TeamsCollab.Process.Minutes;
using TeamsCollab.Process.Procedure;
using TeamsCollab.Process.Tests.Execution;
using static TeamsCollab.Process.Procedure.ProcedureCommand;
using static TeamsCollab.Process.Tests.Cast;
using static TeamsCollab.Process.Tests.Execution.ExecutionSpec;
using static TeamsCollab.Process.Tests.Minutes.MinutesSpec;
using static TeamsCollab.Process.Tests.Procedure.ProcedureSpec;

namespace TeamsCollab.Process.Tests.Procedure;

public sealed class ProcedureTests
{
    [Fact]
    public void All_approvers_but_the_applicant_are_asked()
    {
        var applied = Applied().ThenStores(typeof(ProcedureEvent.Applied));

        Assert.Equal([MarketingHead, Treasurer], applied.State.Procedures.Find("B1")!.Approvals.Outstanding);
        Assert.Contains(new Effect.ShowCard(Treasurer, CardName.ProcedureApproval, "B1", Tone.Ask), applied.Effects);
        Assert.Contains(Treasurer, applied.State.Parties);
    }

    [Fact]
    public void Nobody_approves_their_own_application()
    {
        Drafted().Knowing(facts => facts with { Approvers = [new Approver(Ma, "directory", Monday)] }).When(Ma, MeetingEnded, Budget).ThenRefused(Because.NoApprover);
        Applied().AndWhen(Ma, MeetingEnded, new Approve("B1")).ThenRefused(Because.NotYours);
    }

    [Fact]
    public void An_unknown_approver_is_a_refusal_and_never_a_yes() =>
        Drafted().Knowing(facts => facts with { Approvers = [] }).When(Ma, MeetingEnded, Budget).ThenRefused(Because.NoApprover);

    [Fact]
    public void Tasks_that_somebody_changed_since_the_applicant_looked_are_shown_before_they_wait()
    {
        var changed = Drafted().When(Xia, MeetingEnded, new MinutesCommand.Write([new DraftClause.Task("T2", "完成首批铺货", Xia, new DateOnly(2024, 6, 28), "按区域分三批", "铺货率≥95%", Rhythm.Daily)]));
        var edition = changed.State.Minutes.Edition;

        changed.AndWhen(Ma, MeetingEnded, Budget with { Seen = edition - 1 }).ThenRefused(Because.ChangedMeanwhile, "tasks", "T2 完成首批铺货");
        changed.AndWhen(Ma, MeetingEnded, Budget with { Seen = edition }).ThenStores(typeof(ProcedureEvent.Applied));
        changed.AndWhen(Ma, MeetingEnded, Budget with { Tasks = [], Seen = edition - 1 }).ThenStores(typeof(ProcedureEvent.Applied));
    }

    [Fact]
    public void Each_form_asks_for_its_fields()
    {
        var drafted = Drafted();
        drafted.When(Ma, MeetingEnded, Budget with { Form = new ApplicationForm.Budget("", "1", "6月", "物料") }).ThenRefused(Because.Missing, "budgetItem");
        drafted.When(Ma, MeetingEnded, Budget with { Form = new ApplicationForm.Budget("物料", "十二万", "6月", "物料") }).ThenRefused(Because.NotANumber, "budgetAmount");
        drafted.When(Ma, MeetingEnded, Budget with { Form = new ApplicationForm.Budget("物料", "0", "6月", "物料") }).ThenRefused(Because.NotANumber, "budgetAmount");
        drafted.When(Ma, MeetingEnded, Resource with { Form = new ApplicationForm.Resource("导购", "6 人", "", "铺货", null) }).ThenRefused(Because.Missing, "resourcePeriod");
        drafted.When(Ma, MeetingEnded, Resource with { Form = new ApplicationForm.Resource("导购", "6 人", "6月", "铺货", Finance) }).ThenRefused(Because.UnknownDepartment, "grantor");
        drafted.When(Ma, MeetingEnded, Seal with { Form = new ApplicationForm.Other("用印", "", Xia, "") }).ThenRefused(Because.Missing, "procedureNumber");
        drafted.When(Ma, MeetingEnded, Budget with { Tasks = ["T9"] }).ThenRefused(Because.NotAChoice, "tasks");
        drafted.When(Ma, MeetingEnded, Budget with { Days = 0 }).ThenRefused(Because.NotANumber, "days");
        drafted.When(Ma, MeetingEnded, Budget with { Replaces = "B7" }).ThenRefused(Because.NotAChoice, "replaces");
        drafted.When(Stranger, MeetingEnded, Budget).ThenRefused(Because.NotYours);
    }

    [Fact]
    public void A_colleague_of_a_side_who_has_no_part_in_it_cannot_apply()
    {
        var colleague = new Person("colleague");
        Drafted().Knowing(facts => facts with { People = facts.People.Add(colleague, new PersonFact(colleague, "同事", Sales, false, "directory", Monday)) })
            .When(colleague, MeetingEnded, Budget).ThenRefused(Because.NotYours);
    }

    [Fact]
    public void It_is_approved_when_all_have_approved_and_each_once()
    {
        var one = Applied().AndWhen(MarketingHead, MeetingEnded, new Approve("B1")).ThenStores(typeof(ProcedureEvent.Agreed));
        one.AndWhen(MarketingHead, MeetingEnded, new Approve("B1")).ThenNothing();
        var all = one.AndWhen(Treasurer, MeetingEnded, new Approve("B1")).ThenStores(typeof(ProcedureEvent.Agreed), typeof(ProcedureEvent.Approved));

        Assert.Equal(ApplicationStatus.Approved, all.State.Procedures.Find("B1")!.Status);
        all.AndWhen(MarketingHead, MeetingEnded, new Refuse("B1", "不")).ThenRefused(Because.AlreadyDecided);
    }

    [Fact]
    public void Another_procedure_of_the_company_is_recorded_and_its_owner_reports_the_result()
    {
        var recorded = Drafted().When(Ma, MeetingEnded, Seal);

        Assert.Equal([Xia], recorded.State.Procedures.Find("O1")!.Approvals.Outstanding);
        recorded.AndWhen(Chan, MeetingEnded, new Approve("O1")).ThenRefused(Because.NotYours);
        recorded.AndWhen(Xia, MeetingEnded, new Approve("O1")).ThenStores(typeof(ProcedureEvent.Agreed), typeof(ProcedureEvent.Approved));
    }

    [Fact]
    public void An_application_without_tasks_raises_nothing_when_it_is_refused() =>
        Applied(Resource).AndWhen(Treasurer, MeetingEnded, new Refuse("R1", "没有人手")).ThenStores(typeof(ProcedureEvent.Refused));

    [Fact]
    public void A_budget_is_a_reason_for_a_memorandum() => Assert.Contains(
        Process.Memorandum.MemorandumReason.Budget,
        Process.Memorandum.MemorandumDraftCard.For(Applied().State, Reading.Readers.For(Applied(), Ma, MeetingEnded)).Reasons.Select(line => line.Reason));

    [Fact]
    public void Approvers_are_reminded_and_a_miss_is_told_to_the_initiator_and_silence_never_approves()
    {
        var missed = Applied().ClockAt(At(5, 18));

        Assert.Contains(missed.Events, happened => happened is ProcedureEvent.LimitMissed { Id: "B1", Limit: ProcedureLimit.Approval });
        Assert.Contains(new Effect.ShowCard(Ma, CardName.ProcedureApproval, "B1", Tone.Overdue), missed.Effects);
        Assert.True(missed.ClockAt(At(28, 18)).State.Procedures.Find("B1")!.IsOpen);
    }

    [Fact]
    public void A_task_that_waits_is_not_in_force_for_anybody_and_the_clock_is_silent_about_it()
    {
        var inForce = InForceWithout(Applied());

        Assert.True(Conditions.Holds(Shelves, inForce.State));
        Assert.False(Conditions.Holds(Handbook, inForce.State));
        Assert.DoesNotContain(inForce.State.Awaiting, item => item.Key == Shelves);
        inForce.AndWhen(Xia, At(4, 10), HalfWay).ThenRefused(Because.TaskNotInForce, detail: "B1");
        inForce.AndWhen(Xia, At(4, 10), new ExecutionCommand.HandIn(Shelves, 1, "完成")).ThenRefused(Because.TaskNotInForce);
        Assert.DoesNotContain(inForce.ClockAt(At(28, 19)).Events, happened => happened is ExecutionEvent.LimitMissed { Task: Shelves } or ExecutionEvent.ProgressAsked { Task: Shelves });
    }

    [Fact]
    public void Approval_starts_the_relative_limit()
    {
        var approved = InForceWithout(Applied())
            .AndWhen(MarketingHead, At(4, 10), new Approve("B1"))
            .AndWhen(Treasurer, At(5, 10), new Approve("B1"));

        // Five working days after Wednesday 5 June, over the Dragon Boat holiday on Monday 10 June.
        Assert.Equal(new DateOnly(2024, 6, 13), approved.State.Execution.Task(Shelves)!.DueOn);
        Assert.False(Conditions.Holds(Shelves, approved.State));
        Assert.Contains(new Effect.ShowCard(Xia, CardName.ExecutionTask, Shelves, Tone.Ask), approved.Effects);
        Assert.Contains(approved.ClockAt(At(13, 18)).Events, happened => happened is ExecutionEvent.LimitMissed { Task: Shelves });
    }

    [Fact]
    public void Approved_before_the_minutes_the_relative_limit_starts_with_them()
    {
        var approved = Applied().AndWhen(MarketingHead, MeetingEnded, new Approve("B1")).AndWhen(Treasurer, MeetingEnded, new Approve("B1"));

        Assert.Equal(new DateOnly(2024, 6, 11), InForceWithout(approved).State.Execution.Task(Shelves)!.DueOn);
    }

    [Fact]
    public void Without_a_relative_limit_the_tasks_own_day_stands_and_one_that_has_gone_is_settled_anew()
    {
        var own = InForceWithout(Applied(Budget with { Days = null })).AndWhen(MarketingHead, At(4, 10), new Approve("B1"));

        Assert.Equal(new DateOnly(2024, 6, 28), own.AndWhen(Treasurer, At(5, 10), new Approve("B1")).State.Execution.Task(Shelves)!.DueOn);
        var late = own.AndWhen(Treasurer, new DateTimeOffset(2024, 7, 1, 10, 0, 0, TimeSpan.FromHours(8)), new Approve("B1"));
        late.ThenStores(typeof(ProcedureEvent.Agreed), typeof(ProcedureEvent.Approved), typeof(ProcedureEvent.ChangeRaised));
        Assert.True(Conditions.Holds(Shelves, late.State));
    }

    [Fact]
    public void In_force_no_task_can_be_made_to_wait() => InForceWithout(Drafted().When(Ma, MeetingEnded, Resource))
        .AndWhen(Ma, At(4, 10), Budget).ThenRefused(Because.NotAChoice, "tasks");

    [Fact]
    public void The_applicant_may_take_it_back_until_it_is_decided()
    {
        var withdrawn = Applied().AndWhen(Ma, At(3, 12), new Withdraw("B1", "改用部门预算"));
        Assert.Equal(ApplicationStatus.Withdrawn, withdrawn.State.Procedures.Find("B1")!.Status);
        Assert.Contains(new Effect.ShowCard(Treasurer, CardName.ProcedureApproval, "B1", Tone.Inform), withdrawn.Effects);
        withdrawn.AndWhen(Treasurer, At(3, 13), new Approve("B1")).ThenRefused(Because.AlreadyDecided);
        withdrawn.AndWhen(Ma, At(3, 13), new Withdraw("B1", "再撤")).ThenNothing();

        Applied().AndWhen(Xia, At(3, 12), new Withdraw("B1", "不用了")).ThenRefused(Because.NotYours);
        Applied().AndWhen(Ma, At(3, 12), new Withdraw("B1", " ")).ThenRefused(Because.ReasonRequired, "withdrawReason");
        Refused().AndWhen(Ma, At(4, 12), new Withdraw("B1", "不用了")).ThenRefused(Because.AlreadyDecided);
    }

    [Fact]
    public void What_waited_for_a_withdrawn_application_is_settled_as_after_a_refusal()
    {
        var withdrawn = InForceWithout(Applied()).AndWhen(Ma, At(4, 10), new Withdraw("B1", "改用部门预算"));
        withdrawn.ThenStores(typeof(ProcedureEvent.Withdrawn), typeof(ProcedureEvent.ChangeRaised));
        Assert.True(Conditions.Holds("T2", withdrawn.State));
        Assert.False(Conditions.IsChangeOpen(withdrawn.AndWhen(Ma, At(4, 11), Budget with { Replaces = "B1" }).State.Procedures.Find("B1")!, withdrawn.State));
    }
}
