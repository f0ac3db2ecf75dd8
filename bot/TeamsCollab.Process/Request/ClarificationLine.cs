using TeamsCollab.Process.Reading;

namespace TeamsCollab.Process.Request;

/// <summary>A doubt and its answer as a row of a card.</summary>
/// <param name="Answer">Empty while it is open.</param>
public sealed record ClarificationLine(string Id, Typed AskedBy, Typed Question, Typed Answer, bool IsOpen)
{
    public static ClarificationLine For(Clarification clarification, CardReader reader) => new(
        clarification.Id,
        reader.Name(clarification.By),
        reader.Text(clarification.Question),
        reader.Text(clarification.Answer),
        clarification.IsOpen);
}
