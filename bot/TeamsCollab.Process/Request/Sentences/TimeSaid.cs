using System.Globalization;
using System.Text.RegularExpressions;

namespace TeamsCollab.Process.Request.Sentences;

/// <summary>A time of day and a length of time as colleagues write them: 下午3点半, 15:30, 3 pm, 90分钟, an hour and a half.</summary>
public static partial class TimeSaid
{
    private const string Number = ChineseNumber.Pattern;

    /// <summary>An hour below this without 上午 or am is an afternoon's: nobody meets at 3 in the night.</summary>
    private const int FirstMorningHour = 7;

    /// <summary>Null where the text names no time of day.</summary>
    public static TimeOnly? OfDay(string said)
    {
        if (Times().Match(said) is not { Success: true } match)
        {
            return Noon().IsMatch(said) ? new TimeOnly(12, 0) : null;
        }

        var hour = ChineseNumber.Read(match.Groups["hour"].Value);
        var minute = match.Groups["minute"] is { Success: true } minutes ? ChineseNumber.Read(minutes.Value)
            : match.Groups["half"].Success ? 30
            : match.Groups["quarter"] is { Success: true } quarters ? 15 * ChineseNumber.Read(quarters.Value)
            : 0;
        var isWritten = match.Groups["colon"].Success && match.Groups["hour"].Length == 2;
        hour = match.Groups["part"].Value.ToUpperInvariant() switch
        {
            "下午" or "晚上" or "傍晚" or "PM" or "P.M." => hour < 12 ? hour + 12 : hour,
            "中午" => hour is > 0 and < 4 ? hour + 12 : hour,
            "AM" or "A.M." => hour == 12 ? 0 : hour,
            "" => hour is > 0 and < FirstMorningHour && !isWritten ? hour + 12 : hour,
            _ => hour,
        };
        return hour < 24 && minute < 60 ? new TimeOnly(hour, minute) : null;
    }

    /// <summary>Minutes; null where the text names no length of time.</summary>
    public static int? Minutes(string said)
    {
        if (Lengths().Match(said) is not { Success: true } match)
        {
            return null;
        }

        var half = match.Groups["half"].Success ? 30 : 0;
        return match.Groups["minutes"] is { Success: true } minutes ? ChineseNumber.Read(minutes.Value)
            : match.Groups["hours"] is { Success: true } hours ? (int)(60 * Hours(hours.Value)) + half
            : half;
    }

    private static decimal Hours(string said) =>
        said is "a" or "an" or "A" or "An" ? 1
        : decimal.TryParse(said, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number
        : ChineseNumber.Read(said);

    [GeneratedRegex(
        "(?<part>凌晨|早上|上午|中午|下午|傍晚|晚上|)\\s*(?<![0-9:\uff1a.])(?:(?<hour>[0-9]{1,2})(?<colon>[:\uff1a])(?<minute>[0-9]{2})(?![0-9])|(?<hour>" + Number + ")(?:点钟?|时)(?:(?<half>半)|(?<quarter>[一三])刻|(?<minute>" + Number + ")分?)?)(?:\\s*(?<part>[ap]\\.?m\\b\\.?))?"
        + "|(?<![0-9:.])(?<hour>[0-9]{1,2})(?::(?<minute>[0-9]{2}))?\\s*(?<part>[ap]\\.?m\\b\\.?)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 2000)]
    private static partial Regex Times();

    [GeneratedRegex(@"中午|正午|\bnoon\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Noon();

    [GeneratedRegex(
        "(?<![0-9:.])(?<minutes>[0-9]{1,3})\\s*(?:分钟|minutes?\\b|mins?\\b)"
        + "|(?<hours>[0-9]{1,2}(?:\\.[0-9])?|[一两二三四五六七八])\\s*个?(?<half>半)?(?:小时|钟头)(?<half>半)?"
        + "|(?<half>半)个?(?:小时|钟头)|(?<half>half an hour)"
        + "|\\b(?<hours>[0-9]{1,2}(?:\\.[0-9])?|an?)\\s*(?:hours?|hrs?|h)\\b(?<half>\\s+and\\s+a\\s+half)?",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 2000)]
    private static partial Regex Lengths();
}
