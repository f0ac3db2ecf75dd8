namespace TeamsCollab.Process.Request;

/// <summary>A receiver's first look at its own resources, said with its answer (R18-R21). Every part may be left empty.</summary>
/// <param name="People">人力</param>
/// <param name="Time">时间</param>
/// <param name="Authority">权限</param>
/// <param name="OtherDates">Which other dates the department needs (R20).</param>
/// <param name="ResourcesNeeded">What it must apply for first (R21).</param>
public sealed record Assessment(string? People = null, string? Time = null, string? Authority = null, string? OtherDates = null, string? ResourcesNeeded = null)
{
    public static Assessment None { get; } = new();

    /// <summary>As they are sealed: an empty part is left out.</summary>
    internal (string Name, string Text)[] Fields =>
    [
        ("people", People ?? string.Empty),
        ("time", Time ?? string.Empty),
        ("authority", Authority ?? string.Empty),
        ("otherDates", OtherDates ?? string.Empty),
        ("resourcesNeeded", ResourcesNeeded ?? string.Empty),
    ];
}
