using System.Collections.Immutable;
using TeamsCollab.Process.Meeting;
using TeamsCollab.Process.Minutes;
using static TeamsCollab.Process.Tests.Cast;

namespace TeamsCollab.Process.Tests.Minutes;

/// <summary>A collaboration whose meeting has ended: what every spec of the stage starts from.</summary>
internal static class MinutesSpec
{
    public static readonly DateTimeOffset MeetingEnded = Monday.AddHours(1);

    public static readonly MinutesCommand.Write FirstDraft = new([
        new DraftClause.Point(null, Sales, "需产品部在6月20日前提供详细产品卖点手册"),
        new DraftClause.Agreed(null, "产品卖点手册交付标准：图文各20页"),
        new DraftClause.Task(null, "完成卖点手册初稿", Chan, new DateOnly(2024, 6, 20), "产品部编写，销售部审阅", "覆盖全部8个卖点", Rhythm.Weekly),
        new DraftClause.Task(null, "完成铺货", Xia, new DateOnly(2024, 6, 28), "按区域分三批", "铺货率≥95%", Rhythm.Daily)]);

    /// <summary>Ma asked Sales and Product, both take part; Ma, Xia and Chan met.</summary>
    public static Spec AfterTheMeeting() => Spec.Given(MeetingHeld());

    public static Spec Circulated() => AfterTheMeeting()
        .When(Ma, MeetingEnded, FirstDraft)
        .AndWhen(Ma, MeetingEnded, new MinutesCommand.Circulate(0));

    public static Spec TakenOn() => Circulated()
        .AndWhen(Chan, MeetingEnded, new MinutesCommand.TakeOn(1, "T1"))
        .AndWhen(Xia, MeetingEnded, new MinutesCommand.TakeOn(1, "T2"));

    public static Spec AllConfirmed() => ConfirmedBy(TakenOn());

    /// <summary>Everybody confirmed the minutes; nobody has taken on a task.</summary>
    public static Spec WithoutOwners() => ConfirmedBy(Circulated());

    private static Spec ConfirmedBy(Spec circulated) => circulated
        .AndWhen(Xia, MeetingEnded, new MinutesCommand.Confirm(1))
        .AndWhen(Chan, MeetingEnded, new MinutesCommand.Confirm(1));

    private static ImmutableArray<CollaborationEvent> MeetingHeld() =>
    [
        Request.RequestSpec.Submitted(
            new Side(Sales, SideRole.Receiver, Xia, SalesHead, true, SideAnswer.Accepted, SalesHead, Xia),
            new Side(Product, SideRole.Receiver, Chan, ProductHead, true, SideAnswer.Accepted, ProductHead, Chan)),
        new MeetingEvent.Ended(Ma, Monday, MeetingEnded, [Ma, Xia, Chan], [], MeetingEnded),
        new MinutesEvent.Awaited(Ma, Spec.Facts.Promise(MeetingEnded, 2), MeetingEnded),
    ];
}
