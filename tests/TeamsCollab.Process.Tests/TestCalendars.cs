using TeamsCollab.Process.Calendar;
namespace TeamsCollab.Process.Tests;
internal static class TestCalendars { public static WorkingCalendar China { get; } = new(); }
