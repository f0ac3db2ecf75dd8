using TeamsCollab.Process.Reading;
using TeamsCollab.Process.Retrospective;

namespace TeamsCollab.Process.Request;

/// <summary>An open improvement on the form of the next request (B23), with what can be answered.</summary>
/// <param name="Done">The answer's value, as the other two: which improvement, and what becomes of it.</param>
public sealed record ImprovementQuestion(string Number, Typed Text, Typed Owner, string DueOn, string Done, string Carried, string Dropped)
{
    /// <param name="reader">With the words and the names of the earlier collaboration.</param>
    public static ImprovementQuestion For(OpenImprovement open, ImprovementState improvement, CardReader reader) => new(
        open.Number,
        reader.Text(improvement.What),
        reader.Name(improvement.Owner),
        Moment.Date(improvement.DueOn, reader),
        Value(open, ImprovementFate.Done),
        Value(open, ImprovementFate.Carried),
        Value(open, ImprovementFate.Dropped));

    private static string Value(OpenImprovement open, ImprovementFate fate) => FormImprovement.Value(open.Collaboration, open.Improvement, fate);
}
