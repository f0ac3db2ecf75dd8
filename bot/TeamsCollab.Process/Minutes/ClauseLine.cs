using System.Collections.Immutable;
using TeamsCollab.Process.Content;
using TeamsCollab.Process.Reading;

namespace TeamsCollab.Process.Minutes;

/// <summary>A clause as a row of a card. Fields that the kind does not have are empty.</summary>
/// <param name="DueOn">Of a task, or until when a dispute is decided.</param>
/// <param name="IsTakenOn">Its owner took on this task (B9).</param>
public sealed record ClauseLine(string Id, Typed Text, Typed Department, Typed Owner, string DueOn, Typed How, Typed Standard, Typed Route, bool IsDaily, Typed Positions, Typed Decider, bool IsTakenOn)
{
    /// <summary>In characters: what a list of choices shows of a clause.</summary>
    private const int Shown = 40;

    /// <summary>Why a word that promises nothing had to stay (B8): signed together with it. Empty where none did.</summary>
    public Typed VagueReason { get; init; }

    /// <summary>What could be decided, of a dispute (B10).</summary>
    public Typed Options { get; init; }

    /// <summary>The tasks that stand still for it.</summary>
    public string DisputedTasks { get; init; } = string.Empty;

    /// <summary>裁决, once it was given; empty before.</summary>
    public Typed Ruling { get; init; }

    public static ClauseLine For(MinutesClause clause, MinutesState minutes, CardReader reader) => new(
        clause.Clause.Id,
        reader.Text(clause.Clause.Wording),
        clause.Clause.Department is { } side ? new Typed(side.Name) : reader.Text(clause.Clause.Wording, "department"),
        clause.Clause.Owner is { } owner ? reader.Name(owner) : default,
        clause.DueOn is { } due ? Moment.Date(due, reader) : string.Empty,
        reader.Text(clause.Clause.Wording, "how"),
        reader.Text(clause.Clause.Wording, "standard"),
        reader.Text(clause.Clause.Wording, "route"),
        clause.Rhythm is Rhythm.Daily,
        reader.Text(clause.Clause.Wording, "positions"),
        clause is { Kind: ClauseKind.Dispute, Clause.Named: [var decider, ..] } ? reader.Name(decider) : default,
        minutes.IsTakenOn(clause))
    {
        VagueReason = new Typed(reader.Words.Read(clause.Clause.Wording, "vagueReason") ?? string.Empty),
        Options = new Typed(reader.Words.Read(clause.Clause.Wording, "options") ?? string.Empty),
        Ruling = new Typed(reader.Words.Read(clause.Clause.Wording, "ruling") ?? string.Empty),
        DisputedTasks = string.Join(' ', clause.Tasks ?? []),
    };

    public static ImmutableArray<ClauseLine> Of(ImmutableArray<MinutesClause> clauses, ClauseKind kind, MinutesState minutes, CardReader reader) =>
        [.. clauses.Where(clause => clause.Kind == kind).Select(clause => For(clause, minutes, reader))];

    /// <summary>The clauses to choose one from, each by its id and its first words.</summary>
    public static ImmutableArray<Choice> Choices(ImmutableArray<MinutesClause> clauses, CardReader reader) => Choices(clauses.Select(clause => clause.Clause), reader);

    public static ImmutableArray<Choice> Choices(IEnumerable<Clause> clauses, CardReader reader) =>
        [.. clauses.Select(clause => new Choice(clause.Id, new Typed($"{clause.Id} {Short(reader.Text(clause.Wording).Text)}")))];

    private static string Short(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= Shown ? line : string.Concat(line.AsSpan(0, char.IsHighSurrogate(line[Shown - 1]) ? Shown - 1 : Shown), "…");
    }
}

/// <summary>Who does not agree, to what, and why.</summary>
/// <param name="Clause">Empty where the minutes as a whole are meant.</param>
public sealed record ObjectionLine(Typed Name, string Clause, Typed Reason)
{
    public static ImmutableArray<ObjectionLine> Of(MinutesState minutes, CardReader reader) => Of(minutes.Objections, reader);

    public static ImmutableArray<ObjectionLine> Of(ImmutableArray<Objection> objections, CardReader reader) =>
        [.. objections.Select(objection => new ObjectionLine(reader.Name(objection.By), objection.Clause ?? string.Empty, reader.Text(objection.Reason)))];
}
