using System.Collections.Immutable;
using TeamsCollab.Process.Execution;
using TeamsCollab.Process.Memorandum;
using TeamsCollab.Process.Minutes;
using TeamsCollab.Process.Procedure;
using TeamsCollab.Process.Reading;
using TeamsCollab.Process.Request;
using TeamsCollab.Process.Retrospective;

namespace TeamsCollab.Process;

/// <summary>The data behind cards/overview.json: the whole collaboration for any of its parties, and the way to the reader's own cards (B20).</summary>
/// <param name="Mine">What waits for the reader, most pressing first: five at most, because a card shows six buttons at most.</param>
/// <param name="Awaited">Who is awaited for what until when; ten at most.</param>
/// <param name="MoreAwaited">How many more are awaited.</param>
/// <param name="Meeting">Null until it was arranged.</param>
/// <param name="Memorandum">Null where there is none and none is suggested.</param>
/// <param name="Procedures">The company's procedures that were begun.</param>
/// <param name="CanApply">A procedure can be begun.</param>
/// <param name="CanReadMinutes">A draft of the minutes goes round or is in force.</param>
public sealed record OverviewCard(
    CardHead Head,
    bool IsEnded,
    bool IsWithdrawn,
    ImmutableArray<OverviewAwaited> Mine,
    ImmutableArray<OverviewAwaited> Awaited,
    int MoreAwaited,
    ImmutableArray<OverviewSide> Sides,
    Moment? Meeting,
    bool IsMeetingHeld,
    int Draft,
    bool IsInForce,
    bool CanReadMinutes,
    OverviewMemorandum? Memorandum,
    ImmutableArray<ApplicationLine> Procedures,
    bool CanApply,
    int ClosedCount,
    int TaskCount,
    ImmutableArray<TaskLine> Tasks,
    ImmutableArray<ImprovementLine> Improvements)
{
    /// <summary>The reader may take the whole collaboration back: the initiator, until the meeting has ended.</summary>
    public bool CanWithdraw { get; init; }

    /// <summary>The reader might look for that in vain: what was agreed on in the meeting is only changed with the others.</summary>
    public bool IsPastWithdrawing { get; init; }

    /// <summary>Where the record is kept (N08); null before it was filed.</summary>
    public FilingLine? Filing { get; init; }

    private const int MostButtons = 5;

    private const int MostAwaited = 10;

    public static OverviewCard For(Collaboration state, CardReader reader)
    {
        var awaited = state.Awaiting.Where(item => state.Stage is not Stage.Ended || item.Card is CardName.RetrospectiveFiling).OrderBy(item => item.DueAt ?? DateTimeOffset.MaxValue).ToImmutableArray();
        var mine = awaited.Where(item => item.From == reader.Person).ToImmutableArray();
        return new OverviewCard(
            CardHead.For(
                state,
                reader,
                !mine.IsEmpty,
                mine.FirstOrDefault() is { DueAt: { } due } next ? Moment.Of(due, reader, next.Watch?.Provisional ?? false) : null,
                TrailLine.Of(mine.FirstOrDefault()?.Watch, reader)),
            state.Stage is Stage.Ended,
            state.Request.End is not null,
            [.. mine.Take(MostButtons).Select(item => OverviewAwaited.For(item, reader))],
            [.. awaited.Take(MostAwaited).Select(item => OverviewAwaited.For(item, reader))],
            Math.Max(0, awaited.Length - MostAwaited),
            [.. state.Request.Sides.Select(side => OverviewSide.For(side, reader))],
            state.Meeting.Arrangement is { } arrangement ? Moment.Of(state.Meeting.Held?.StartedAt ?? arrangement.Start, reader) : null,
            state.Meeting.Held is not null,
            state.Minutes.Draft,
            state.Minutes.IsBinding,
            state.Minutes.Draft > 0,
            OverviewMemorandum.For(state, reader),
            ApplicationLine.Of(state, reader),
            state.Stage is Stage.Meeting or Stage.Minutes or Stage.Execution,
            state.Execution.Tasks.Count(task => task.IsClosed),
            state.Execution.Tasks.Length,
            [.. state.Execution.Tasks.Select(task => TaskLine.For(task, state, reader))],
            [.. state.Retrospective.Improvements.Select(improvement => ImprovementLine.For(improvement, reader))])
        {
            CanWithdraw = reader.Person == state.Request.Initiator && RequestDecider.IsOpen(state),
            IsPastWithdrawing = reader.Person == state.Request.Initiator && state.Stage is (Stage.Minutes or Stage.Execution),
            Filing = state.Retrospective.Filing is { } filing ? FilingLine.For(filing, reader) : null,
        };
    }
}

/// <param name="Key">Empty where the collaboration has one such card.</param>
/// <param name="Due">Null where nothing limits it.</param>
/// <param name="Notice">Whether the notice reached them (B21); null where that is not known.</param>
public sealed record OverviewAwaited(Typed Name, CardName Card, string Key, Moment? Due, string? Notice = null)
{
    public static OverviewAwaited For(Awaiting item, CardReader reader) => new(
        reader.Name(item.From),
        item.Card,
        item.Key ?? string.Empty,
        item.DueAt is { } due ? Moment.Of(due, reader, item.Watch?.Provisional ?? false) : null,
        reader.Seen(item.From, item.Card, item.Key));
}

/// <summary>How the memorandum stands (R55).</summary>
/// <param name="Draft">0 while it is only suggested.</param>
public sealed record OverviewMemorandum(int Draft, bool IsSuggested, bool IsObjected, bool IsInForce)
{
    public static OverviewMemorandum? For(Collaboration state, CardReader reader)
    {
        var isSuggested = MemorandumRules.IsSuggested(state, reader.Limits, reader.Calendar);
        return isSuggested || state.Memorandum.Draft > 0
            ? new OverviewMemorandum(state.Memorandum.Draft, isSuggested, state.Memorandum.Status is MemorandumStatus.Objected, state.Memorandum.Status is MemorandumStatus.InForce)
            : null;
    }
}

/// <summary>A side with its people and its answer.</summary>
public sealed record OverviewSide(Typed Department, Typed Contact, bool IsInitiator, bool IsRequired, SideAnswer Answer)
{
    public static OverviewSide For(Side side, CardReader reader) => new(
        new Typed(side.Department.Name),
        reader.Name(side.Contact),
        side.Role is SideRole.Initiator,
        side.IsRequired,
        side.Answer);
}
