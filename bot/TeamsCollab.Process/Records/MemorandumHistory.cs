using System.Diagnostics;
using TeamsCollab.Process.Memorandum;
using static TeamsCollab.Process.Memorandum.MemorandumEvent;

namespace TeamsCollab.Process.Records;

internal static class MemorandumHistory
{
    public static (Person? Who, string What) Of(MemorandumEvent happened, RecordSource source) => happened switch
    {
        Proposed e => (e.By, source.Say($"提交协作备忘录第 {e.Draft} 稿，请各方负责人签字", $"sent draft {e.Draft} of the memorandum to the heads")),
        SetAside e => (e.By, source.Say("决定暂不签订协作备忘录", "set the memorandum aside")),
        Objected e => (e.By, source.Say($"对备忘录第 {e.Draft} 稿{e.Clause}有异议：{source.Text(e.Reason)}", $"objected to draft {e.Draft} of the memorandum {e.Clause}: {source.Text(e.Reason)}")),
        SignedOff e => (e.By, source.Say($"签字确认备忘录第 {e.Draft} 稿（{string.Join("、", e.Departments)}）", $"signed draft {e.Draft} of the memorandum for {string.Join(", ", e.Departments)}") + SignatureRecord.Behalf(e.OnBehalf, source)),
        TookEffect e => (null, source.Say($"协作备忘录第 {e.Draft} 稿生效", $"draft {e.Draft} of the memorandum is in force")),
        Reminded e => (null, source.Say($"提醒{source.Names(e.People)}签字确认备忘录", $"reminded {source.Names(e.People)} to sign the memorandum")),
        LimitMissed e => (null, source.Say($"{source.Names(e.People)}逾期未签字确认备忘录", $"{source.Names(e.People)} missed the limit to sign the memorandum")),
        _ => throw new UnreachableException($"No history for {happened.GetType().Name}."),
    };
}
