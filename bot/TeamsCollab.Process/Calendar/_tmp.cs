#pragma warning disable
// A placeholder: the real calendar replaces this file (delete it then, and keep the names DateOf, Midpoint, Due that the process uses).
using System.Collections.Immutable;
namespace TeamsCollab.Process.Calendar;
public sealed record Deadline(DateTimeOffset At, bool Provisional);
public sealed record TimeLimits { public int MinutesWorkingDays => 2; public int ConfirmWorkingDays => 2; public int SignWorkingDays => 2; public int RetrospectiveWorkingDays => 5; }
public sealed record WorkingCalendar { public TimeZoneInfo Zone => TimeZoneInfo.Utc; public Deadline Due(DateTimeOffset f, int n) => new(f.AddDays(n), false); public DateTimeOffset Midpoint(Deadline d) => d.At.AddHours(-6); public DateOnly DateOf(DateTimeOffset at) => DateOnly.FromDateTime(at.DateTime); }
