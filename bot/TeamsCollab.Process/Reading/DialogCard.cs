using System.Collections.Immutable;

namespace TeamsCollab.Process.Reading;

/// <summary>The data behind cards/dialog.json: where a person stands in a dialog. What the step asks for is put in from the dialog's own card.</summary>
/// <param name="Step">Its name; <c>review</c> is the last one.</param>
/// <param name="Number">From 1.</param>
/// <param name="Draft">The draft's id, which its buttons carry back.</param>
/// <param name="Revision">Of the draft as it was drawn: an older one is known as such.</param>
/// <param name="KeptUntil">When the draft goes if nobody goes on with it.</param>
/// <param name="Answers">On the review: every step with what was answered on it.</param>
public sealed record DialogCard(
    string Dialog, string Step, int Number, int Count, string Draft, int Revision, Moment KeptUntil, ImmutableArray<AnsweredStep> Answers)
{
    /// <summary>The collaboration that it is about, by number and title; empty for a new one.</summary>
    public Typed Matter { get; init; }

    /// <summary>The number of the draft that stands now, which this one would replace; 0 for a first one.</summary>
    public int BuildsOn { get; init; }

    public bool IsReview => Number == Count;

    public bool CanGoBack => Number > 1;
}

public sealed record AnsweredStep(string Step, ImmutableArray<AnsweredLine> Lines);

/// <param name="Question">As the card labels the input.</param>
/// <param name="Reply">In words.</param>
public sealed record AnsweredLine(Typed Question, Typed Reply)
{
    /// <summary>What stands now in its place, where that differs; empty otherwise.</summary>
    public Typed Standing { get; init; }
}
