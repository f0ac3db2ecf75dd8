namespace TeamsCollab.Process.Request;

/// <summary>What the form says of one open improvement (B23).</summary>
/// <param name="Place">On the form, from 1.</param>
/// <param name="Reason">Required where it is dropped.</param>
public sealed record FormImprovement(int Place, string Collaboration, string Improvement, ImprovementFate Fate, string Reason)
{
    /// <summary>As a choice of the form carries it.</summary>
    public static string Value(string collaboration, string improvement, ImprovementFate fate) => $"{collaboration}/{improvement}/{fate}";

    /// <summary>Null where it is no such choice.</summary>
    public static FormImprovement? Read(int place, string value, string reason) =>
        value.Split('/') is [{ Length: > 0 and <= 100 } collaboration, { Length: > 0 and <= 100 } improvement, var fate] && Enum.GetNames<ImprovementFate>().Contains(fate)
            ? new FormImprovement(place, collaboration, improvement, Enum.Parse<ImprovementFate>(fate), reason)
            : null;
}
