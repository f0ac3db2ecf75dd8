using System.Collections.Immutable;
using TeamsCollab.Process.Calendar;
using TeamsCollab.Process.Meeting;

namespace TeamsCollab.Process.Request;

/// <summary>Working hours that people still have free in a time, as their calendars show them (B7).</summary>
/// <param name="People">Whose calendars could be read. Who keeps theirs closed is not counted.</param>
/// <param name="Hours">Of all of them, free or not.</param>
/// <param name="Until">The last day looked at.</param>
public sealed record FreeHours(int People, double Free, double Hours, DateOnly Until)
{
    /// <summary>Null where no calendar could be read.</summary>
    /// <param name="from">The moment of the views' first digit, on a full step.</param>
    /// <param name="until">What begins later is not counted.</param>
    public static FreeHours? In(ImmutableArray<Availability> people, DateTimeOffset from, DateTimeOffset until, WorkingCalendar calendar)
    {
        var readable = people.Where(person => person.View is not null).ToArray();
        var steps = Enumerable.Range(0, readable.Select(person => person.View!.Length).DefaultIfEmpty(0).Max()).Where(IsWorked).ToArray();
        return readable.Length == 0 ? null : new FreeHours(
            readable.Length,
            Hours(readable.Sum(person => steps.Count(step => person.IsFree(step, 1)))),
            Hours(readable.Length * steps.Length),
            calendar.DateOf(until));

        bool IsWorked(int step)
        {
            var at = from.AddMinutes(step * SlotFinder.StepMinutes);
            var end = at.AddMinutes(SlotFinder.StepMinutes);
            var date = calendar.DateOf(at);
            return end <= until && calendar.IsWorkingDay(date) && at >= calendar.OpeningOf(date) && end <= calendar.CloseOf(date);
        }

        static double Hours(int steps) => steps * SlotFinder.StepMinutes / 60.0;
    }
}
