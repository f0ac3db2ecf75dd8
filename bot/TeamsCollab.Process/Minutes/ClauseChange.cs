using System.Collections.Immutable;
using TeamsCollab.Process.Content;
using TeamsCollab.Process.Reading;

namespace TeamsCollab.Process.Minutes;

/// <summary>A clause in which the present draft differs from the one before (B2).</summary>
/// <param name="Before">Null where it is new.</param>
/// <param name="After">Null where it was taken out.</param>
public sealed record ClauseChange(string Id, Wording? Before, Wording? After)
{
    public static ImmutableArray<ClauseChange> Between(ImmutableArray<MinutesClause> before, ImmutableArray<MinutesClause> after)
    {
        var (old, present) = (before.ToDictionary(clause => clause.Clause.Id, clause => clause.Clause.Wording), after.ToDictionary(clause => clause.Clause.Id, clause => clause.Clause.Wording));
        return
        [
            .. after.Where(clause => old.GetValueOrDefault(clause.Clause.Id) != clause.Clause.Wording)
                .Select(clause => new ClauseChange(clause.Clause.Id, old.GetValueOrDefault(clause.Clause.Id), clause.Clause.Wording)),
            .. before.Where(clause => !present.ContainsKey(clause.Clause.Id)).Select(clause => new ClauseChange(clause.Clause.Id, clause.Clause.Wording, null)),
        ];
    }
}

/// <summary>A changed clause as a row of a card, before and after.</summary>
/// <param name="Before">Empty where it is new.</param>
/// <param name="After">Empty where it was taken out.</param>
public sealed record ChangeLine(string Id, Typed Before, Typed After)
{
    public static ImmutableArray<ChangeLine> Of(MinutesState minutes, CardReader reader) =>
        [.. minutes.Changes.Select(change => new ChangeLine(change.Id, Say(change.Before, reader), Say(change.After, reader)))];

    /// <summary>Everything that the clause says, because any part of it may be what changed.</summary>
    private static Typed Say(Wording? words, CardReader reader) => new(string.Join(
        " · ",
        new[]
        {
            reader.Text(words, "department").Text,
            reader.Text(words).Text,
            reader.Text(words, "owner").Text is { Length: > 0 } owner && words is not null && reader.Words[words] is not null ? reader.Name(new Person(owner)).Text : string.Empty,
            reader.Text(words, "due").Text,
            reader.Text(words, "how").Text,
            reader.Text(words, "standard").Text,
            reader.Text(words, "positions").Text,
            reader.Text(words, "options").Text,
            reader.Text(words, "route").Text,
            reader.Text(words, "ruling").Text,
        }.Where(text => text.Length > 0).Distinct()));
}
