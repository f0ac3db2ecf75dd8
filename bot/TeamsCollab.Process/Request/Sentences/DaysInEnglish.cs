using System.Globalization;
using System.Text.RegularExpressions;

namespace TeamsCollab.Process.Request.Sentences;

/// <summary>Day phrases as colleagues write them in English: by next Wednesday, EOD Friday, within 5 working days, end of the month.</summary>
internal static partial class DaysInEnglish
{
    private const string Months = "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";
    private const string Weekdays = "mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?";
    private const string FullWeekdays = "monday|tuesday|wednesday|thursday|friday|saturday|sunday";
    private const string Limit = @"(?:on or before|no later than|not later than|by|before|b4|until|till|due(?: on| by)?|deadline(?: is)?:?)";
    private const string Endings = @"(?:the )?(?:end of(?: the)?(?: business| day)?(?: on)?|eod(?: on)?|cob(?: on)?|close of business(?: on)?)";
    private const string TimeOfDay = @"(?:\s+(?:(?:at|by|before)\s+)?(?:[0-9]{1,2}(?::[0-9]{2})?\s*[ap]\.?m\b\.?|noon\b|eod\b|cob\b|end of (?:the )?day\b|close of business\b|(?:morning|afternoon|evening)\b))?";

    private static readonly string[] MonthNames = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    private static readonly string[] WeekdayNames = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    private static readonly string[] Numbers = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

    public static IEnumerable<DaySaid> In(string sentence, Periods periods) =>
        Phrases().Matches(sentence)
            .Select(match => (match, date: Date(match, periods)))
            .Where(found => found.date is not null)
            .Select(found => new DaySaid(
                found.date!.Value,
                found.match.Index,
                found.match.Length,
                found.match.Groups["limit"].Length > 0 || found.match.Groups["ending"].Length > 0 || found.match.Groups["count"].Success,
                !Has(found.match, "weekday") ? DayForm.Date : Has(found.match, "which") ? DayForm.WeekdayOfWeek : DayForm.Weekday));

    private static DateOnly? Date(Match match, Periods periods) =>
        Has(match, "iso") && DateOnly.TryParseExact(match.Groups["iso"].Value, "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var iso) ? iso
        : Has(match, "month") ? OfMonth(match, periods)
        : Has(match, "first") ? Numeric(match, periods)
        : Has(match, "monthDay") ? OfThisOrNextMonth(match, periods)
        : Has(match, "period") ? EndOf(Lower(match, "period"), periods)
        : Has(match, "weekday") ? Weekday(match, periods)
        : Has(match, "weekAfter") ? periods.EndOfWeek(2)
        : Has(match, "middle") ? periods.OfYear(MonthOf(Lower(match, "middle")), 15)
        : Has(match, "week") ? periods.EndOfWeek(Lower(match, "week") == "next" ? 1 : 0)
        : Has(match, "day") ? periods.Today.AddDays(Lower(match, "day") switch { "tomorrow" or "tmr" or "tmrw" => 1, "the day after tomorrow" => 2, _ => 0 })
        : Has(match, "count") ? Later(match, periods)
        : Has(match, "bareDay") ? periods.DayOfMonth(Number(match, "bareDay"))
        : Has(match, "festival") ? Festivals.LastDayBefore(ChineseName(Lower(match, "festival")), periods)
        : Has(match, "ending") ? periods.Today
        : null;

    private static DateOnly? OfMonth(Match match, Periods periods)
    {
        var month = MonthOf(Lower(match, "month"));
        var day = Number(match, "dayOfMonth");
        return Has(match, "year") ? Periods.Of(Number(match, "year"), month, day) : periods.OfYear(month, day);
    }

    /// <summary>Month first; where that is no month, day first.</summary>
    private static DateOnly? Numeric(Match match, Periods periods)
    {
        var (first, second) = (Number(match, "first"), Number(match, "second"));
        var (month, day) = first > 12 ? (second, first) : (first, second);
        return Has(match, "year") ? Periods.Of(Number(match, "year"), month, day) : periods.OfYear(month, day);
    }

    private static DateOnly? OfThisOrNextMonth(Match match, Periods periods) =>
        periods.Today.AddMonths(Lower(match, "whichMonth") == "next" ? 1 : 0) is var month ? Periods.Of(month.Year, month.Month, Number(match, "monthDay")) : null;

    private static DateOnly? EndOf(string period, Periods periods) => period switch
    {
        "week" or "this week" or "eow" => periods.EndOfWeek(0),
        "next week" => periods.EndOfWeek(1),
        "month" or "this month" or "eom" => periods.EndOfMonth(0),
        "next month" => periods.EndOfMonth(1),
        "quarter" or "this quarter" or "eoq" => periods.EndOfQuarterAhead(0),
        "next quarter" => periods.EndOfQuarterAhead(1),
        "year" or "this year" or "eoy" => periods.EndOfYear(0),
        ['q', var quarter] => periods.EndOfQuarter(quarter - '0'),
        _ => MonthOf(period) is > 0 and var month ? periods.EndOfMonth(periods.Today.Year + (month < periods.Today.Month ? 1 : 0), month) : null,
    };

    /// <summary>Next Wednesday is next week's; this Wednesday is this week's, even if it is over; Wednesday is the coming one.</summary>
    private static DateOnly? Weekday(Match match, Periods periods)
    {
        var isoDay = Array.IndexOf(WeekdayNames, Lower(match, "weekday")[..3]) + 1;
        return Lower(match, "which") switch
        {
            "next" => periods.Monday(1).AddDays(isoDay - 1),
            "this" => periods.Monday(0).AddDays(isoDay - 1),
            _ => periods.Coming(isoDay),
        };
    }

    private static DateOnly? Later(Match match, Periods periods)
    {
        var said = Lower(match, "count");
        var count = said is "a" or "an" ? 1 : Array.IndexOf(Numbers, said) is >= 0 and var word ? word : Number(match, "count");
        return (Lower(match, "unit"), Has(match, "working")) switch
        {
            ("day", true) => periods.WorkingDaysLater(count),
            ("week", _) => periods.Today.AddDays(7 * count),
            ("fortnight", _) => periods.Today.AddDays(14 * count),
            ("month", _) => periods.Today.AddMonths(count),
            ("hour", _) => count % 24 == 0 ? periods.Today.AddDays(count / 24) : null,
            _ => periods.Today.AddDays(count),
        };
    }

    private static string ChineseName(string festival) => festival[..3] switch
    {
        "nat" or "gol" => "国庆",
        "lab" or "may" => "五一",
        "qin" or "tom" => "清明",
        "dra" => "端午",
        "mid" => "中秋",
        "new" => "元旦",
        _ => "春节",
    };

    private static int MonthOf(string name) => Array.IndexOf(MonthNames, name.Length < 3 ? name : name[..3]) + 1;

    private static bool Has(Match match, string group) => match.Groups[group].Success;

    private static string Lower(Match match, string group) => match.Groups[group].Value.ToLowerInvariant();

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"\b(?:(?<limit>" + Limit + @")\s+)?(?:(?:[0-9]{1,2}:[0-9]{2}(?:\s*[ap]\.?m\b\.?)?|[0-9]{1,2}\s*[ap]\.?m\b\.?|noon)\s+)?(?:on\s+)?(?:(?<ending>" + Endings + @")\s*)?(?:"
        + @"(?<iso>20[0-9]{2}-[0-9]{1,2}-[0-9]{1,2})"
        + @"|(?<month>" + Months + @")\.?\s+(?<dayOfMonth>[0-9]{1,2})(?:st|nd|rd|th)?(?:,?\s+(?<year>20[0-9]{2}))?\b"
        + @"|the\s+(?<monthDay>[0-9]{1,2})(?:st|nd|rd|th)?\s+of\s+(?<whichMonth>this|next)\s+month\b"
        + @"|(?:the\s+)?(?<dayOfMonth>[0-9]{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(?<month>" + Months + @")\b\.?(?:,?\s+(?<year>20[0-9]{2}))?"
        + @"|(?<![0-9/])(?<first>[0-9]{1,2})/(?<second>[0-9]{1,2})(?:/(?<year>20[0-9]{2}))?(?![0-9/%])"
        + @"|(?<=end of\s+(?:the\s+)?)(?<period>this week|next week|week|this month|next month|month|this quarter|next quarter|quarter|this year|year|q[1-4]|" + Months + @")\b"
        + @"|(?<period>eow|eom|eoq|eoy)\b"
        + @"|(?<which>next|this|coming)\s+(?<weekday>" + Weekdays + @")\b"
        + @"|(?<weekday>" + FullWeekdays + @")(?:\s+of)?\s+(?<which>next|this)\s+week\b"
        + @"|(?<=(?:by|before|b4|until|till|due|on|eod|cob)\s+)(?<weekday>" + Weekdays + @")(?:\s+of)?\s+(?<which>next|this)\s+week\b"
        + @"|(?<!\b(?:last|every|each)\s+)(?<weekday>" + FullWeekdays + @")\b"
        + @"|(?<=(?:by|before|b4|until|till|due|on|eod|cob)\s+)(?<weekday>" + Weekdays + @")\b"
        + @"|(?<weekAfter>the\s+week\s+after\s+next)\b"
        + @"|mid[\s-]+(?<middle>" + Months + @")\b"
        + @"|(?<week>next|this)\s+week\b"
        + @"|the\s+(?<bareDay>[0-9]{1,2})(?:st|nd|rd|th)\b"
        + @"|(?<day>today|tonight|this (?:morning|afternoon|evening)|tomorrow|tmrw?|the day after tomorrow)\b"
        + @"|(?:within|in)\s+(?:the\s+next\s+)?(?<count>[0-9]{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten)\s+(?:(?<working>working|business)\s+)?(?<unit>hour|day|week|fortnight|month)(?:s'? time|'s time|s)?\b"
        + @"|(?<count>[0-9]{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten)\s+(?:(?<working>working|business)\s+)?(?<unit>day|week|fortnight|month)s?\s+from\s+(?:now|today)\b"
        + @"|(?<=\bbefore\s+)(?:the\s+)?(?<festival>national day|golden week|spring festival|chinese new year|lunar new year|labou?r day|may day|qingming|tomb[- ]sweeping day|dragon boat|mid-autumn|new year)(?:'s day|\s+festival)?(?:'s)?(?:\s+holidays?)?\b"
        + @"|(?<=\b(?:eod|cob|end of day|close of business))"
        + @")" + TimeOfDay,
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 2000)]
    private static partial Regex Phrases();
}
