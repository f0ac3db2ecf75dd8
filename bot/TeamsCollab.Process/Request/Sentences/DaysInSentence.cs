using System.Collections.Immutable;
using System.Text.RegularExpressions;
using TeamsCollab.Process.Calendar;

namespace TeamsCollab.Process.Request.Sentences;

/// <summary>The days that a sentence names, in their order, and the one by which something is wanted.</summary>
internal static partial class DaysInSentence
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
                if (apart.Count > 0 && SaidTwice(sentence, apart[^1], day) is { } both)
                {
                    apart[^1] = both;
                    continue;
                }

                // 周一到周三 is a span of days and no limit: which end is meant is asked.
                var isSpan = apart.Count > 0 && day.Start == apart[^1].End && sentence[day.Start] is '到' or '至' or '-' or '~' or '—';
                apart.Add(isSpan ? day with { IsLimit = false } : day);
            }
        }

        return [.. apart.Select(day => day with
        {
            IsClear = day.IsClear && !DayDoubts.IsAround(sentence, day),
            IsOfThing = !day.IsLimit && (sentence[day.End - 1] is '的' || (day.End < sentence.Length && sentence[day.End] is '的')),
        })];
    }

    /// <summary>3月20日（周五）前, Friday, March 20: one day, said by its date and by its weekday. Where the two disagree it is unclear which was meant.</summary>
    private static DaySaid? SaidTwice(string sentence, DaySaid first, DaySaid second)
    {
        var between = sentence[first.End..second.Start];
        if ((first.Form is DayForm.Date) == (second.Form is DayForm.Date) || !Beside().IsMatch(between))
        {
            return null;
        }

        var (date, weekday) = first.Form is DayForm.Date ? (first, second) : (second, first);
        var closing = between.Contains('(', StringComparison.Ordinal) ? Closing().Match(sentence, second.End) : Match.Empty;
        return new DaySaid(date.Date, first.Start, second.End + closing.Length - first.Start, first.IsLimit || second.IsLimit || closing.Groups["limit"].Success)
        {
            IsClear = weekday.Date == date.Date || (weekday.Form is DayForm.Weekday && weekday.Date.DayOfWeek == date.Date.DayOfWeek),
        };
    }

    /// <summary>The one said as a limit, else the only one. Null where several could be meant: the person is asked.</summary>
    public static DaySaid? Wanted(IReadOnlyCollection<DaySaid> days)
    {
        if (days.Any(day => !day.IsClear))
        {
            return null;
        }

        var limits = days.Where(day => day.IsLimit).DistinctBy(day => day.Date).ToArray();
        var said = limits.Length > 0 ? limits : [.. days.DistinctBy(day => day.Date)];
        return said is [var only] ? only : null;
    }

    [GeneratedRegex(@"^\s*[(,]?\s*(?:the\s+)?$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Beside();

    [GeneratedRegex(@"\G\s*\)(?<limit>(?:之|以)?[前内]|截止|为止)?", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Closing();
}
