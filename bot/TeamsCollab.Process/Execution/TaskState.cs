using System.Collections.Immutable;
using System.Text.Json.Serialization;
using TeamsCollab.Process.Content;
using TeamsCollab.Process.Minutes;

namespace TeamsCollab.Process.Execution;

/// <summary>One task as it stands.</summary>
/// <param name="Limit">The task's own limit (R45).</param>
/// <param name="Progress">The report that is expected next (R62).</param>
/// <param name="Reports">How many progress reports there were.</param>
/// <param name="Deliveries">How many times the work was handed in.</param>
/// <param name="Acceptance">Runs from each hand-in until it is accepted or returned (A11).</param>
/// <param name="Waiver">The last proposal to drop the task.</param>
/// <param name="Note">What the last report said.</param>
/// <param name="Evidence">Of the last delivery.</param>
/// <param name="Returned">Why the last delivery was given back.</param>
/// <param name="ClosedAt">When the work was accepted or the task dropped.</param>
public sealed record TaskState(
    string Id,
    Person Owner,
    Department Department,
    DateOnly DueOn,
    Rhythm Rhythm,
    WorkStatus Status,
    Watch Limit,
    Watch Progress,
    int Reports,
    ProgressStatus Said,
    int Percent,
    int Deliveries,
    Watch? Acceptance,
    Waiver? Waiver,
    Wording? Note = null,
    Wording? Evidence = null,
    Wording? Returned = null,
    DateTimeOffset? ClosedAt = null)
{
    [JsonIgnore]
    public bool IsClosed => Status is WorkStatus.Accepted or WorkStatus.Waived;

    /// <summary>How many waivers were proposed.</summary>
    [JsonIgnore]
    public int Proposals => Waiver?.Proposal ?? 0;

    /// <summary>The proposal that waits for agreement now.</summary>
    [JsonIgnore]
    public Waiver? OpenWaiver => !IsClosed && Waiver is { DeclinedBy: null } open ? open : null;

    /// <summary>When the clock must next look at this task: while the work is handed in, only its acceptance runs.</summary>
    [JsonIgnore]
    public DateTimeOffset? Next => Status switch
    {
        WorkStatus.Open => new[] { Limit.Next, Progress.Next }.Min(),
        WorkStatus.HandedIn => Acceptance?.Next,
        _ => null,
    };
}

/// <param name="Consents">Who must agree, and who has (B1).</param>
/// <param name="DeclinedBy">Who did not agree: the proposal is over.</param>
/// <param name="Reason">Why the task is to be dropped.</param>
/// <param name="WhyDeclined">Why somebody did not agree.</param>
public sealed record Waiver(int Proposal, Person By, ConsentSet Consents, Person? DeclinedBy, Wording? Reason = null, Wording? WhyDeclined = null, DateTimeOffset? DeclinedAt = null);

public enum WorkStatus
{
    /// <summary>With its owner.</summary>
    Open,

    /// <summary>With the initiator, for acceptance.</summary>
    HandedIn,

    /// <summary>已完成</summary>
    Accepted,

    /// <summary>Dropped by both sides.</summary>
    Waived,
}
