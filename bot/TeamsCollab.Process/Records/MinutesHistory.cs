using System.Diagnostics;
using TeamsCollab.Process.Minutes;
using static TeamsCollab.Process.Minutes.MinutesEvent;

namespace TeamsCollab.Process.Records;

internal static class MinutesHistory
{
    public static (Person? Who, string What) Of(MinutesEvent happened, RecordSource source) => happened switch
    {
        Awaited e => (null, source.Say($"待{source.Name(e.Writer)}整理会议纪要，截止 {source.Minute(e.Limit.Due.At)}", $"waits for the minutes of {source.Name(e.Writer)} until {source.Minute(e.Limit.Due.At)}")),
        Written e => (e.By, source.Say($"编写纪要条款 {Ids(e)}", $"wrote clauses {Ids(e)}")),
        Struck e => (e.By, source.Say($"删除纪要条款 {e.Clause}", $"struck clause {e.Clause}")),
        Circulated { Ruling: { } ruling } e => (null, source.Say($"{ruling} 的裁决写入会议纪要第 {e.Draft} 稿，请{source.Names(e.MustConfirmAgain)}重新确认、签字", $"draft {e.Draft} of the minutes holds the ruling on {ruling}; {source.Names(e.MustConfirmAgain)} confirm and sign again")),
        Circulated e => (e.By, source.Say($"发出会议纪要第 {e.Draft} 稿", $"sent draft {e.Draft} of the minutes")),
        Confirmed e => (e.By, source.Say($"确认会议纪要第 {e.Draft} 稿", $"confirmed draft {e.Draft} of the minutes")),
        Objected e => (e.By, source.Say($"对第 {e.Draft} 稿{e.Clause}有异议：{source.Text(e.Reason)}", $"objected to draft {e.Draft} {e.Clause}: {source.Text(e.Reason)}")),
        TookOn e => (e.By, source.Say($"接受任务 {e.Task}", $"took on task {e.Task}")),
        TakenAsConfirmed e => (null, source.Say($"{source.Names(e.People)}逾期未反馈，依备忘录视为同意第 {e.Draft} 稿，{source.Minute(e.Reversible.Due.At)} 前可撤回", $"the silence of {source.Names(e.People)} counts as confirmation of draft {e.Draft} by the memorandum, and can be taken back until {source.Minute(e.Reversible.Due.At)}")),
        AllConfirmed e => (null, source.Say($"第 {e.Draft} 稿全员确认，提请负责人签字", $"draft {e.Draft} is confirmed by all, the heads are asked to sign")),
        Ratified e => (e.By, source.Say($"追认会议纪要第 {e.Draft} 稿", $"ratified draft {e.Draft} of the minutes")),
        NotRatified e => (e.By, source.Say($"不追认会议纪要第 {e.Draft} 稿：{source.Text(e.Reason)}", $"did not ratify draft {e.Draft} of the minutes: {source.Text(e.Reason)}")),
        SignedOff { Oa: { } oa } e => (oa.RecordedBy, source.Say(
            $"登记{source.Name(e.By)}的 OA 审批（编号 {source.Text(oa.Words, "number")}），作为对第 {e.Draft} 稿的签字（{string.Join("、", e.Departments)}）",
            $"recorded the OA approval {source.Text(oa.Words, "number")} of {source.Name(e.By)} as the signature of draft {e.Draft} for {string.Join(", ", e.Departments)}") + SignatureRecord.Remarks(e, source)),
        SignedOff e => (e.By, source.Say($"签字确认第 {e.Draft} 稿（{string.Join("、", e.Departments)}）", $"signed draft {e.Draft} for {string.Join(", ", e.Departments)}") + SignatureRecord.Remarks(e, source)),
        TookEffect e => (null, source.Say($"会议纪要第 {e.Draft} 稿生效", $"draft {e.Draft} of the minutes is in force")),
        Reminded e => (null, source.Say($"提醒{source.Names(e.People)}{Limit(e.Limit, source)}", $"reminded {source.Names(e.People)} {Limit(e.Limit, source)}")),
        LimitMissed e => (null, source.Say($"{source.Names(e.People)}逾期未{Limit(e.Limit, source)}", $"{source.Names(e.People)} missed the limit {Limit(e.Limit, source)}")),
        _ => throw new UnreachableException($"No history for {happened.GetType().Name}."),
    };

    private static string Ids(Written written) => string.Join(' ', written.Clauses.Select(clause => clause.Clause.Id));

    private static string Limit(MinutesLimit limit, RecordSource source) => limit switch
    {
        MinutesLimit.Confirming => source.Say("确认会议纪要", "to confirm the minutes"),
        MinutesLimit.Signing => source.Say("签字", "to sign"),
        _ => source.Say("提交会议纪要", "to send the minutes"),
    };
}
