using System.Collections.Immutable;
using TeamsCollab.Process.Calendar;

namespace TeamsCollab.Process.Request.Sentences;

/// <summary>The days that a sentence names, in their order, and the one by which something is wanted.</summary>
internal static class DaysInSentence
{
    public static ImmutableArray<DaySaid> Find(string sentence, DateOnly today, WorkingCalendar calendar)
    {
        var periods = new Periods(today, calendar);
        var all = DaysInChinese.In(sentence, periods).Concat(DaysInEnglish.In(sentence, periods)).OrderBy(day => day.Start).ThenByDescending(day => day.Length);
        var apart = ImmutableArray.CreateBuilder<DaySaid>();
        foreach (var day in all)
        {
            if (apart.Count == 0 || day.Start >= apart[^1].End)
            {
                // 周一到周三 is a span of days and no limit: which end is meant is asked.
                var isSpan = apart.Count > 0 && day.Start == apart[^1].End && sentence[day.Start] is '到' or '至' or '-' or '~' or '—';
                apart.Add(isSpan ? day with { IsLimit = false } : day);
            }
        }

        return apart.ToImmutable();
    }

    /// <summary>The one said as a limit, else the only one. Null where several could be meant: the person is asked.</summary>
    public static DaySaid? Wanted(IEnumerable<DaySaid> days)
    {
        var limits = days.Where(day => day.IsLimit).DistinctBy(day => day.Date).ToArray();
        var said = limits.Length > 0 ? limits : [.. days.DistinctBy(day => day.Date)];
        return said is [var only] ? only : null;
    }
}
