using TeamsCollab.Process.Minutes;
using TeamsCollab.Process.Procedure;
using TeamsCollab.Process.Tests.Execution;
using static TeamsCollab.Process.Procedure.ProcedureCommand;
using static TeamsCollab.Process.Tests.Cast;
using static TeamsCollab.Process.Tests.Minutes.MinutesSpec;

namespace TeamsCollab.Process.Tests.Procedure;

/// <summary>Ma asks for the money of T2, Xia's shelves due on 28 June; Marketing's head and the treasurer approve.</summary>
internal static class ProcedureSpec
{
    public static readonly Person Treasurer = new("treasurer");

    public static readonly Apply Budget = new(new ApplicationForm.Budget("首批物料制作", "120,000", "6月", "铺货物料"), [ExecutionSpec.Shelves], 5, null);

    public static readonly Apply Resource = new(new ApplicationForm.Resource("导购人员", "6 人", "6月20日至6月28日", "铺货", Sales), [], null, null);

    public static readonly Apply Seal = new(new ApplicationForm.Other("合同用印审批", "OA-2024-0611", Xia, "讲师合同"), [], null, null);

    public static Spec Drafted() => AfterTheMeeting()
        .When(Ma, MeetingEnded, FirstDraft)
        .Approving();

    public static Spec Applied(Apply? apply = null) => Drafted().When(Ma, MeetingEnded, apply ?? Budget);

    /// <summary>The minutes come into force at 11:30 on Monday 3 June while the money is not there.</summary>
    public static Spec InForceWithout(Spec applied) => ExecutionSpec.SignedBy(applied
        .AndWhen(Ma, MeetingEnded, new MinutesCommand.Circulate(0))
        .AndWhen(Chan, MeetingEnded, new MinutesCommand.TakeOn(1, "T1"))
        .AndWhen(Xia, MeetingEnded, new MinutesCommand.TakeOn(1, "T2"))
        .AndWhen(Xia, MeetingEnded, new MinutesCommand.Confirm(1))
        .AndWhen(Chan, MeetingEnded, new MinutesCommand.Confirm(1)));

    public static Spec Refused() => InForceWithout(Applied()).AndWhen(Treasurer, ExecutionSpec.At(4, 10), new Refuse("B1", "预算已用完"));

    public static Spec Approving(this Spec spec) => Spec.Given(spec.History).Knowing(facts => facts with
    {
        Approvers = [new Approver(Ma, "settings", Monday), new Approver(MarketingHead, "settings", Monday), new Approver(Treasurer, "settings", Monday)],
        People = facts.People.Add(Treasurer, new PersonFact(Treasurer, "金司库", Finance, false, "directory", Monday)),
    });
}
