using System.Diagnostics;
using TeamsCollab.Process.Execution;
using static TeamsCollab.Process.Execution.ExecutionEvent;

namespace TeamsCollab.Process.Records;

internal static class ExecutionHistory
{
    public static (Person? Who, string What) Of(ExecutionEvent happened, RecordSource source) => happened switch
    {
        Started e => (null, source.Say($"任务启动：{e.Tasks.Length} 项", $"opened {e.Tasks.Length} tasks")),
        ProgressAsked e => (null, source.Say($"请{Owner(e.Task, source)}同步 {e.Task} 进度", $"asked {Owner(e.Task, source)} for the progress of {e.Task}")),
        ProgressReported e => (e.By, Report(e, source)),
        ProgressMissed e => (null, source.Say($"{Owner(e.Task, source)}逾期未同步 {e.Task} 进度", $"{Owner(e.Task, source)} missed a progress report on {e.Task}")),
        HandedIn e => (e.By, source.Say($"提交 {e.Task} 第 {e.Delivery} 次交付：{source.Text(e.Evidence)}", $"handed in {e.Task}, delivery {e.Delivery}: {source.Text(e.Evidence)}")),
        WorkAccepted e => (e.By, source.Say($"验收通过 {e.Task}（第 {e.Delivery} 次交付）", $"accepted {e.Task}, delivery {e.Delivery}")),
        WorkReturned e => (e.By, source.Say($"退回 {e.Task}：{source.Text(e.Reason)}", $"returned {e.Task}: {source.Text(e.Reason)}")),
        WaiverProposed e => (e.By, source.Say($"提议取消 {e.Task}：{source.Text(e.Reason)}", $"proposed to drop {e.Task}: {source.Text(e.Reason)}")),
        WaiverAgreed e => (e.By, source.Say($"同意取消 {e.Task}", $"agreed to drop {e.Task}")),
        WaiverDeclined e => (e.By, source.Say($"不同意取消 {e.Task}：{source.Text(e.Reason)}", $"did not agree to drop {e.Task}: {source.Text(e.Reason)}")),
        Waived e => (null, source.Say($"双方同意取消 {e.Task}", $"both sides dropped {e.Task}")),
        Reminded { Limit: ExecutionLimit.Task } e => (null, source.Say($"提醒{Owner(e.Task, source)}：{e.Task} 即将到期", $"reminded {Owner(e.Task, source)} that {e.Task} falls due")),
        Reminded e => (null, source.Say($"提醒{source.Name(source.State.Request.Initiator)}验收 {e.Task}", $"reminded {source.Name(source.State.Request.Initiator)} to accept {e.Task}")),
        LimitMissed { Limit: ExecutionLimit.Task } e => (null, source.Say($"{e.Task} 逾期未交付（{Owner(e.Task, source)}）", $"{e.Task} of {Owner(e.Task, source)} is overdue")),
        LimitMissed e => (null, source.Say($"{e.Task} 逾期未验收（{source.Name(source.State.Request.Initiator)}）", $"{source.Name(source.State.Request.Initiator)} missed the limit to accept {e.Task}")),
        WeekReviewed => (null, source.Say("每周进展提示发起方", "showed the initiator how the tasks stand")),
        Completed => (null, source.Say("协作任务全部完成", "all tasks are completed")),
        _ => throw new UnreachableException($"No history for {happened.GetType().Name}."),
    };

    private static string Owner(string task, RecordSource source) => source.State.Execution.Task(task) is { } known ? source.Name(known.Owner) : string.Empty;

    private static string Report(ProgressReported reported, RecordSource source)
    {
        var note = reported.Note is null ? string.Empty : source.Say("：", ": ") + source.Text(reported.Note);
        return reported.Status is ProgressStatus.Blocked
            ? source.Say($"{reported.Task} 受阻 {reported.Percent}%", $"{reported.Task} is blocked at {reported.Percent}%") + note
            : source.Say($"{reported.Task} 进行中 {reported.Percent}%", $"{reported.Task} is at {reported.Percent}%") + note;
    }
}
