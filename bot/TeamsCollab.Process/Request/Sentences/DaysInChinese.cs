using System.Globalization;
using System.Text.RegularExpressions;

namespace TeamsCollab.Process.Request.Sentences;

/// <summary>Day phrases as colleagues write them in Chinese: 下周三前, 3月底, 5个工作日内, 国庆前.</summary>
internal static partial class DaysInChinese
{
    private const string Number = ChineseNumber.Pattern;
    private const string Before = "(?:(?<before>(?:(?:截[至止]|交付|完成|提交|要求)(?:日期|时间|期限)|期限)\\s*[是为:]?\\s*|截[至止]\\s*[到为是:]?\\s*|最[晚迟]\\s*(?:不[超晚迟][过于])?|不[晚迟]于|不超过|赶在)|(?<![^\\s,。;!])(?:时间|日期)(?:是|为|定[在为于]|:)\\s*|[到在于])?";
    private const string TimeOfDay = "(?:的?(?:下班|上班|早上|上午|中午|下午|晚上|傍晚|凌晨)?(?:\\s*[0-9一二两三四五六七八九十]{1,3}[点时](?:半|[0-9]{1,2}分?)?|\\s*[0-9]{1,2}:[0-9]{2}|下班|上班|早上|上午|中午|下午|晚上|傍晚)?)";
    private const string After = TimeOfDay + "(?<limit>(?:\\s*(?:(?:之|以)?前(?![端台沿期景言])|截止|为止|(?:之|以)?内(?![容部测])))?)(?:交付|完成前)?";

    public static IEnumerable<DaySaid> In(string sentence, Periods periods) =>
        Phrases().Matches(sentence)
            .Select(match => (match, date: Date(match, periods)))
            .Where(found => found.date is not null)
            .Select(found => new DaySaid(found.date!.Value, found.match.Index, found.match.Length, IsLimit(found.match), Form(found.match)));

    private static DayForm Form(Match match) =>
        !Has(match, "weekday") || match.Groups["weekday"].Value is "末" ? DayForm.Date : match.Groups["whichWeek"].Length == 0 ? DayForm.Weekday : DayForm.WeekdayOfWeek;

    private static bool IsLimit(Match match) => match.Groups["limit"].Length > 0 || Has(match, "before");

    private static DateOnly? Date(Match match, Periods periods) =>
        Has(match, "compact") ? DateOnly.TryParseExact(match.Groups["compact"].Value, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var compact) ? compact : null
        : Has(match, "year") ? Periods.Of(FullYear(Read(match, "year")), Read(match, "fullMonth"), Read(match, "fullDay"))
        : Has(match, "month") ? OfMonth(match, periods)
        : Has(match, "beforeMonth") ? BeforeMonth(match, periods)
        : Has(match, "monthEnd") ? EndOfMonth(match, periods)
        : Has(match, "monthDay") ? Periods.Of(NextMonth(periods).Year, NextMonth(periods).Month, Read(match, "monthDay"))
        : Has(match, "bareDay") ? periods.DayOfMonth(Read(match, "bareDay"))
        : Has(match, "yearEnd") ? periods.EndOfYear(match.Groups["yearEnd"].Value.StartsWith('明') ? 1 : 0)
        : Has(match, "quarter") ? periods.EndOfQuarter(ChineseNumber.Read(match.Groups["quarter"].Value))
        : Has(match, "quarterEnd") ? periods.EndOfQuarterAhead(match.Groups["quarterEnd"].Value.StartsWith('下') ? 1 : 0)
        : Has(match, "weekday") ? Weekday(match, periods)
        : Has(match, "week") ? Week(match, periods)
        : Has(match, "day") ? periods.Today.AddDays(DaysAhead(match.Groups["day"].Value))
        : Has(match, "count") ? Later(match, periods)
        : Has(match, "partOfMonth") ? PartOfMonth(match, periods)
        : Has(match, "slashMonth") ? periods.OfYear(Read(match, "slashMonth"), Read(match, "slashDay"))
        : Has(match, "rangeDay") ? periods.DayOfMonth(Read(match, "rangeDay"))
        : Has(match, "festivalOver") ? Festivals.WorkingDayAfter(match.Groups["festivalOver"].Value, Has(match, "nth") ? Read(match, "nth") : 1, periods)
        : Has(match, "festival") ? Festivals.LastDayBefore(match.Groups["festival"].Value, periods)
        : null;

    private static DateOnly? OfMonth(Match match, Periods periods)
    {
        var month = Read(match, "month");
        if (month is < 1 or > 12)
        {
            return null;
        }

        var year = YearOf(match, periods);
        var said = match.Groups["ofMonth"].Value;
        if (said is "底" or "末" or "下旬")
        {
            return periods.EndOfMonth(year ?? ComingYearOf(month, periods), month);
        }

        var day = said switch { "初" or "上旬" => 10, "中" or "中旬" => 20, _ => ChineseNumber.Read(said) };
        return year is { } named ? Periods.Of(named, month, day) : periods.OfYear(month, day);
    }

    /// <summary>6月前, 下个月前: the last working day of the month before.</summary>
    private static DateOnly? BeforeMonth(Match match, Periods periods) => match.Groups["beforeMonth"].Value switch
    {
        ['下', ..] => periods.EndOfMonth(0),
        var named when ChineseNumber.Read(named) is >= 1 and <= 12 and var month => periods.EndOfMonth(YearOf(match, periods) ?? ComingYearOf(month, periods), month - 1),
        _ => null,
    };

    private static int? YearOf(Match match, Periods periods) => match.Groups["whichYear"].Value switch
    {
        "今年" => periods.Today.Year,
        "明年" => periods.Today.Year + 1,
        _ => null,
    };

    private static int ComingYearOf(int month, Periods periods) => periods.Today.Year + (month < periods.Today.Month ? 1 : 0);

    private static DateOnly? EndOfMonth(Match match, Periods periods)
    {
        var ahead = match.Groups["monthEnd"].Value.Count(letter => letter == '下');
        return periods.EndOfMonth(ahead);
    }

    /// <summary>初 is over on the 10th, 中 on the 20th.</summary>
    private static DateOnly? PartOfMonth(Match match, Periods periods)
    {
        var day = match.Groups["partOfMonth"].Value[0] is '初' or '上' ? 10 : 20;
        return match.Groups["whichMonth"].Value switch
        {
            ['下', ..] => Periods.Of(NextMonth(periods).Year, NextMonth(periods).Month, day),
            "月" => periods.DayOfMonth(day),
            _ => Periods.Of(periods.Today.Year, periods.Today.Month, day),
        };
    }

    private static DateOnly NextMonth(Periods periods) => periods.Today.AddMonths(1);

    private static DateOnly? Weekday(Match match, Periods periods)
    {
        var which = match.Groups["whichWeek"].Value;
        var day = match.Groups["weekday"].Value;
        var ahead = which.Count(letter => letter == '下');
        if (day == "末")
        {
            return periods.EndOfWeek(ahead);
        }

        var isoDay = day is "日" or "天" ? 7 : ChineseNumber.Read(day);
        return which.Length == 0 ? periods.Coming(isoDay) : periods.Monday(ahead).AddDays(isoDay - 1);
    }

    /// <summary>下周前 is over before next week begins; 下周, 下周内 when it ends.</summary>
    private static DateOnly? Week(Match match, Periods periods)
    {
        var ahead = match.Groups["week"].Value.Count(letter => letter == '下');
        return periods.EndOfWeek(match.Groups["limit"].Value.EndsWith('前') ? ahead - 1 : ahead);
    }

    private static int DaysAhead(string said) => said switch
    {
        "明天" or "明日" or "明晚" or "明早" => 1,
        "后天" => 2,
        "大后天" => 3,
        _ => 0,
    };

    private static DateOnly? Later(Match match, Periods periods)
    {
        var unit = match.Groups["unit"].Value;
        var count = match.Groups["count"].Value;
        var number = ChineseNumber.Read(count);
        return (unit, count) switch
        {
            ("月", "半") => periods.Today.AddDays(15),
            ("半月", _) when number > 0 => periods.Today.AddMonths(number).AddDays(15),
            ("小时", _) => number > 0 && number % 24 == 0 ? periods.Today.AddDays(number / 24) : null,
            (_, "半") or ("半月", _) => null,
            // 两三天: which of them is asked.
            _ when number == 0 => null,
            ("工作日", _) => periods.WorkingDaysLater(number),
            ("月", _) => periods.Today.AddMonths(number),
            ("周" or "星期" or "礼拜", _) => periods.Today.AddDays(7 * number),
            _ => periods.Today.AddDays(number),
        };
    }

    private static int FullYear(int said) => said < 100 ? 2000 + said : said;

    private static bool Has(Match match, string group) => match.Groups[group].Success;

    private static int Read(Match match, string group) =>
        match.Groups[group].Value is var text && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : ChineseNumber.Read(text);

    [GeneratedRegex(
        Before + "(?:"
        + "(?<year>20[0-9]{2}|(?<![0-9])2[0-9](?=年))[年\\-/.](?<fullMonth>[0-9]{1,2})[月\\-/.](?<fullDay>[0-9]{1,2})[日号]?"
        + "|(?<![0-9])(?<compact>20[0-9]{6})(?=(?:之|以)?前|截止)"
        + "|(?:(?<whichYear>今年|明年)的?)?(?<![0-9.])(?<month>" + Number + ")月份?(?<ofMonth>底|末|初|上旬|中旬|下旬|" + Number + "(?=[日号前])|" + Number + "(?![0-9]))[日号]?"
        + "|(?:(?<whichYear>今年|明年)的?)?(?<![0-9.一二三四五六七八九十几个])(?<beforeMonth>" + Number + ")月份?(?=(?:之|以)?前)"
        + "|(?<!下)(?<beforeMonth>下个?)月(?=(?:之|以)?前)"
        + "|下个?月的?(?<monthDay>" + Number + ")[日号]"
        + "|(?<![0-9一二三四五六七八九十个几])(?<whichMonth>本月|这个?月|当月|下个?月|月)(?<partOfMonth>初|上旬|中旬?)(?=[\\s,。前之以要交给提完出发]|$)"
        + "|(?<![0-9/.])(?<slashMonth>[0-9]{1,2})/(?<slashDay>[0-9]{1,2})(?![0-9/%])"
        + "|(?<![0-9/.到本vV-])(?<slashMonth>1[0-2]|0?[1-9])[.-](?<slashDay>[0-9]{1,2})[日号]?(?=\\s*(?:(?:之|以)?前|截止))"
        + "|(?<=(?:截[至止]|日期|时间|期限)\\s*[到为是:]?\\s*)(?<slashMonth>1[0-2]|0?[1-9])\\.(?<slashDay>[0-9]{1,2})(?![0-9.%])"
        + "|(?<=[日号])(?:到|至|-|~|—)(?<rangeDay>[0-9]{1,2})[日号]"
        + "|(?<monthEnd>本月|这个?月|当月|下下个?月|下个?月|(?<![0-9个半])月)(?:底|末|内(?=[^容部]|$))"
        + "|(?<![0-9月第a-zA-Z.])(?:(?:本月|这个?月|当月)的?)?(?<![0-9第a-zA-Z.])(?<bareDay>[0-9]{1,2})(?!日(?:之|以)?内)[日号](?![^\\s,。前之以截内上下早晚中交给完要需发])"
        + "|(?<yearEnd>(?:今年|本年|明年)?年[底末]|(?:今年|明年)(?:底|末)|本年度?内)"
        + "|(?:第(?=[一二三四]))?(?:[qQ](?<quarter>[1-4])|(?<quarter>[一二三四])季度)(?:末|底|结束|内)"
        + "|(?<quarterEnd>本季度?|这个?季度|下个?季度|季度)(?:末|底|结束|内)"
        + "|(?<!上个?|每个?)(?<whichWeek>下下个?|下个?|本|这个?)?(?:(?<=[下本这个])(?:周|星期|礼拜)[的 ]?)?(?:周|星期|礼拜)(?<weekday>[一二三四五六日天末])(?![年期个])"
        + "|(?<week>下下个?|下个?|本|这个?)(?:周|星期|礼拜)(?![年一二三四五六日天末会报])"
        + "|(?<day>今天|今日|今晚|当天|明天|明日|明晚|明早|大后天|后天)"
        + "|(?<![0-9.][-~至到]?)(?:(?:[0-9]{1,2}|[一二两三四五六七八九十])[-~到至])?(?<count>半|" + Number + ")个?(?<unit>工作日|天|日|周|星期|礼拜|半月|月|小时)(?=(?:之|以)?[内后])(?:(?:之|以)?后)?"
        + "|(?<festivalOver>" + Festivals.Pattern + "|(?<![季环细时关情])节|年(?=后))(?:节|假期|放假|长假)?(?:之|以)?后的?(?:第?(?<nth>" + Number + ")|首|头)个?工作日"
        + "|(?<festival>" + Festivals.Pattern + "|(?<![季环细时关情])节|(?<![0-9一二两三四五六七八九十几多今去明半])年)(?:节|假期|放假|长假|大促|活动)?(?=(?:之|以)?前)"
        + ")" + After,
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 2000)]
    private static partial Regex Phrases();
}
