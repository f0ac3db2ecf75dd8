using System.Collections.Immutable;
using System.Text.Json.Serialization;
using TeamsCollab.Process.Content;

namespace TeamsCollab.Process.Procedure;

/// <summary>One procedure as it stands.</summary>
/// <param name="Words">The fields of its form.</param>
/// <param name="Approvals">Who must approve, and has, on its exact content.</param>
/// <param name="Tasks">The tasks that take effect only when it is approved (B11).</param>
/// <param name="Watch">Until when it is to be decided; null once it was.</param>
/// <param name="Change">What is to become of the tasks, where the plan rested on something that is not there.</param>
public sealed record Application(
    string Id,
    ProcedureKind Kind,
    Person By,
    Department Department,
    Wording Words,
    ConsentSet Approvals,
    ImmutableArray<string> Tasks,
    int? Days,
    ApplicationStatus Status,
    Watch? Watch)
{
    public Person? RefusedBy { get; init; }

    public Wording? Reason { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    public Adjustment? Change { get; init; }

    [JsonIgnore]
    public bool IsOpen => Status is ApplicationStatus.Awaited;

    /// <summary>It came to nothing, and may be applied for anew.</summary>
    [JsonIgnore]
    public bool CameToNothing => Status is ApplicationStatus.Refused or ApplicationStatus.Withdrawn;

    internal static Application Of(ProcedureEvent.Applied e) => new(
        e.Id,
        e.Kind,
        e.By,
        e.Department,
        e.Words,
        ConsentSet.Ask(1, e.Content, e.Approvers.Select(approver => approver.Person)),
        e.Tasks,
        e.Days,
        ApplicationStatus.Awaited,
        Process.Watch.Over(e.Limit));
}

/// <summary>What is to become of tasks whose application was refused, or approved only after their day.</summary>
/// <param name="Proposal">The last proposal; 0 before the first.</param>
/// <param name="Consents">Who must agree to it, and who has (B1).</param>
/// <param name="DeclinedBy">Who did not: the initiator owes another proposal.</param>
/// <param name="Watch">The initiator's limit, then the others'.</param>
public sealed record Adjustment(
    int Proposal,
    Person By,
    ChangeOutcome Outcome,
    DateOnly? DueOn,
    Wording? Reason,
    ConsentSet Consents,
    Person? DeclinedBy,
    Wording? WhyDeclined,
    DateTimeOffset? SettledAt,
    Watch? Watch)
{
    /// <summary>The proposal that waits for agreement now.</summary>
    [JsonIgnore]
    public bool IsProposed => Proposal > 0 && DeclinedBy is null && SettledAt is null;

    internal static Adjustment Of(ProcedureEvent.ChangeRaised e) =>
        new(0, default, default, null, null, ConsentSet.Empty, null, null, null, Process.Watch.Over(e.Limit));
}

public enum ApplicationStatus
{
    Awaited,
    Approved,
    Refused,

    /// <summary>Taken back by its applicant.</summary>
    Withdrawn,

    /// <summary>Refused or withdrawn, and applied for anew.</summary>
    Replaced,
}
