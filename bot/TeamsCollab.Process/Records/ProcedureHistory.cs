using System.Diagnostics;
using TeamsCollab.Process.Procedure;
using static TeamsCollab.Process.Procedure.ProcedureEvent;

namespace TeamsCollab.Process.Records;

internal static class ProcedureHistory
{
    public static (Person? Who, string What) Of(ProcedureEvent happened, RecordSource source) => happened switch
    {
        Applied e => (e.By, source.Say(
            $"提交{Form(e.Kind, source)} {e.Id}：{source.Text(e.Words, "item")}{(e.Tasks.IsEmpty ? string.Empty : $"，{string.Join('、', e.Tasks)} 待其批准后生效")}",
            $"filed {Form(e.Kind, source)} {e.Id}: {source.Text(e.Words, "item")}{(e.Tasks.IsEmpty ? string.Empty : $"; {string.Join(", ", e.Tasks)} wait for it")}")),
        Agreed e => (e.By, source.Say($"批准 {e.Id}", $"approved {e.Id}")),
        Approved e => (null, source.Say($"{e.Id} 已批准{Released(e.Released, source)}", $"{e.Id} is approved{Released(e.Released, source)}")),
        Refused e => (e.By, source.Say($"驳回 {e.Id}：{source.Text(e.Reason)}", $"refused {e.Id}: {source.Text(e.Reason)}")),
        Withdrawn e => (e.By, source.Say($"撤回 {e.Id}：{source.Text(e.Reason)}", $"withdrew {e.Id}: {source.Text(e.Reason)}")),
        ChangeRaised e => (null, source.Say($"{e.Id} 影响任务 {string.Join('、', e.Tasks)}，已提请发起人处理", $"{e.Id} concerns tasks {string.Join(", ", e.Tasks)}: the initiator is asked what becomes of them")),
        ChangeProposed e => (e.By, source.Say(
            $"就 {e.Id} 提议{Outcome(e, source)} {string.Join('、', e.Tasks)}：{source.Text(e.Reason)}", $"proposed to {Outcome(e, source)} {string.Join(", ", e.Tasks)} for {e.Id}: {source.Text(e.Reason)}")),
        ChangeAgreed e => (e.By, source.Say($"同意就 {e.Id} 提出的任务调整", $"agreed to the change for {e.Id}")),
        ChangeDeclined e => (e.By, source.Say($"不同意就 {e.Id} 提出的任务调整：{source.Text(e.Reason)}", $"did not agree to the change for {e.Id}: {source.Text(e.Reason)}")),
        ChangeSettled e => (null, source.Say($"就 {e.Id} 的任务调整已达成一致", $"the change for {e.Id} is settled")),
        Reminded e => (null, source.Say($"提醒{source.Names(e.People)}处理 {e.Id}", $"reminded {source.Names(e.People)} of {e.Id}")),
        LimitMissed e => (null, source.Say($"{source.Names(e.People)}逾期未处理 {e.Id}", $"{source.Names(e.People)} missed the limit for {e.Id}")),
        _ => throw new UnreachableException($"No history for {happened.GetType().Name}."),
    };

    private static string Form(ProcedureKind kind, RecordSource source) => kind switch
    {
        ProcedureKind.ResourceApplication => source.Say("《资源申请表》", "the resource application"),
        ProcedureKind.BudgetApproval => source.Say("《预算审批单》", "the budget approval"),
        _ => source.Say("公司手续", "the company procedure"),
    };

    private static string Released(IEnumerable<ReleasedTask> released, RecordSource source) => string.Concat(released.Select(task =>
        source.Say($"，{task.Task} 生效，截止 {source.Minute(task.Limit.Due.At)}", $"; {task.Task} takes effect, due {source.Minute(task.Limit.Due.At)}")));

    private static string Outcome(ChangeProposed proposed, RecordSource source) => proposed.Outcome switch
    {
        ChangeOutcome.Drop => source.Say("取消任务", "drop"),
        ChangeOutcome.Redate => source.Say($"改期至 {proposed.DueOn:yyyy-MM-dd}", $"move to {proposed.DueOn:yyyy-MM-dd}"),
        _ => source.Say("照原计划完成", "keep"),
    };
}
