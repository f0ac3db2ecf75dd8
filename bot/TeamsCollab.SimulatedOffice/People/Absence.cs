namespace TeamsCollab.Office.People;

/// <summary>An absence counted in weekdays from the day the office first opened, so that the file makes sense on any date.</summary>
/// <param name="FirstWorkingDay">0 is the opening day, or the next weekday where that is a weekend.</param>
/// <param name="Reply">The automatic reply.</param>
/// <param name="Substitute">Alias of the person named in the reply.</param>
internal sealed record Absence(int FirstWorkingDay, int WorkingDays, string Reply, string? Substitute);
