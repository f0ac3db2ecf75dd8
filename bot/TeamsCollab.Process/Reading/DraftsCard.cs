using System.Collections.Immutable;

namespace TeamsCollab.Process.Reading;

/// <summary>The data behind cards/drafts.json: which of several drafts is meant.</summary>
/// <param name="Said">What the person wrote, to be put where they say; empty where they only asked.</param>
/// <param name="CanBegin">What they wrote could also begin a request of its own.</param>
public sealed record DraftsCard(Typed Said, bool CanBegin, ImmutableArray<DraftLine> Drafts)
{
    public bool HasSaid => Said.Text is { Length: > 0 };
}

/// <summary>One draft in a list.</summary>
/// <param name="Title">What it is about in the person's own words; empty where nothing was written yet.</param>
public sealed record DraftLine(string Draft, string Dialog, string Step, int Number, int Count, Typed Title, Moment KeptUntil);
