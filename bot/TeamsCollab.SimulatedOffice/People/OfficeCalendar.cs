namespace TeamsCollab.Office.People;

/// <summary>Weeks and absences laid on real dates.</summary>
/// <param name="opened">The day the office first opened, from which absences count.</param>
internal sealed class OfficeCalendar(OfficeDirectory directory, DateOnly opened)
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, (DateTimeOffset From, DateTimeOffset To, Absence Absence)> _announced = new();

    private static readonly string[] Days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    public IEnumerable<Entry> Between(string mail, DateTimeOffset from, DateTimeOffset to)
    {
        var first = DateOnly.FromDateTime(directory.TimeZone.In(from).Date).AddDays(-1);
        var last = DateOnly.FromDateTime(directory.TimeZone.In(to).Date);
        var week = directory.WeekOf(mail);
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            foreach (var block in week.Where(block => block.Days.Contains(Days[(int)day.DayOfWeek])))
            {
                var entry = new Entry(At(day, block.From), At(day, block.To), block.Status, block.Subject);
                if (entry.From < to && entry.To > from)
                {
                    yield return entry;
                }
            }
        }

        if (directory.Find(mail) is { } person)
        {
            foreach (var (start, end, absence) in AbsencesOf(person).Where(absence => absence.From < to && absence.To > from))
            {
                yield return new Entry(start, end, "oof", absence.Reply);
            }
        }
    }

    /// <summary>Somebody sets an automatic reply, in place of what it said before.</summary>
    public void Announce(OfficePerson person, DateTimeOffset from, DateTimeOffset to, string reply) => _announced[person.Id] = (from, to, new Absence(0, 0, reply, null));

    public IEnumerable<(DateTimeOffset From, DateTimeOffset To, Absence Absence)> AbsencesOf(OfficePerson person) => _announced.TryGetValue(person.Id, out var announced)
        ? [announced]
        : directory.AbsencesOf(person).Select(absence =>
            (At(Weekday(absence.FirstWorkingDay), TimeOnly.MinValue), At(Weekday(absence.FirstWorkingDay + absence.WorkingDays - 1).AddDays(1), TimeOnly.MinValue), absence));

    private DateOnly Weekday(int count)
    {
        var day = opened;
        while (true)
        {
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && count-- == 0)
            {
                return day;
            }

            day = day.AddDays(1);
        }
    }

    private DateTimeOffset At(DateOnly day, TimeOnly time) => directory.TimeZone.At(day.ToDateTime(time));

    internal sealed record Entry(DateTimeOffset From, DateTimeOffset To, string Status, string Subject);
}
