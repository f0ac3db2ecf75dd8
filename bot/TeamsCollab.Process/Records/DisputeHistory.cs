using System.Diagnostics;
using TeamsCollab.Process.Dispute;
using static TeamsCollab.Process.Dispute.DisputeEvent;

namespace TeamsCollab.Process.Records;

internal static class DisputeHistory
{
    public static (Person? Who, string What) Of(DisputeEvent happened, RecordSource source) => happened switch
    {
        Docketed e => (null, string.Join(source.Say("；", "; "), e.Disputes.Select(dispute => source.Say(
            $"争议 {dispute.Id} 待{source.Name(dispute.Decider)}于 {source.Minute(dispute.Limit.Due.At)} 前裁决{Frozen(dispute, source)}",
            $"dispute {dispute.Id} waits for the ruling of {source.Name(dispute.Decider)} until {source.Minute(dispute.Limit.Due.At)}{Frozen(dispute, source)}")))),
        Escalated e => (null, source.Say($"争议 {e.Dispute} 已到约定日期，提请{source.Name(e.Decider)}裁决", $"the agreed day of dispute {e.Dispute} has come: {source.Name(e.Decider)} is asked to rule")),
        LimitMissed e => (null, source.Say($"{source.Name(e.Decider)}逾期未裁决争议 {e.Dispute}，已告知{source.Names(e.People)}", $"{source.Name(e.Decider)} has not ruled on dispute {e.Dispute} in time; {source.Names(e.People)} were told")),
        Ruled e => (e.By, source.Say($"裁决争议 {e.Dispute}：{source.Text(e.Ruling)}", $"ruled on dispute {e.Dispute}: {source.Text(e.Ruling)}")),
        Settled e => (null, source.Say($"争议 {string.Join('、', e.Disputes)} 的裁决随会议纪要第 {e.Draft} 稿生效", $"the ruling on {string.Join(", ", e.Disputes)} is in force with draft {e.Draft} of the minutes")
            + string.Concat(e.Released.Select(task => source.Say($"，{task.Task} 恢复执行，截止 {source.Minute(task.Limit.Due.At)}", $"; {task.Task} goes on, due {source.Minute(task.Limit.Due.At)}")))),
        _ => throw new UnreachableException($"No history for {happened.GetType().Name}."),
    };

    private static string Frozen(DocketedDispute dispute, RecordSource source) => dispute.Tasks.IsEmpty ? string.Empty
        : source.Say($"，{string.Join('、', dispute.Tasks)} 暂停执行", $"; {string.Join(", ", dispute.Tasks)} stand still");
}
