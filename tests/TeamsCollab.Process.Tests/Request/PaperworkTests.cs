using TeamsCollab.Process.Request;
using TeamsCollab.Process.Retrospective;
using TeamsCollab.Process.Tests.Execution;
using TeamsCollab.Process.Tests.Retrospective;
using static TeamsCollab.Process.Request.RequestCommand;
using static TeamsCollab.Process.Tests.Cast;
using static TeamsCollab.Process.Tests.Request.RequestSpec;

namespace TeamsCollab.Process.Tests.Request;

/// <summary>Telephone first; the written record is then owed until it is there (N03, B26).</summary>
public sealed class PaperworkTests
{
    private static readonly FormCall Call = new(Sales, Xia, Monday.AddMinutes(-20));
    private static readonly RequestForm Called = Form with { Kind = RequestKind.ProblemSolving, Call = Call };
    private static readonly DateTimeOffset Due = new(2024, 6, 5, 18, 0, 0, TimeSpan.FromHours(8));
    private static readonly PayDebt Record = new("D1", "夏主管同意当天派 3 人排查", [new FormMaterial("通话纪要", MaterialKind.Other, "https://files.example/call.docx")]);

    [Fact]
    public void A_call_before_the_request_leaves_a_record_owed_within_two_working_days()
    {
        var sent = Sent(Called).ThenStores(typeof(RequestEvent.Submitted), typeof(RequestEvent.Called));

        Assert.Equal(("D1", Sales, Xia, Call.At, Due), Assert.Single(sent.State.Request.Debts) is var debt ? (debt.Id, debt.Department, debt.With, debt.CalledAt, debt.Watch!.DueAt) : default);
        Assert.Contains(new Awaiting(Ma, CardName.RequestPaperwork, "D1", Due), sent.State.Awaiting);
    }

    [Fact]
    public void After_a_call_the_materials_may_follow_and_without_one_they_may_not()
    {
        Sent(Called with { Materials = [] }).ThenStores(typeof(RequestEvent.Submitted), typeof(RequestEvent.Called));
        Sent(Called with { Materials = [], Call = null }).ThenRefused(Because.Missing, "materials");
    }

    [Fact]
    public void Calls_belong_to_the_urgent_lane_to_a_receiver_and_to_the_past()
    {
        Sent(Called with { Lane = RequestLane.Regular }).ThenRefused(Because.NotUrgent, "calledWith");
        Sent(Called with { Call = Call with { Department = Finance } }).ThenRefused(Because.NotAChoice, "calledWith");
        Sent(Called with { Call = Call with { With = Chan } }).ThenRefused(Because.OfAnotherDepartment, "calledWith");
        Sent(Called with { Call = Call with { At = Monday.AddSeconds(1) } }).ThenRefused(Because.InTheFuture, "calledTime");
    }

    [Fact]
    public void The_initiator_notes_later_calls_each_with_its_own_debt()
    {
        var called = Delivered(Called).AndWhen(Ma, Monday.AddHours(1), new RecordCall(Product, null, null));

        Assert.Equal(("D2", Product, Chan), called.State.Request.Debts[1] is var debt ? (debt.Id, debt.Department, debt.With) : default);
        Delivered(Called).AndWhen(Ma, Monday.AddHours(1), new RecordCall(Sales, Xia, Call.At)).ThenNothing();
        Delivered(Called).AndWhen(Xia, Monday.AddHours(1), new RecordCall(Sales, null, null)).ThenRefused(Because.NotYours);
        Delivered().AndWhen(Ma, Monday.AddHours(1), new RecordCall(Sales, null, null)).ThenRefused(Because.NotUrgent);
        Delivered(Called).AndWhen(Ma, Monday.AddHours(1), new RecordCall(Finance, null, null)).ThenRefused(Because.UnknownDepartment);
    }

    [Fact]
    public void The_record_pays_the_debt_once_and_goes_to_the_department_that_was_called()
    {
        var paid = Delivered(Called).AndWhen(Ma, Monday.AddHours(1), Record).ThenStores(typeof(RequestEvent.DebtPaid));

        Assert.Null(paid.State.Request.OpenDebt);
        Assert.DoesNotContain(paid.State.Awaiting, item => item.Card is CardName.RequestPaperwork);
        Assert.Contains(new Effect.ShowCard(Xia, CardName.RequestPaperwork, "D1", Tone.Inform), paid.Effects);
        paid.AndWhen(Ma, Monday.AddHours(2), Record).ThenNothing();
        paid.AndWhen(Ma, Monday.AddHours(2), Record with { Record = "另一份" }).ThenRefused(Because.AlreadyDecided);
    }

    [Fact]
    public void A_record_says_something_and_only_the_initiator_owes_it()
    {
        Delivered(Called).AndWhen(Ma, Monday, Record with { Record = " " }).ThenRefused(Because.Missing, "record");
        Delivered(Called).AndWhen(Ma, Monday, Record with { Debt = "D9" }).ThenRefused(Because.NotAChoice, "record");
        Delivered(Called).AndWhen(Ma, Monday, Record with { Materials = [new FormMaterial("纪要", MaterialKind.Other, "ftp://x")] }).ThenRefused(Because.NotALink, "materials");
        Delivered(Called).AndWhen(Xia, Monday, Record).ThenRefused(Because.NotYours);
    }

    [Fact]
    public void The_initiator_is_reminded_at_half_time_and_told_once_when_it_is_late()
    {
        var reminded = Sent(Called).ClockAt(new DateTimeOffset(2024, 6, 4, 14, 0, 0, TimeSpan.FromHours(8)));
        Assert.Contains(new Effect.ShowCard(Ma, CardName.RequestPaperwork, "D1", Tone.Remind), reminded.Effects);

        var missed = reminded.ClockAt(Due);
        Assert.Contains(new Effect.ShowCard(Ma, CardName.RequestPaperwork, "D1", Tone.Overdue), missed.Effects);
        Assert.DoesNotContain(missed.ClockAt(Due.AddHours(1)).Events, happened => happened is RequestEvent.LimitMissed { Limit: RequestLimit.Paperwork });
    }

    [Fact]
    public void Nothing_closes_while_a_record_is_owed_and_it_can_be_handed_in_until_then()
    {
        var owed = Spec.Given([.. RetrospectiveSpec.Finished().History, Owed]);
        var close = new RetrospectiveCommand.CloseImprovement("I1", 1);

        owed.When(Ma, ExecutionSpec.At(21, 10), close).ThenRefused(Because.UnpaidPaperwork, detail: "D1");

        var paid = owed.When(Ma, ExecutionSpec.At(21, 11), Record);
        Assert.Equal(Stage.Ended, paid.AndWhen(Ma, ExecutionSpec.At(21, 12), close).State.Stage);
    }

    [Fact]
    public void A_report_that_would_close_at_once_waits_for_the_record_and_one_with_improvements_does_not()
    {
        var owed = Spec.Given([.. RetrospectiveSpec.Held().History, Owed]);

        owed.When(Ma, ExecutionSpec.At(12, 10), RetrospectiveSpec.Report with { Improvements = [] }).ThenRefused(Because.UnpaidPaperwork, detail: "D1");
        owed.When(Ma, ExecutionSpec.At(12, 10), RetrospectiveSpec.Report).ThenStores(typeof(RetrospectiveEvent.Reported));
    }

    private static RequestEvent.Called Owed => new("D1", Sales, Xia, Monday, Ma, Cast.Facts.Promise(Monday, 2), Monday);
}
