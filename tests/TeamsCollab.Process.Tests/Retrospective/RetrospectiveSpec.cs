using TeamsCollab.Process.Meeting;
using TeamsCollab.Process.Retrospective;
using static TeamsCollab.Process.Tests.Cast;
using static TeamsCollab.Process.Tests.Execution.ExecutionSpec;

namespace TeamsCollab.Process.Tests.Retrospective;

/// <summary>The work was completed on Wednesday 5 June at 15:00: the retrospective is to be held by Wednesday 12 June, 18:00.</summary>
internal static class RetrospectiveSpec
{
    public static readonly RetrospectiveCommand.ArrangeRetrospective Meet = new(1, At(11, 14), 60, MeetingForm.OnSite, "公司301会议室");

    public static readonly RetrospectiveCommand.Answer GoodAnswer = new(1, GoalsReached.Yes, null, "每日同步及时", "交接资料晚", "提前一周定稿");

    public static readonly RetrospectiveCommand.Hold Met = new(At(11, 14), At(11, 15), [Ma, Xia, Chan]);

    public static readonly RetrospectiveCommand.WriteReport Report = new("目标达成，交接可以更早", [new DraftImprovement("统一定稿模板", Chan, new DateOnly(2024, 6, 27))]);

    public static readonly RetrospectiveCommand.FinishImprovement TemplateDone = new("I1", 1, "模板已发布");

    public static Spec Arranged() => Completed().AndWhen(Ma, At(6, 10), Meet);

    public static Spec AllAnswered() => Arranged()
        .AndWhen(Xia, At(7, 10), GoodAnswer)
        .AndWhen(Chan, At(7, 11), GoodAnswer)
        .AndWhen(Ma, At(7, 12), GoodAnswer);

    public static Spec Held() => AllAnswered().AndWhen(Ma, At(11, 16), Met);

    public static Spec Reported() => Held().AndWhen(Ma, At(12, 10), Report);

    public static Spec Finished() => Reported().AndWhen(Chan, At(20, 10), TemplateDone);
}
