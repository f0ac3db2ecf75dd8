using TeamsCollab.Process.Reading;

namespace TeamsCollab.Process.Minutes;

/// <summary>A clause as a row of a card. Fields that the kind does not have are empty.</summary>
public sealed record ClauseLine(string Id, Typed Text, Typed Department, Typed Owner, string DueOn, Typed How, Typed Standard, Typed Route, bool IsDaily)
{
    public static ClauseLine For(MinutesClause clause, CardReader reader) => new(
        clause.Clause.Id,
        reader.Text(clause.Clause.Wording),
        reader.Text(clause.Clause.Wording, "department"),
        clause.Clause.Owner is { } owner ? reader.Name(owner) : default,
        clause.DueOn is { } due ? Moment.Date(due, reader) : string.Empty,
        reader.Text(clause.Clause.Wording, "how"),
        reader.Text(clause.Clause.Wording, "standard"),
        reader.Text(clause.Clause.Wording, "route"),
        clause.Rhythm is Rhythm.Daily);
}
