using System.Collections.Immutable;
using System.Globalization;

namespace TeamsCollab.Process.Calendar;

/// <summary>"这个期限是怎么算的?": the trail of a deadline in sentences for an office worker (B4).</summary>
public static class TrailWords
{
    /// <summary>
    /// The rule, day zero and why, a line for every day looked at, and what is still provisional. Any language other than English
    /// is answered in Chinese.
    /// </summary>
    /// <param name="deadline">With its trail; without it only the rule is told.</param>
    /// <param name="language">A language tag such as zh-CN or en.</param>
    public static ImmutableArray<string> In(Deadline deadline, string language) =>
        language.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? TrailInEnglish.Lines(deadline) : TrailInChinese.Lines(deadline);

    /// <summary>Where day zero came to stand, seen from the moment counted from.</summary>
    internal static StartCase StartOf(Deadline deadline)
    {
        var received = DateOnly.FromDateTime(deadline.From.DateTime);
        return deadline.Trail.FirstOrDefault(day => day.Count is 0)?.Date switch
        {
            null => StartCase.Untold,
            _ when deadline.WorkingDays < 0 => StartCase.Backwards,
            var zero when zero == received => StartCase.SameDay,
            _ when deadline.Trail.FirstOrDefault(day => day.Date == received)?.Kind.IsWorking() is true => StartCase.AfterClose,
            _ => StartCase.RestDay,
        };
    }

    internal static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    internal static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static string Clock(DateTimeOffset at) => at.ToString(at.Second is 0 ? "HH:mm" : "HH:mm:ss", CultureInfo.InvariantCulture);

    internal static IEnumerable<int> UnannouncedYears(Deadline deadline) => deadline.Trail
        .Where(day => day.Kind is DayKind.ProvisionalWeekday or DayKind.ProvisionalWeekend)
        .Select(day => day.Date.Year)
        .Distinct();
}
