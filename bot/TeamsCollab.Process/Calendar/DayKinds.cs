namespace TeamsCollab.Process.Calendar;

public static class DayKinds
{
    /// <summary>Whether a day of this kind counts as a working day.</summary>
    public static bool IsWorking(this DayKind kind) =>
        kind is DayKind.Weekday or DayKind.WorkingWeekend or DayKind.CompanyWorking or DayKind.ProvisionalWeekday;
}
