using TeamsCollab.Process.Reading;

namespace TeamsCollab.Process.Retrospective;

/// <summary>One side's answers (R75-R79) as a row of a card.</summary>
/// <param name="IsVisible">False while the sides answer blind (B22): then the words are empty.</param>
/// <param name="Name">Who answered, or whom the bot asks.</param>
/// <param name="Reached">Null while it is not answered or not visible.</param>
public sealed record AnswerLine(
    Typed Department,
    Typed Name,
    bool HasAnswered,
    bool IsVisible,
    GoalsReached? Reached,
    Typed WhyNot,
    Typed WentWell,
    Typed GotStuck,
    Typed Improve)
{
    public static AnswerLine For(SideAnswers side, bool isVisible, CardReader reader)
    {
        var hasAnswered = side.Answers > 0;
        var words = isVisible ? side.Words : null;
        return new AnswerLine(
            new Typed(side.Department.Name),
            reader.Name(side.By ?? side.Contact),
            hasAnswered,
            isVisible && hasAnswered,
            isVisible ? side.Reached : null,
            reader.Text(words, "whyNot"),
            reader.Text(words, "wentWell"),
            reader.Text(words, "gotStuck"),
            reader.Text(words, "improve"));
    }
}
