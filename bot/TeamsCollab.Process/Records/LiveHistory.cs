using System.Diagnostics;
using TeamsCollab.Process.Meeting.Live;
using static TeamsCollab.Process.Meeting.Live.LiveEvent;

namespace TeamsCollab.Process.Records;

internal static class LiveHistory
{
    public static (Person? Who, string What) Of(LiveEvent happened, RecordSource source) => happened switch
    {
        Began e => (e.By, source.Say("会议开始", "began the meeting")),
        PartBegan e => (null, source.Say($"会议进入第 {e.Part + 1} 部分", $"part {e.Part + 1} of the meeting began")),
        Noted e => (e.By, source.Say($"记录要点 {e.Notes.Length} 条", $"wrote down {e.Notes.Length} points")),
        RowFilled e => (e.By, source.Say($"填写行动表 {e.Row}{(e.IsComplete ? string.Empty : "（待补齐）")}", $"filled row {e.Row}{(e.IsComplete ? string.Empty : " (not complete yet)")}")),
        RowStruck e => (e.By, source.Say($"删除行动表 {e.Row}", $"took out row {e.Row}")),
        Disputed { Row: { } row } e => (e.By, source.Say($"将行动表 {row} 记为争议点", $"logged row {row} as a dispute")),
        Disputed e => (e.By, source.Say("记录争议点", "recorded a dispute")),
        _ => throw new UnreachableException($"No history for {happened.GetType().Name}."),
    };
}
