namespace TeamsCollab.Process.Calendar;

/// <summary>A date that differs from the weekday rule: what it is, its name (国庆节), and who said so (the notice's address, or the setting).</summary>
public sealed record SpecialDay(DayKind Kind, string Name, string Source);
