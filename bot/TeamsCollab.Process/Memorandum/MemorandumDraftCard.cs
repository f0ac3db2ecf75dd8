using System.Collections.Immutable;
using TeamsCollab.Process.Minutes;
using TeamsCollab.Process.Reading;

namespace TeamsCollab.Process.Memorandum;

/// <summary>The data behind cards/memorandum/draft.json: why a memorandum is suggested, and the form to write one, for one reader.</summary>
/// <param name="Replaces">The draft that a proposal takes the place of; 0 where there is none.</param>
/// <param name="IsSuggested">By the rule for complex collaborations (A9), while nobody has decided.</param>
/// <param name="Goal">What the form begins with: the present draft, else what the request says.</param>
public sealed record MemorandumDraftCard(
    CardHead Head,
    int Replaces,
    bool CanPropose,
    bool CanSetAside,
    bool IsSuggested,
    bool IsSetAside,
    bool IsSigning,
    bool IsObjected,
    bool IsInForce,
    ImmutableArray<ReasonLine> Reasons,
    ImmutableArray<ObjectionLine> Objections,
    Typed Goal,
    Typed Duties,
    Typed Standard,
    Typed Resolution,
    Typed Further,
    bool Silence)
{
    /// <summary>Why a word that promises nothing stays in the standard (B8), as the present draft or the request says; empty where none does.</summary>
    public Typed VagueReason { get; init; }

    /// <summary>The departments whose heads sign.</summary>
    public Typed Parties { get; init; }

    public static MemorandumDraftCard For(Collaboration state, CardReader reader)
    {
        var memorandum = state.Memorandum;
        var isSuggested = MemorandumRules.IsSuggested(state, reader.Limits, reader.Calendar);
        var canPropose = memorandum.Status is not MemorandumStatus.InForce && MemorandumRules.IsOpen(state) && MemorandumRules.MayPropose(reader.Person, state);
        return new MemorandumDraftCard(
            CardHead.For(state, reader, memorandum.Status is MemorandumStatus.Objected && memorandum.Writer == reader.Person, memorandum.Watch),
            memorandum.Draft,
            canPropose,
            isSuggested && reader.Person == state.Request.Initiator,
            isSuggested,
            memorandum is { Status: MemorandumStatus.None, IsSetAside: true },
            memorandum.Status is MemorandumStatus.Signing,
            memorandum.Status is MemorandumStatus.Objected,
            memorandum.Status is MemorandumStatus.InForce,
            [.. MemorandumRules.Reasons(state, reader.Limits, reader.Calendar).Select(reason => new ReasonLine(reason))],
            ObjectionLine.Of(memorandum.Objections, reader),
            Text(MemorandumClauseKind.Goal, state, reader, reader.Text(state.Request.Words, "why").Text),
            Text(MemorandumClauseKind.Duties, state, reader, DutiesIn(state, reader)),
            Text(MemorandumClauseKind.Standard, state, reader, reader.Text(state.Request.Words, "standard").Text),
            Text(MemorandumClauseKind.Resolution, state, reader, string.Empty),
            Text(MemorandumClauseKind.Further, state, reader, string.Empty),
            memorandum.Clauses.Any(clause => clause.Kind is MemorandumClauseKind.Silence))
        {
            VagueReason = new Typed(reader.Words.Read(
                memorandum.Clauses.FirstOrDefault(clause => clause.Kind is MemorandumClauseKind.Standard)?.Clause.Wording ?? state.Request.Words, "vagueReason") ?? string.Empty),
            Parties = new Typed(string.Join(reader.Language is Language.Chinese ? "\u3001" : ", ", state.TakingPart.Select(side => side.Department.Name))),
        };
    }

    private static Typed Text(MemorandumClauseKind kind, Collaboration state, CardReader reader, string first) => new(state.Memorandum.Draft == 0
        ? first
        : string.Join('\n', state.Memorandum.Clauses.Where(clause => clause.Kind == kind).Select(clause => reader.Text(clause.Clause.Wording).Text)));

    /// <summary>What each side does, as far as the minutes' tasks say.</summary>
    private static string DutiesIn(Collaboration state, CardReader reader) => string.Join('\n', state.Minutes.Working
        .Where(clause => clause.Kind is ClauseKind.Task)
        .Select(clause => $"{clause.Clause.Department}\uFF1A{reader.Text(clause.Clause.Wording).Text}"));
}

/// <summary>One reason of the rule for complex collaborations (A9).</summary>
public sealed record ReasonLine(MemorandumReason Reason);
