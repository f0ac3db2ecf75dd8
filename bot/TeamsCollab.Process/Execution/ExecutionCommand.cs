namespace TeamsCollab.Process.Execution;

public abstract record ExecutionCommand : CollaborationCommand
{
    private ExecutionCommand() { }

    /// <summary>The owner reports how the task stands (R62, R63).</summary>
    /// <param name="Task">The task's clause id, such as T1.</param>
    /// <param name="Report">The number that this report will have, as the card says: one more than the last one.</param>
    /// <param name="Percent">0 to 100.</param>
    /// <param name="Note">Required where the task is blocked.</param>
    public sealed record ReportProgress(string Task, int Report, ProgressStatus Status, int Percent, string? Note) : ExecutionCommand;

    /// <summary>The owner hands the work in, with evidence that it meets the standard (R61).</summary>
    /// <param name="Delivery">The number that this delivery will have: one more than the last one.</param>
    /// <param name="Evidence">Text, or a link to where the work is.</param>
    public sealed record HandIn(string Task, int Delivery, string Evidence) : ExecutionCommand;

    /// <summary>The initiator accepts one delivery against its standard (A10, A11).</summary>
    /// <param name="Delivery">The delivery on the card that was pressed; an old card must not accept newer work.</param>
    public sealed record AcceptWork(string Task, int Delivery) : ExecutionCommand;

    /// <summary>The initiator gives one delivery back to its owner and says why (A11).</summary>
    public sealed record ReturnWork(string Task, int Delivery, string Reason) : ExecutionCommand;

    /// <summary>The initiator or the owner's head proposes to drop the task (A10). Replaces an open proposal.</summary>
    /// <param name="Proposal">The number that this proposal will have: one more than the last one.</param>
    public sealed record ProposeWaiver(string Task, int Proposal, string Reason) : ExecutionCommand
    {
        public override FactsNeeded Needs => FactsNeeded.None with { Heads = true };
    }

    /// <summary>Another side agrees to drop the task.</summary>
    public sealed record AgreeToWaiver(string Task, int Proposal) : ExecutionCommand;

    /// <summary>Another side does not agree: the task stands.</summary>
    public sealed record DeclineWaiver(string Task, int Proposal, string Reason) : ExecutionCommand;
}

/// <summary>任务状态 (F14), as its owner says it.</summary>
public enum ProgressStatus
{
    /// <summary>进行中</summary>
    InProgress,

    /// <summary>受阻</summary>
    Blocked,
}
