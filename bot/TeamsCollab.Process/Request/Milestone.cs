using System.Globalization;
using TeamsCollab.Process.Calendar;
using TeamsCollab.Process.Request.Sentences;

namespace TeamsCollab.Process.Request;

/// <summary>里程碑: what is reached by which day (R02).</summary>
public sealed record Milestone(DateOnly On, string What)
{
    /// <summary>Reads a line such as 2026-07-01 样品确认 or 7月1日：样品确认; null where it names no day, or more than one.</summary>
    public static Milestone? Read(string line, DateOnly today, WorkingCalendar calendar) =>
        DaysInSentence.Find(line, today, calendar) is [{ IsClear: true } day]
            ? new Milestone(day.Date, line.Remove(day.Start, day.Length).Trim(' ', '\t', '\u3000', ':', '\uff1a', ',', '\uff0c', '-', '—', '、'))
            : null;

    /// <summary>As it is sealed and shown.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{On:yyyy-MM-dd} {What}");
}
