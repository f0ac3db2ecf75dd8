using TeamsCollab.Process.Memorandum;
using TeamsCollab.Process.Tests.Minutes;
using static TeamsCollab.Process.Tests.Cast;
using static TeamsCollab.Process.Tests.Minutes.MinutesSpec;

namespace TeamsCollab.Process.Tests.Memorandum;

/// <summary>Marketing, Sales and Product sign a memorandum while the minutes are being written.</summary>
internal static class MemorandumSpec
{
    public static readonly MemorandumCommand.Propose WithSilence = new(
        0, "新品按时上市", "市场部：提供方案\n销售部：完成铺货", "铺货率≥95%", "先由负责人协商，3个工作日内未果的提请公司管理层裁决", ["资料不得外传"], true);

    public static readonly MemorandumCommand.Propose WithoutSilence = WithSilence with { Silence = false };

    public static Spec Proposed(MemorandumCommand.Propose? command = null) => AfterTheMeeting().When(Ma, MeetingEnded, command ?? WithSilence);

    public static Spec Signed(MemorandumCommand.Propose? command = null) => new[] { MarketingHead, SalesHead, ProductHead }.Aggregate(
        Proposed(command), (spec, head) => spec.AndWhen(head, MeetingEnded.AddHours(1), new MemorandumCommand.SignOff(1)));

    /// <summary>The minutes go round after the memorandum was signed.</summary>
    public static Spec CirculatedAfter(MemorandumCommand.Propose command) => Signed(command)
        .AndWhen(Ma, MeetingEnded.AddHours(2), FirstDraft)
        .AndWhen(Ma, MeetingEnded.AddHours(2), new Process.Minutes.MinutesCommand.Circulate(0));
}
