using System.Collections.Immutable;

namespace TeamsCollab.Process.Reading;

/// <summary>The data behind cards/my-work.json (B20): what waits for the reader, and what the reader waits for. Overdue first, then by due time.</summary>
/// <param name="Mine">待我处理, at most <see cref="MostLines"/>.</param>
/// <param name="Others">待他人处理 in the reader's collaborations, at most <see cref="MostLines"/>; how their limits were counted stands on the card that opens.</param>
/// <param name="MineCount">How many there are in all, shown or not.</param>
/// <param name="OthersCount">How many there are in all, shown or not.</param>
public sealed record MyWorkCard(ImmutableArray<WorkLine> Mine, ImmutableArray<WorkLine> Others, int MineCount, int OthersCount)
{
    /// <summary>More lines than this would not stay below the size of a card.</summary>
    public const int MostLines = 8;

    /// <summary>Dialogs that the reader has begun and not ended, oldest first.</summary>
    public ImmutableArray<DraftLine> Drafts { get; init; } = [];

    public bool HasMore => MineCount > Mine.Length || OthersCount > Others.Length;

    /// <summary>Sorts and cuts the lists.</summary>
    public static MyWorkCard Of(IEnumerable<WorkLine> mine, IEnumerable<WorkLine> others)
    {
        var (own, awaited) = (Sorted(mine), Sorted(others));
        return new MyWorkCard([.. own.Take(MostLines)], [.. awaited.Take(MostLines).Select(line => line with { Trail = [] })], own.Length, awaited.Length);
    }

    private static ImmutableArray<WorkLine> Sorted(IEnumerable<WorkLine> lines) =>
        [.. lines.OrderBy(line => line.DueAt ?? DateTimeOffset.MaxValue).ThenBy(line => line.Number, StringComparer.Ordinal)];
}

/// <summary>One thing that waits for somebody.</summary>
/// <param name="Collaboration">The id that opens it.</param>
/// <param name="Card">What is to be done, and the card that opens.</param>
/// <param name="Key">Which of several equal cards.</param>
/// <param name="From">Who is awaited.</param>
public sealed record WorkLine(string Collaboration, string Number, Typed Title, CardName Card, string? Key, Typed From, DateTimeOffset? DueAt, Moment? Due, ImmutableArray<TrailLine> Trail)
{
    public static WorkLine For(string collaboration, Collaboration state, Awaiting awaiting, CardReader reader) => new(
        collaboration,
        state.Request.Number!,
        reader.Text(state.Request.Words, "title"),
        awaiting.Card,
        awaiting.Key,
        reader.Name(awaiting.From),
        awaiting.DueAt,
        awaiting.DueAt is { } due ? Moment.Of(due, reader, awaiting.Watch?.Provisional ?? false) : null,
        TrailLine.Of(awaiting.Watch, reader));
}
