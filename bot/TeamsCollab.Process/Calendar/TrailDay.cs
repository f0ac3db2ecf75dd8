using System.Text.Json.Serialization;

namespace TeamsCollab.Process.Calendar;

/// <summary>
/// One day that was looked at to find a deadline (B4). <see cref="Count"/> is 0 for day zero, 1 and more for a counted working
/// day, and nothing for a skipped day; <see cref="Name"/> is the holiday's or the company day's name.
/// </summary>
public sealed record TrailDay(
    DateOnly Date,
    DayKind Kind,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Name = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Count = null);
