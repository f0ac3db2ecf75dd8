using System.Diagnostics;
using TeamsCollab.Process.Retrospective;
using static TeamsCollab.Process.Retrospective.RetrospectiveEvent;

namespace TeamsCollab.Process.Records;

/// <summary>Says that a side answered, never what: the answers are blind at first (B22).</summary>
internal static class RetrospectiveHistory
{
    public static (Person? Who, string What) Of(RetrospectiveEvent happened, RecordSource source) => happened switch
    {
        Awaited e => (null, source.Say($"待{source.Name(e.Initiator)}组织复盘会，截止 {source.Minute(e.Limit.Due.At)}", $"waits for the retrospective of {source.Name(e.Initiator)} until {source.Minute(e.Limit.Due.At)}")),
        Arranged e => (e.By, source.Say($"安排复盘会：{source.Minute(e.Start)}{(e.IsLate ? "（晚于时限）" : string.Empty)}", $"arranged the retrospective for {source.Minute(e.Start)}{(e.IsLate ? " (after the limit)" : string.Empty)}")),
        MovedInOutlook e => (null, source.Say($"复盘会在 Outlook 中改到 {source.Minute(e.Start)}，{e.Minutes} 分钟{(e.IsLate ? "（晚于时限）" : string.Empty)}", $"the retrospective was moved in Outlook to {source.Minute(e.Start)}, {e.Minutes} minutes{(e.IsLate ? " (after the limit)" : string.Empty)}")),
        CancelledInOutlook => (null, source.Say("复盘会在 Outlook 中被取消", "the retrospective was cancelled in Outlook")),
        Answered e => (e.By, source.Say($"{e.Department}提交复盘意见（第 {e.Version} 版）", $"answered for {e.Department}, version {e.Version}")),
        AllAnswered => (null, source.Say("各方复盘意见已齐", "every side has answered")),
        Held e => (e.By, source.Say($"复盘会已召开：{source.Span(e.StartedAt, e.EndedAt)}{(e.LimitKept ? string.Empty : "（逾期）")}", $"held the retrospective: {source.Span(e.StartedAt, e.EndedAt)}{(e.LimitKept ? string.Empty : " (late)")}")),
        Reported e => (e.By, source.Say($"提交协作复盘报告，改进计划 {e.Improvements.Length} 项", $"submitted the report with {e.Improvements.Length} improvements")),
        ReportRead e => (e.By, source.Say("已阅复盘报告", "has read the report")),
        ImprovementFinished e => (e.By, source.Say($"完成改进 {e.Improvement}：{source.Text(e.Note)}", $"finished improvement {e.Improvement}: {source.Text(e.Note)}")),
        ImprovementClosed e => (e.By, source.Say($"确认改进 {e.Improvement} 已落实", $"confirmed improvement {e.Improvement}")),
        ImprovementReopened e => (e.By, source.Say($"改进 {e.Improvement} 未落实：{source.Text(e.Reason)}", $"reopened improvement {e.Improvement}: {source.Text(e.Reason)}")),
        ImprovementCarried e => (e.By, source.Say($"改进 {e.Improvement} 继续跟进（发起 {e.In} 时）{Why(e.Reason, source)}", $"carried improvement {e.Improvement} on, when asking for {e.In}{Why(e.Reason, source)}")),
        ImprovementSettled e => (e.By, source.Say($"改进 {e.Improvement} {RequestHistory.Fate(e.Fate, source)}（发起 {e.In} 时）{Why(e.Reason, source)}", $"said when asking for {e.In} that improvement {e.Improvement} is {RequestHistory.Fate(e.Fate, source)}{Why(e.Reason, source)}")),
        Reminded e => (null, source.Say($"提醒{source.Names(e.People)}{Limit(e.Limit, source)}", $"reminded {source.Names(e.People)} {Limit(e.Limit, source)}")),
        LimitMissed e => (null, source.Say($"{source.Names(e.People)}逾期未{Limit(e.Limit, source)}", $"{source.Names(e.People)} missed the limit {Limit(e.Limit, source)}")),
        ImprovementReminded e => (null, source.Say($"提醒改进 {e.Improvement} 即将到期", $"reminded that improvement {e.Improvement} falls due")),
        ImprovementOverdue e => (null, source.Say($"改进 {e.Improvement} 逾期", $"improvement {e.Improvement} is overdue")),
        Closed => (null, source.Say("协作闭环", "the collaboration is closed")),
        Filed e => (e.By, source.Say($"归档：{Kept(e, source)}", $"filed the record: {Kept(e, source)}")),
        _ => throw new UnreachableException($"No history for {happened.GetType().Name}."),
    };

    private static string Why(Content.Wording? reason, RecordSource source) => reason is null ? string.Empty : source.Say($"：{source.Text(reason)}", $": {source.Text(reason)}");

    private static string Limit(RetrospectiveLimit limit, RecordSource source) => limit is RetrospectiveLimit.Holding
        ? source.Say("完成复盘", "to hold the retrospective")
        : source.Say("提交复盘报告", "to submit the report");

    private static string Kept(Filed filed, RecordSource source) =>
        source.Reader.Words.Read(filed.Words, "fileNumber") is { } number ? source.Say($"{source.Text(filed.Words, "place")}，档案号 {number}", $"{source.Text(filed.Words, "place")}, file number {number}") : source.Text(filed.Words, "place");
}
