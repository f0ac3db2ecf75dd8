using TeamsCollab.Process.Execution;
using TeamsCollab.Process.Minutes;
using TeamsCollab.Process.Tests.Minutes;
using static TeamsCollab.Process.Tests.Cast;

namespace TeamsCollab.Process.Tests.Execution;

/// <summary>
/// A collaboration whose minutes came into force on Monday 3 June at 11:30: T1 is Chan's, weekly, due 20 June;
/// T2 is Xia's, daily, due 28 June.
/// </summary>
internal static class ExecutionSpec
{
    public const string Handbook = "T1";

    public const string Shelves = "T2";

    public static readonly DateTimeOffset InForceAt = At(3, 11, 30);

    public static readonly ExecutionCommand.HandIn HandbookHandedIn = new(Handbook, 1, "https://files.example/handbook.docx");

    public static readonly ExecutionCommand.ReportProgress HalfWay = new(Shelves, 1, ProgressStatus.InProgress, 50, "两批已铺");

    public static DateTimeOffset At(int june, int hour, int minute = 0) => new(2024, 6, june, hour, minute, 0, TimeSpan.FromHours(8));

    public static Spec InForce() => SignedBy(MinutesSpec.AllConfirmed());

    public static Spec SignedBy(Spec confirmed) => confirmed
        .AndWhen(SalesHead, InForceAt, new MinutesCommand.SignOff(1))
        .AndWhen(ProductHead, InForceAt, new MinutesCommand.SignOff(1))
        .AndWhen(MarketingHead, InForceAt, new MinutesCommand.SignOff(1));

    public static Spec HandedIn() => InForce().AndWhen(Chan, At(4, 10), HandbookHandedIn);

    public static Spec WaiverProposed() => InForce().AndWhen(Ma, At(4, 10), new ExecutionCommand.ProposeWaiver(Shelves, 1, "门店停业"));

    /// <summary>The handbook accepted, the shelves dropped by both sides: nothing is left to do on Wednesday 5 June at 15:00.</summary>
    public static Spec Completed() => HandedIn()
        .AndWhen(Ma, At(5, 10), new ExecutionCommand.AcceptWork(Handbook, 1))
        .AndWhen(Ma, At(5, 11), new ExecutionCommand.ProposeWaiver(Shelves, 1, "门店停业"))
        .AndWhen(SalesHead, At(5, 15), new ExecutionCommand.AgreeToWaiver(Shelves, 1));

    /// <summary>What the clock says at a moment, and the collaboration after it.</summary>
    public static Spec ClockAt(this Spec spec, DateTimeOffset at) => spec.AndWhen(Person.Clock, at, new CollaborationCommand.CheckDeadlines());
}
