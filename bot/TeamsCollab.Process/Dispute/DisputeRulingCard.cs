using System.Collections.Immutable;
using TeamsCollab.Process.Execution;
using TeamsCollab.Process.Minutes;
using TeamsCollab.Process.Reading;

namespace TeamsCollab.Process.Dispute;

/// <summary>The data behind cards/dispute/ruling.json: a dispute in brief for whoever decides it (B10), for one reader.</summary>
/// <param name="Draft">The version of the minutes that a ruling changes.</param>
/// <param name="Positions">Two sides beside each other in a row.</param>
/// <param name="Tasks">What stands still until it is ruled.</param>
/// <param name="IsRuled">Ruled; those whom the ruling binds have not all confirmed and signed.</param>
/// <param name="Outstanding">Those people.</param>
public sealed record DisputeRulingCard(
    CardHead Head,
    int Draft,
    ClauseLine Dispute,
    bool CanRule,
    bool IsOpen,
    bool IsRuled,
    bool IsSettled,
    ImmutableArray<PositionRow> Positions,
    ImmutableArray<OptionLine> Options,
    ImmutableArray<ReservationLine> Reservations,
    ImmutableArray<TaskLine> Tasks,
    Typed Outstanding)
{
    /// <exception cref="KeyNotFoundException">There is no such dispute on the docket.</exception>
    public static DisputeRulingCard For(Collaboration state, CardReader reader, string? key)
    {
        var (minutes, dispute) = (state.Minutes, state.Disputes.Find(key) ?? throw new KeyNotFoundException($"No dispute {key}."));
        var clause = minutes.Clauses.First(each => each.Clause.Id == dispute.Id);
        var isOpen = dispute.Status is DisputeStatus.Open && DisputeRules.IsOpen(state);
        var canRule = dispute.Status is not DisputeStatus.Settled && DisputeRules.IsOpen(state) && reader.Person == dispute.Decider;
        var line = ClauseLine.For(clause, minutes, reader);
        return new DisputeRulingCard(
            CardHead.For(state, reader, canRule && isOpen, isOpen ? dispute.Watch : null),
            minutes.Draft,
            line,
            canRule,
            isOpen,
            dispute.Status is DisputeStatus.Ruled,
            dispute.Status is DisputeStatus.Settled,
            PositionRow.Of(line.Positions.Text),
            [.. DisputeRules.Lines(line.Options.Text).Select(option => new OptionLine(new Typed(option)))],
            [.. ReservationLine.Of(minutes, reader).Where(reserved => reserved.Clauses.Split(' ').Any(id => id == dispute.Id || dispute.Tasks.Contains(id)))],
            [.. dispute.Tasks.Select(state.Execution.Task).OfType<TaskState>().Select(task => TaskLine.For(task, state, reader))],
            dispute.Status is DisputeStatus.Ruled ? reader.NamesOf(minutes.Outstanding) : new Typed(string.Empty));
    }
}

/// <summary>What could be decided.</summary>
public sealed record OptionLine(Typed Text);

/// <summary>What two sides hold, beside each other.</summary>
/// <param name="Right">Empty beside the last one of an odd number.</param>
public sealed record PositionRow(Typed LeftSide, Typed Left, Typed RightSide, Typed Right)
{
    private static readonly char[] Colons = [':', '\uFF1A'];

    internal static ImmutableArray<PositionRow> Of(string positions) =>
        [.. DisputeRules.Lines(positions).Select(Split).Chunk(2).Select(pair => Row(pair[0], pair.Length == 2 ? pair[1] : (new Typed(string.Empty), new Typed(string.Empty))))];

    private static PositionRow Row((Typed Side, Typed Text) left, (Typed Side, Typed Text) right) => new(left.Side, left.Text, right.Side, right.Text);

    private static (Typed Side, Typed Text) Split(string line) => line.IndexOfAny(Colons) is > 0 and var colon
        ? (new Typed(line[..colon].Trim()), new Typed(line[(colon + 1)..].Trim()))
        : (new Typed(string.Empty), new Typed(line));
}
