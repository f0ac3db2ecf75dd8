using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using TeamsCollab.Process.Calendar;
using static TeamsCollab.Process.Procedure.ProcedureEvent;

namespace TeamsCollab.Process.Procedure;

/// <summary>The company's procedures that belong to a collaboration (R51-R54), in the order in which they were begun.</summary>
public sealed record ProcedureState(ImmutableArray<Application> Applications)
{
    public static ProcedureState Empty { get; } = new([]);

    public Application? Find(string? id) => Applications.FirstOrDefault(application => application.Id == id);

    /// <summary>The next id of a kind: R for resources, B for budgets, O for others.</summary>
    public string NextId(ProcedureKind kind) =>
        string.Create(CultureInfo.InvariantCulture, $"{Letter(kind)}{Applications.Count(application => application.Kind == kind) + 1}");

    public ProcedureState Apply(ProcedureEvent happened) => happened switch
    {
        Applied e => With(e.Replaces, replaced => replaced with { Status = ApplicationStatus.Replaced, Watch = null, Change = null }) with
        {
            Applications = [.. With(e.Replaces, replaced => replaced with { Status = ApplicationStatus.Replaced, Watch = null, Change = null }).Applications, Application.Of(e)],
        },
        Agreed e => With(e.Id, application => application with { Approvals = application.Approvals.With(new Consent(e.By, 1, e.Content, e.At)) }),
        Approved e => With(e.Id, application => application with { Status = ApplicationStatus.Approved, DecidedAt = e.At, Watch = null }),
        Refused e => With(e.Id, application => application with { Status = ApplicationStatus.Refused, RefusedBy = e.By, Reason = e.Reason, DecidedAt = e.At, Watch = null }),
        Withdrawn e => With(e.Id, application => application with { Status = ApplicationStatus.Withdrawn, Reason = e.Reason, DecidedAt = e.At, Watch = null }),
        ChangeRaised e => With(e.Id, application => application with { Change = Adjustment.Of(e) }),
        ChangeProposed e => WithChange(e.Id, change => change with
        {
            Proposal = e.Proposal,
            By = e.By,
            Outcome = e.Outcome,
            DueOn = e.DueOn,
            Reason = e.Reason,
            Consents = ConsentSet.Ask(e.Proposal, e.Content, e.Required).With(new Consent(e.By, e.Proposal, e.Content, e.At)),
            DeclinedBy = null,
            WhyDeclined = null,
            Watch = Watch.Over(e.Limit),
        }),
        ChangeAgreed e => WithChange(e.Id, change => change with { Consents = change.Consents.With(new Consent(e.By, e.Proposal, e.Content, e.At)) }),
        ChangeDeclined e => WithChange(e.Id, change => change with { DeclinedBy = e.By, WhyDeclined = e.Reason, Watch = Watch.Over(e.Limit) }),
        ChangeSettled e => WithChange(e.Id, change => change with { SettledAt = e.At, Watch = null }),
        Reminded e => Say(e.Id, e.Limit, ClockSaid.Reminded),
        LimitMissed e => Say(e.Id, e.Limit, ClockSaid.Missed),
        _ => throw new UnreachableException($"No Apply for {happened.GetType().Name}."),
    };

    /// <summary>A limit that was counted again with another calendar.</summary>
    internal ProcedureState Apply(RecomputedLimit again) => again.Limit is ClockLimit.Approval
        ? With(again.Key, application => application with { Watch = application.Watch?.Again(again.After) })
        : WithChange(again.Key, change => change with { Watch = change.Watch?.Again(again.After) });

    private static string Letter(ProcedureKind kind) => kind switch
    {
        ProcedureKind.ResourceApplication => "R",
        ProcedureKind.BudgetApproval => "B",
        _ => "O",
    };

    private ProcedureState Say(string id, ProcedureLimit limit, ClockSaid said) => limit is ProcedureLimit.Approval
        ? With(id, application => application with { Watch = application.Watch! with { Said = said } })
        : WithChange(id, change => change with { Watch = change.Watch! with { Said = said } });

    private ProcedureState WithChange(string? id, Func<Adjustment, Adjustment> change) =>
        With(id, application => application.Change is { } present ? application with { Change = change(present) } : application);

    private ProcedureState With(string? id, Func<Application, Application> change) =>
        this with { Applications = [.. Applications.Select(application => application.Id == id ? change(application) : application)] };
}
