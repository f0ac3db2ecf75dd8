using System.Collections.Immutable;
using TeamsCollab.Process.Calendar;

namespace TeamsCollab.Process.Meeting;

/// <summary>Finds starts at which everybody is free, within working hours, and explains where there is none (B13).</summary>
public static class SlotFinder
{
    public const int StepMinutes = 30;

    private const int Most = 3;
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(StepMinutes);

    /// <param name="from">The moment of the views' first digit, on a full step.</param>
    /// <param name="earliest">No start before it.</param>
    /// <param name="until">What starts later is offered only as a way out.</param>
    /// <param name="leastMinutes">R24</param>
    public static SlotSearch In(
        ImmutableArray<Availability> people, DateTimeOffset from, DateTimeOffset earliest, DateTimeOffset until, int minutes, int leastMinutes, WorkingCalendar calendar)
    {
        if (people.IsEmpty)
        {
            return SlotSearch.Unknown;
        }

        ImmutableArray<Slot> slots = [.. FreeStarts(people, minutes)
            .Where(start => start < until)
            .DistinctBy(start => (calendar.DateOf(start), TimeZoneInfo.ConvertTime(start, calendar.Zone).Hour < 12))
            .Take(Most)
            .Select(start => new Slot(start, people.Length, start == earliest))];
        return slots.IsEmpty ? new SlotSearch([]) { Blockers = Blockers(), Relaxations = Relaxations() } : new SlotSearch(slots);

        IEnumerable<DateTimeOffset> FreeStarts(ImmutableArray<Availability> those, int length) => Starts(length)
            .Where(step => those.All(person => person.IsFree(step, Steps(length))))
            .Select(At);

        IEnumerable<int> Starts(int length) => Enumerable.Range(0, people.Max(person => person.View?.Length ?? 0))
            .Where(step => At(step) >= earliest && IsInHours(At(step), length, calendar));

        ImmutableArray<Blocker> Blockers()
        {
            // Where no start is allowed at all, as for a meeting longer than a working day, only a closed calendar is anybody's doing.
            var starts = Starts(minutes).Where(step => At(step) < until).ToArray();
            return [.. people
                .Where(person => person.View is null || starts.Length > 0)
                .Select(person => new Blocker(
                    person.Person,
                    starts.Count(step => !person.IsFree(step, Steps(minutes))),
                    person.View is null ? 0 : starts.Length))
                .Where(blocker => blocker.Starts == 0 || blocker.Busy > 0)
                .OrderByDescending(blocker => blocker.Starts == 0 ? int.MaxValue : blocker.Busy)
                .Take(Most)];
        }

        ImmutableArray<Relaxation> Relaxations()
        {
            var found = ImmutableArray.CreateBuilder<Relaxation>();
            if (minutes > leastMinutes && First(people, leastMinutes) is { } shorter && shorter < until)
            {
                found.Add(new Relaxation(Relaxing.Shorter, shorter, null, leastMinutes));
            }

            found.AddRange(people
                .Where(person => !person.IsNeeded && people.Length > 1)
                .Select(person => (person.Person, Start: First(people.Remove(person), minutes)))
                .Where(without => without.Start < until)
                .OrderBy(without => without.Start)
                .Take(1)
                .Select(without => new Relaxation(Relaxing.WithoutOne, without.Start!.Value, without.Person, minutes)));
            if (First(people, minutes) is { } later)
            {
                found.Add(new Relaxation(Relaxing.Later, later, null, minutes));
            }

            return found.ToImmutable();
        }

        DateTimeOffset? First(ImmutableArray<Availability> those, int length) => FreeStarts(those, length).Select(start => (DateTimeOffset?)start).FirstOrDefault();

        DateTimeOffset At(int step) => from.AddMinutes(step * StepMinutes);
    }

    /// <summary>Whether somebody with this view has nothing at all then; never where the view does not reach so far.</summary>
    /// <param name="from">The moment of the view's first digit.</param>
    public static bool IsFree(string view, DateTimeOffset from, DateTimeOffset start, int minutes)
    {
        var (first, last) = ((int)Math.Floor((start - from) / Step), (int)Math.Ceiling((start.AddMinutes(minutes) - from) / Step));
        return first >= 0 && last <= view.Length && view.AsSpan(first, last - first).TrimStart('0').IsEmpty;
    }

    private static int Steps(int minutes) => (minutes + StepMinutes - 1) / StepMinutes;

    private static bool IsInHours(DateTimeOffset start, int minutes, WorkingCalendar calendar)
    {
        var date = calendar.DateOf(start);
        return calendar.IsWorkingDay(date) && start >= calendar.OpeningOf(date) && start.AddMinutes(minutes) <= calendar.CloseOf(date);
    }
}
