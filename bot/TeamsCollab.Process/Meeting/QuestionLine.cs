using TeamsCollab.Process.Reading;

namespace TeamsCollab.Process.Meeting;

/// <summary>What somebody wants to ask or suggest, as a row of a card (R30).</summary>
public sealed record QuestionLine(Typed Department, Typed Name, Typed Text)
{
    public static QuestionLine For(QuestionList list, CardReader reader) => new(new Typed(list.Department.Name), reader.Name(list.By), reader.Text(list.Words));
}
