namespace TeamsCollab.Process.Meeting;

/// <summary>Why a calendar refused, as cards say it.</summary>
internal static class CalendarRefusals
{
    /// <summary>One that is not known by name is a plain refusal.</summary>
    public static CalendarRefusal Of(string? code) => Enum.TryParse<CalendarRefusal>(code, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : CalendarRefusal.Refused;
}
