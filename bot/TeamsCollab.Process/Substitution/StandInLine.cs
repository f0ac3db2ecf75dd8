using System.Collections.Immutable;
using TeamsCollab.Process.Reading;

namespace TeamsCollab.Process.Substitution;

/// <summary>Who may sign in whose place, until when, and who was told, as a row of a card (B19).</summary>
/// <param name="Until">Empty where no end is announced.</param>
public sealed record StandInLine(Typed Head, Typed By, string Until, bool IsGone, Typed Told)
{
    /// <summary>Those whose head has not signed yet.</summary>
    public static ImmutableArray<StandInLine> Of(CardName on, ConsentSet signatures, Collaboration state, CardReader reader) =>
        [.. Open(on, signatures, state, reader).Select(each => new StandInLine(
            reader.Name(each.Head), reader.Name(each.By), each.Until is { } until ? Moment.Of(until, reader).Text : string.Empty, each.IsGone, reader.NamesOf(each.Told)))];

    /// <summary>The reader was asked to sign in somebody's place, and may still.</summary>
    public static bool AsksReader(CardName on, ConsentSet signatures, Collaboration state, CardReader reader) => Open(on, signatures, state, reader).Any(each => each.By == reader.Person);

    private static IEnumerable<StandIn> Open(CardName on, ConsentSet signatures, Collaboration state, CardReader reader) =>
        state.StandIns.Where(each => each.On == on && !each.IsOver(reader.Now) && signatures.Outstanding.Contains(each.Head));
}
