namespace TeamsCollab.Process.Reading;

/// <summary>What every card of a collaboration begins with: which one it is, what is asked of this reader, and until when.</summary>
/// <param name="Stage">1 to 5.</param>
/// <param name="Due">The limit that runs for this reader, or for the card's matter; null when none does.</param>
public sealed record CardHead(string Number, Typed Title, int Stage, bool IsAsked, Moment? Due)
{
    public static CardHead For(Collaboration state, CardReader reader, bool isAsked, DateTimeOffset? dueAt, bool isProvisional = false) => new(
        state.Request.Number!,
        reader.Text(state.Request.Words, "title"),
        Math.Min((int)state.Stage + 1, 5),
        isAsked,
        dueAt is { } due ? Moment.Of(due, reader, isProvisional) : null);
}

/// <summary>One person in a list of who has answered and who is awaited.</summary>
/// <param name="When">Empty while awaited.</param>
/// <param name="Notice">While awaited: whether the notice reached them; null where that is not known.</param>
public sealed record PersonLine(Typed Name, Typed Department, bool HasAnswered, string When, string? Notice = null);
