using System.Collections.Immutable;
using TeamsCollab.Process.Reading;

namespace TeamsCollab.Process.Procedure;

/// <summary>The data behind cards/procedure/approval.json: one application and who decides it, for one reader.</summary>
/// <param name="CanWithdraw">The applicant may take it back until it is decided.</param>
/// <param name="IsReport">It is decided outside the bot: its owner reports the result.</param>
/// <param name="Fingerprint">What the reader keeps of their own approval. Empty before.</param>
/// <param name="Approvers">Who decides; once it is decided, who approved.</param>
public sealed record ProcedureApprovalCard(
    CardHead Head,
    ApplicationLine Application,
    bool CanDecide,
    bool CanWithdraw,
    bool HasApproved,
    bool IsReport,
    string Fingerprint,
    Typed RefusedBy,
    Typed Reason,
    string DecidedAt,
    ImmutableArray<PersonLine> Approvers)
{
    /// <exception cref="KeyNotFoundException">The collaboration has no such application.</exception>
    public static ProcedureApprovalCard For(Collaboration state, CardReader reader, string? key)
    {
        var application = state.Procedures.Find(key) ?? throw new KeyNotFoundException($"No application {key}.");
        var canDecide = application.IsOpen && ProcedureRules.IsOpen(state) && application.Approvals.Outstanding.Contains(reader.Person);
        var hasApproved = application.Approvals.HasAgreed(reader.Person);
        return new ProcedureApprovalCard(
            CardHead.For(state, reader, canDecide, application.Watch),
            ApplicationLine.For(application, state, reader),
            canDecide,
            application.IsOpen && ProcedureRules.IsOpen(state) && reader.Person == application.By,
            hasApproved,
            application.Kind is ProcedureKind.Other,
            hasApproved ? state.ReceiptOf(reader.Person, CardName.ProcedureApproval)?.Text ?? string.Empty : string.Empty,
            application.RefusedBy is { } by ? reader.Name(by) : default,
            reader.Text(application.Reason),
            application.DecidedAt is { } at ? Moment.Of(at, reader).Text : string.Empty,
            [.. application.Approvals.Required.Where(person => application.IsOpen || application.Approvals.HasAgreed(person)).Select(person => Line(person, application, reader))]);
    }

    private static PersonLine Line(Person person, Application application, CardReader reader)
    {
        var given = application.Approvals.Given.FirstOrDefault(consent => consent.By == person);
        return new PersonLine(reader.Name(person), default, given is not null, given is null ? string.Empty : Moment.Of(given.At, reader).Text);
    }
}
