using TeamsCollab.Process.Reading;

namespace TeamsCollab.Process.Retrospective;

/// <summary>One line of the improvement plan (R84) as a row of a card.</summary>
public sealed record ImprovementLine(string Id, Typed Text, Typed Owner, string DueOn, ImprovementStatus Status, bool IsLate)
{
    public static ImprovementLine For(ImprovementState improvement, CardReader reader) => new(
        improvement.Id,
        reader.Text(improvement.What),
        reader.Name(improvement.Owner),
        Moment.Date(improvement.DueOn, reader),
        improvement.Status,
        improvement.Status is not ImprovementStatus.Closed && improvement.Limit.DueAt < reader.Now);
}
