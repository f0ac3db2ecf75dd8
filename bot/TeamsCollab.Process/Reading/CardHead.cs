using System.Collections.Immutable;

namespace TeamsCollab.Process.Reading;

/// <summary>What every card of a collaboration begins with: which one it is, what is asked of this reader, and until when.</summary>
/// <param name="Stage">1 to 5.</param>
/// <param name="Due">The limit that runs for this reader, or for the card's matter; null when none does.</param>
/// <param name="Trail">How that limit was counted (B4); empty where none runs.</param>
public sealed record CardHead(string Number, Typed Title, int Stage, bool IsAsked, Moment? Due, ImmutableArray<TrailLine> Trail)
{
    /// <param name="watch">Null where no limit runs.</param>
    /// <param name="before">What is to be said before the counting, such as pauses.</param>
    public static CardHead For(Collaboration state, CardReader reader, bool isAsked, Watch? watch, params IEnumerable<string> before) => For(
        state,
        reader,
        isAsked,
        watch is null ? null : Moment.Of(watch.DueAt, reader, watch.Provisional),
        TrailLine.Of(watch, reader, before));

    /// <summary>Of a matter that may be due without a watch of the clock's.</summary>
    public static CardHead For(Collaboration state, CardReader reader, bool isAsked, Moment? due, ImmutableArray<TrailLine> trail) => new(
        state.Request.Number!,
        reader.Text(state.Request.Words, "title"),
        Math.Min((int)state.Stage + 1, 5),
        isAsked,
        due,
        trail);
}

/// <summary>One person in a list of who has answered and who is awaited.</summary>
/// <param name="When">Empty while awaited.</param>
/// <param name="Notice">While awaited: whether the notice reached them; null where that is not known.</param>
public sealed record PersonLine(Typed Name, Typed Department, bool HasAnswered, string When, string? Notice = null)
{
    /// <summary>How the answer was given, where not by the person on a card; null where it was.</summary>
    public AnswerMark? Mark { get; init; }
}

/// <summary>How an answer came about that nobody gave on a card.</summary>
public enum AnswerMark
{
    /// <summary>逾期未反馈视为同意 (B18).</summary>
    Silence,

    /// <summary>OA审批 (R49).</summary>
    Oa,
}
