using System.Collections.Immutable;
using TeamsCollab.Process.Reading;

namespace TeamsCollab.Process.Procedure;

/// <summary>A procedure as a row of a card.</summary>
/// <param name="Item">What is applied for; of a procedure outside the bot its name.</param>
/// <param name="Amount">Of a budget in yuan; of a procedure outside the bot its number there.</param>
/// <param name="Tasks">The tasks that wait for it; empty where none does.</param>
/// <param name="Days">In how many working days of the approval they are due; 0 where their own day stands.</param>
/// <param name="IsChangeOpen">It was refused, and what becomes of its tasks is not settled.</param>
public sealed record ApplicationLine(
    string Id,
    ProcedureKind Kind,
    Typed Item,
    Typed Amount,
    Typed Period,
    Typed Purpose,
    Typed Grantor,
    Typed Applicant,
    Typed Department,
    string Tasks,
    int Days,
    ApplicationStatus Status,
    bool IsChangeOpen)
{
    public static ApplicationLine For(Application application, Collaboration state, CardReader reader) => new(
        application.Id,
        application.Kind,
        reader.Text(application.Words, "item"),
        reader.Text(application.Words, application.Kind is ProcedureKind.Other ? "number" : "amount"),
        Field(application, "period", reader),
        Field(application, "purpose", reader),
        Field(application, "grantor", reader),
        reader.Name(application.By),
        new Typed(application.Department.Name),
        string.Join(reader.Language is Language.Chinese ? "、" : ", ", application.Tasks),
        application.Days ?? 0,
        application.Status,
        Conditions.IsChangeOpen(application, state));

    public static ImmutableArray<ApplicationLine> Of(Collaboration state, CardReader reader) =>
        [.. state.Procedures.Applications.Select(application => For(application, state, reader))];

    /// <summary>Whether it was erased is said once, at the item.</summary>
    private static Typed Field(Application application, string field, CardReader reader) => new(reader.Words.Read(application.Words, field) ?? string.Empty);
}
