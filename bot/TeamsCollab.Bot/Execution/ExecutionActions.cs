using System.Collections.Immutable;
using TeamsCollab.Bot.Teams;
using TeamsCollab.Process;
using TeamsCollab.Process.Execution;
using static TeamsCollab.Process.Execution.ExecutionCommand;

namespace TeamsCollab.Bot.Execution;

/// <summary>The buttons of cards/execution/*.json, read into commands. The key is the task's id; <c>draft</c> is the number that the card was shown for.</summary>
public static class ExecutionActions
{
    public static ImmutableArray<CardVerb> All { get; } =
    [
        new("execution.report", CardName.ExecutionTask, ReadReport, "done.reported") { Words = ["进度", "progress"], TextInput = "note", DraftOf = NextReport, KeyLetters = "T", KeyOf = OnlyTask },
        new("execution.handIn", CardName.ExecutionTask, inputs => new HandIn(TaskOf(inputs), inputs.Number("draft"), inputs.Text("evidence")), "done.handedIn") { Words = ["提交成果", "hand in"], TextInput = "evidence", Binds = true, DraftOf = NextDelivery, KeyLetters = "T", KeyOf = OnlyTask },
        new("execution.acceptWork", CardName.ExecutionAcceptance, inputs => new AcceptWork(TaskOf(inputs), inputs.Number("draft")), "done.workAccepted") { Words = ["验收", "accept work"], Binds = true, DraftOf = Delivery, KeyLetters = "T", KeyOf = OnlyTask },
        new("execution.returnWork", CardName.ExecutionAcceptance, inputs => new ReturnWork(TaskOf(inputs), inputs.Number("draft"), inputs.Text("reason")), "done.workReturned") { Words = ["退回", "return"], TextInput = "reason", Binds = true, DraftOf = Delivery, KeyLetters = "T", KeyOf = OnlyTask },
        new("execution.proposeWaiver", CardName.ExecutionTask, inputs => new ProposeWaiver(TaskOf(inputs), inputs.Number("draft"), inputs.Text("reason")), "done.waiverProposed") { Words = ["提议取消", "propose waiver"], TextInput = "reason", Binds = true, DraftOf = NextProposal, KeyLetters = "T", KeyOf = OnlyTask },
        new("execution.agreeToWaiver", CardName.ExecutionWaiver, inputs => new AgreeToWaiver(TaskOf(inputs), inputs.Number("draft")), "done.waiverAgreed") { Words = ["同意取消", "agree waiver"], Binds = true, DraftOf = Proposal, KeyLetters = "T", KeyOf = OnlyTask },
        new("execution.declineWaiver", CardName.ExecutionWaiver, inputs => new DeclineWaiver(TaskOf(inputs), inputs.Number("draft"), inputs.Text("reason")), "done.waiverDeclined") { Words = ["不同意取消", "decline waiver"], TextInput = "reason", Binds = true, DraftOf = Proposal, KeyLetters = "T", KeyOf = OnlyTask },
    ];

    private static ActionReading ReadReport(ActionInputs inputs)
    {
        var report = new ReportProgress(TaskOf(inputs), inputs.Number("draft"), inputs.Choice<ProgressStatus>("status"), inputs.Count("percent"), inputs.Text("note"));
        return inputs.Or(() => report);
    }

    private static int NextReport(Collaboration state, string? task) => Of(state, task)?.Reports + 1 ?? 0;

    private static int NextDelivery(Collaboration state, string? task) => Of(state, task)?.Deliveries + 1 ?? 0;

    private static int Delivery(Collaboration state, string? task) => Of(state, task)?.Deliveries ?? 0;

    private static int NextProposal(Collaboration state, string? task) => Of(state, task)?.Proposals + 1 ?? 0;

    private static int Proposal(Collaboration state, string? task) => Of(state, task)?.Proposals ?? 0;

    private static TaskState? Of(Collaboration state, string? task) => task is null ? null : state.Execution.Task(task);

    /// <summary>A person with one open task means that one; so does the initiator where only one is open.</summary>
    private static string? OnlyTask(Collaboration state, Person person)
    {
        var open = state.Execution.Tasks.Where(task => !task.IsClosed).ToArray();
        return (open.Where(task => task.Owner == person).ToArray() is { Length: > 0 } own ? own : open) is [var only] ? only.Id : null;
    }

    private static string TaskOf(ActionInputs inputs) => inputs.Key ?? string.Empty;
}
