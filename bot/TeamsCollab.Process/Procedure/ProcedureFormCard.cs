using System.Collections.Immutable;
using TeamsCollab.Process.Minutes;
using TeamsCollab.Process.Reading;
using TeamsCollab.Process.Request;

namespace TeamsCollab.Process.Procedure;

/// <summary>The data behind cards/procedure/form.json: the company's procedures, and the forms to begin one (R51-R54), for one reader.</summary>
/// <param name="Tasks">What may wait for an approval (B11).</param>
/// <param name="Refused">What may be applied for anew.</param>
/// <param name="Resource">What the reader's side said it needs when it accepted (R21).</param>
public sealed record ProcedureFormCard(
    CardHead Head,
    bool CanApply,
    ImmutableArray<ApplicationLine> Applications,
    ImmutableArray<Choice> Tasks,
    ImmutableArray<Choice> Refused,
    ImmutableArray<Choice> Departments,
    ImmutableArray<Choice> People,
    Typed Resource)
{
    /// <summary>What the minutes say that money is needed for; empty where that is not just one thing.</summary>
    public Typed Expense { get; init; }

    /// <summary>How much of it, in yuan.</summary>
    public string ExpenseAmount { get; init; } = string.Empty;

    public static ProcedureFormCard For(Collaboration state, CardReader reader)
    {
        var canApply = ProcedureRules.IsOpen(state);
        var refused = state.Procedures.Applications.Where(application => application.CameToNothing).ToImmutableArray();
        var waiting = refused.SelectMany(application => ProcedureRules.MayWait(state, application.Id)).Concat(ProcedureRules.MayWait(state, null)).ToImmutableHashSet();
        var own = state.TakingPart.FirstOrDefault(side => reader.Person == side.Contact || reader.Person == side.Head || reader.Person == side.DecisionMaker || reader.Person == side.Executor);
        var expense = canApply ? KnownExpense.In(state, reader) : KnownExpense.None;
        return new ProcedureFormCard(
            CardHead.For(state, reader, false, null),
            canApply,
            ApplicationLine.Of(state, reader),
            canApply ? ClauseLine.Choices(state.Minutes.Working.Where(clause => waiting.Contains(clause.Clause.Id)).Select(clause => clause.Clause), reader) : [],
            canApply ? [.. refused.Select(application => new Choice(application.Id, new Typed($"{application.Id} {reader.Text(application.Words, "item").Text}")))] : [],
            [.. state.TakingPart.Select(side => new Choice(side.Department.Name, new Typed(side.Department.Name)))],
            [.. state.TakingPart.SelectMany(side => new[] { side.Contact, side.Head }).Distinct().Select(person => new Choice(person.Id, reader.Name(person)))],
            own is null || state.Request.ReceptionOf(own.Department)?.Offer is not { Stands: OfferStands.Agreed } offer ? new Typed(string.Empty) : new Typed(reader.Words.Read(offer.Words, "resources") ?? string.Empty))
        {
            Expense = expense.Item,
            ExpenseAmount = expense.Amount,
        };
    }
}
