using System.Collections.Immutable;

namespace TeamsCollab.Process.Reading;

/// <summary>The data behind cards/search.json: what a question found, newest first.</summary>
/// <param name="Query">As it was typed.</param>
/// <param name="IsAnswer">False for the empty card that asks what to look for.</param>
/// <param name="HasMore">There are more, or not all could be looked at: a narrower question shows them.</param>
public sealed record SearchCard(Typed Query, bool IsAnswer, ImmutableArray<SearchLine> Lines, bool HasMore)
{
    /// <summary>More lines than this would not stay below the size of a card.</summary>
    public const int MostLines = 10;
}

/// <param name="Stage">1 to 5.</param>
/// <param name="Initiator">Whom to ask, where the reader may not open it.</param>
/// <param name="CanOpen">The reader takes part in it. Whose department alone does sees the line only.</param>
public sealed record SearchLine(string Collaboration, string Number, Typed Title, int Stage, bool IsEnded, Typed Department, Typed Initiator, string SubmittedOn, bool CanOpen)
{
    public static SearchLine For(string collaboration, Collaboration state, CardReader reader) => new(
        collaboration,
        state.Request.Number!,
        reader.Text(state.Request.Words, "title"),
        Math.Min((int)state.Stage + 1, 5),
        state.Stage is Process.Stage.Ended,
        new Typed(state.Request.Sides[0].Department.Name),
        reader.Name(state.Request.Initiator),
        Moment.Date(DateOnly.FromDateTime(reader.Local(state.Request.SubmittedAt)), reader),
        state.Parties.Contains(reader.Person));
}
