using TeamsCollab.Process.Dispute;
using TeamsCollab.Process.Minutes;
using TeamsCollab.Process.Tests.Execution;
using static TeamsCollab.Process.Tests.Cast;
using static TeamsCollab.Process.Tests.Minutes.MinutesSpec;

namespace TeamsCollab.Process.Tests.Dispute;

/// <summary>Sales and Product disagree on where Xia's shelves (T2, due 28 June) go first; the general manager decides by Wednesday 12 June.</summary>
internal static class DisputeSpec
{
    public static readonly DraftClause.Dispute Area = new(null, "首批铺货区域", "提请总经理裁决")
    {
        Positions = "销售部：先铺华东\n产品部：先铺华南",
        Options = "先铺华东\n两地各半",
        Decider = GeneralManager,
        DecideBy = new DateOnly(2024, 6, 12),
        Tasks = [ExecutionSpec.Shelves],
    };

    public static readonly DisputeCommand.Rule East = new("D1", 1, "先铺华东，华南7月跟进");

    public static Spec Drafted(DraftClause.Dispute? dispute = null) => AfterTheMeeting()
        .When(Ma, MeetingEnded, FirstDraft)
        .AndWhen(Ma, MeetingEnded, new MinutesCommand.Write([dispute ?? Area]));

    /// <summary>The minutes come into force at 11:30 on Monday 3 June; the head of Sales signs with a reservation on the dispute.</summary>
    public static Spec Disputed(DraftClause.Dispute? dispute = null) => Drafted(dispute)
        .AndWhen(Ma, MeetingEnded, new MinutesCommand.Circulate(0))
        .AndWhen(Chan, MeetingEnded, new MinutesCommand.TakeOn(1, "T1"))
        .AndWhen(Xia, MeetingEnded, new MinutesCommand.TakeOn(1, "T2"))
        .AndWhen(Xia, MeetingEnded, new MinutesCommand.Confirm(1))
        .AndWhen(Chan, MeetingEnded, new MinutesCommand.Confirm(1))
        .AndWhen(SalesHead, ExecutionSpec.InForceAt, new MinutesCommand.SignOff(1) { Reserved = new MinutesCommand.Reservation(["D1"], "华东备货已到位") })
        .AndWhen(ProductHead, ExecutionSpec.InForceAt, new MinutesCommand.SignOff(1))
        .AndWhen(MarketingHead, ExecutionSpec.InForceAt, new MinutesCommand.SignOff(1));

    public static Spec Ruled() => Disputed().AndWhen(GeneralManager, ExecutionSpec.At(11, 11, 30), East);

    public static Spec Settled() => Ruled()
        .AndWhen(Xia, ExecutionSpec.At(11, 13), new MinutesCommand.Confirm(2))
        .AndWhen(SalesHead, ExecutionSpec.At(11, 14), new MinutesCommand.SignOff(2))
        .AndWhen(ProductHead, ExecutionSpec.At(11, 15), new MinutesCommand.SignOff(2));
}
