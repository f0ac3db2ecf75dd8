using TeamsCollab.Process.Content;
using TeamsCollab.Process.Meeting.Live;
using TeamsCollab.Process.Minutes;
using static TeamsCollab.Process.Meeting.Live.LiveCommand;
using static TeamsCollab.Process.Tests.Cast;
using static TeamsCollab.Process.Tests.Meeting.MeetingSpec;

namespace TeamsCollab.Process.Tests.Meeting;

/// <summary>A meeting that is held now: what every spec of the live frame starts from.</summary>
internal static class LiveSpec
{
    public static readonly DateTimeOffset Now = Start.AddMinutes(20);

    public static readonly RowCells Nothing = new(string.Empty, null, null, string.Empty, string.Empty, Rhythm.Weekly, string.Empty);

    public static readonly RowCells Handbook = new("完成产品卖点手册", Chan, new DateOnly(2024, 6, 20), "产品部编写，销售部审阅", "覆盖全部8个卖点", Rhythm.Weekly, string.Empty);

    public static readonly RowCells HalfRow = Nothing with { What = "完成首批铺货", Owner = Xia };

    public static readonly RecordDispute Cost = new(null, "培训费由谁承担", "市场部：由客服部承担\n产品部：由市场部承担", "提请总经理裁决", GeneralManager, new DateOnly(2024, 6, 12));

    public static Spec Begun() => AgendaSent().AndWhen(Ma, Start.AddMinutes(2), new BeginMeeting());

    /// <summary>R1 is full, R2 half.</summary>
    public static Spec Filled() => Begun()
        .AndWhen(Chan, Now, New(Handbook))
        .AndWhen(Xia, Now, New(HalfRow));

    public static Spec Caught() => Filled()
        .AndWhen(Xia, Now, new Note(NoteTopic.Feasibility, ["铺货时间为7月1日-7月31日"]))
        .AndWhen(Chan, Now, new Note(NoteTopic.Risk, ["手册定稿晚于6月20日会推迟铺货"]))
        .AndWhen(Ma, Now, new Note(NoteTopic.Agreement, ["手册图文各20页"]))
        .AndWhen(Ma, Now, Cost);

    public static FillRow New(RowCells cells) => new(null, null, null, cells);

    public static FillRow Change(Spec seenBy, string row, RowCells cells, Digest? seen = null) => new(row, DigestOf(seenBy, row), seen, cells);

    public static Digest DigestOf(Spec spec, string row) => spec.State.Meeting.Live!.Row(row)!.Words.Digest;
}
