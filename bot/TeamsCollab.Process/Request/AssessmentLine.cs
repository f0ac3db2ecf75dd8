using TeamsCollab.Process.Content;
using TeamsCollab.Process.Reading;

namespace TeamsCollab.Process.Request;

/// <summary>What a receiver said about its resources (R18-R21). What it left out is empty.</summary>
public sealed record AssessmentLine(Typed People, Typed Time, Typed Authority, Typed OtherDates, Typed ResourcesNeeded)
{
    public static AssessmentLine For(Wording assessment, CardReader reader) => new(
        reader.Text(assessment, "people"),
        reader.Text(assessment, "time"),
        reader.Text(assessment, "authority"),
        reader.Text(assessment, "otherDates"),
        reader.Text(assessment, "resourcesNeeded"));
}
