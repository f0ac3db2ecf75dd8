using System.Collections.Immutable;
using TeamsCollab.Process.Reading;

namespace TeamsCollab.Process.Retrospective;

/// <summary>The data behind cards/retrospective/answers.json: each side answers blind, then all are shown side by side (R75-R79, B22).</summary>
/// <param name="Version">The number that this side's next answer will have.</param>
/// <param name="IsOpen">The sides see each other's answers.</param>
/// <param name="Own">What the reader's side answered, to begin from; null before, and for readers of no side.</param>
public sealed record RetrospectiveAnswersCard(
    CardHead Head,
    int Version,
    bool CanAnswer,
    bool HasAnswered,
    bool IsOpen,
    bool IsOver,
    int AnsweredCount,
    int SideCount,
    AnswerLine? Own,
    ImmutableArray<AnswerLine> Sides)
{
    /// <summary>The department for which the reader answers here; empty for readers of no side.</summary>
    public Typed Side { get; init; } = new(string.Empty);

    /// <summary>The reader speaks for several departments, which answer one after the other.</summary>
    public bool IsOneOfSeveral { get; init; }

    public static RetrospectiveAnswersCard For(Collaboration state, CardReader reader)
    {
        var retrospective = state.Retrospective;
        var mine = SidesOf(reader.Person, state);
        var own = RetrospectiveRules.Next(mine);
        var hasAnswered = own is { Answers: > 0 };
        var isOver = retrospective.Status is RetrospectiveStatus.NotDue or RetrospectiveStatus.Reported or RetrospectiveStatus.Closed;
        var canAnswer = own is not null && !isOver && !(retrospective.AnswersAreOpen && hasAnswered);
        var isAsked = canAnswer && !hasAnswered;
        return new RetrospectiveAnswersCard(
            CardHead.For(state, reader, isAsked, isOver || retrospective.AllAnswered ? null : retrospective.Holding),
            (own?.Answers ?? 0) + 1,
            canAnswer,
            hasAnswered,
            retrospective.AnswersAreOpen,
            isOver,
            retrospective.Sides.Count(side => side.Answers > 0),
            retrospective.Sides.Length,
            hasAnswered ? AnswerLine.For(own!, isVisible: true, reader) : null,
            [.. retrospective.Sides.Select(side => AnswerLine.For(side, retrospective.AnswersAreOpen || mine.Contains(side), reader))])
        {
            Side = new Typed(own?.Department.Name ?? string.Empty),
            IsOneOfSeveral = mine.Length > 1,
        };
    }

    /// <summary>By role, or by whom they met for; the decision reads the directory beside.</summary>
    private static ImmutableArray<SideAnswers> SidesOf(Person person, Collaboration state) =>
        RetrospectiveRules.SidesOf(person, state) is { IsEmpty: false } sides ? sides
        : state.Meeting.Arrangement?.Attendees.FirstOrDefault(attendee => attendee.Person == person)?.Department is { } department && state.Retrospective.Side(department) is { } side ? [side]
        : [];
}
