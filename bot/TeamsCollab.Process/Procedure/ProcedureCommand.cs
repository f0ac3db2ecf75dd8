using System.Collections.Immutable;

namespace TeamsCollab.Process.Procedure;

public abstract record ProcedureCommand : CollaborationCommand
{
    private ProcedureCommand() { }

    /// <summary>Begins a procedure of the company (R51-R54).</summary>
    /// <param name="Tasks">The tasks that are to wait for it (B11).</param>
    /// <param name="Days">In how many working days of the approval they are due; null keeps their own day.</param>
    /// <param name="Replaces">The refused application that is made anew.</param>
    public sealed record Apply(ApplicationForm Form, ImmutableArray<string> Tasks, int? Days, string? Replaces) : ProcedureCommand
    {
        /// <summary>The edition of the minutes' working draft that the applicant had before their eyes; null where that is not known.</summary>
        public int? Seen { get; init; }

        public override FactsNeeded Needs => FactsNeeded.None with
        {
            Asker = true,
            Words = Seen is not null,
            People = Form is ApplicationForm.Other { Owner: { } owner } ? [owner] : [],
            Approvers = Form.Kind is ProcedureKind.Other ? null : new ApproversNeeded(Form.Kind, Form is ApplicationForm.Resource resource ? resource.Grantor : null),
        };
    }

    /// <summary>An approver approves; of a procedure outside the bot its owner reports that it was approved there.</summary>
    public sealed record Approve(string Id) : ProcedureCommand
    {
        public override FactsNeeded Needs => FactsNeeded.None with { Asker = true };
    }

    public sealed record Refuse(string Id, string Reason) : ProcedureCommand;

    /// <summary>The applicant takes an application back that is not decided yet.</summary>
    public sealed record Withdraw(string Id, string Reason) : ProcedureCommand;

    /// <summary>The initiator says what is to become of tasks whose application was refused (B11). Replaces an open proposal.</summary>
    /// <param name="Proposal">The number that this proposal will have: one more than the last one.</param>
    public sealed record ProposeChange(string Id, int Proposal, ChangeOutcome Outcome, DateOnly? DueOn, string Reason) : ProcedureCommand
    {
        public override FactsNeeded Needs => FactsNeeded.None with { Heads = true };
    }

    public sealed record AgreeToChange(string Id, int Proposal) : ProcedureCommand;

    public sealed record DeclineChange(string Id, int Proposal, string Reason) : ProcedureCommand;
}

/// <summary>Whose approval is asked for.</summary>
/// <param name="Grantor">The department that is to give the resource; null where the asker's own decides.</param>
public sealed record ApproversNeeded(ProcedureKind Kind, Department? Grantor);
