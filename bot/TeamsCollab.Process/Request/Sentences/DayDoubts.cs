using System.Text.RegularExpressions;

namespace TeamsCollab.Process.Request.Sentences;

/// <summary>
/// Words around a day that make it another, or several, or only a beginning: 下周三后, 月底前三天, 最快周五, after Friday, a week from Monday. What such a
/// sentence means by its day is asked, never guessed.
/// </summary>
internal static partial class DayDoubts
{
    public static bool IsAround(string sentence, DaySaid day) =>
        Before().IsMatch(sentence[..day.Start]) || After().IsMatch(sentence[day.End..]) || (!day.IsLimit && Beginning().IsMatch(sentence[day.End..]));

    [GeneratedRegex(
        @"(?:从|(?<![各独亲])自|不[要能可]?早|最快|大[概约]|或者?|除了?|不要|别|(?<![能可])不[能得可])$"
        + @"|\b(?:(?:after|from|since|starting|beginning|between|around|about|approximately|early|or|except|earliest|not|never)(?:\s+(?:on|in|by|the))*|no earlier than|not earlier than)\s*$"
        + @"|\b(?:[0-9]+|an?|one|two|three|four|five|six|seven|eight|nine|ten|few|couple of)\s+(?:(?:working|business)\s+)?(?:days?|weeks?|hours?|months?)\s+(?:from\s+)?$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 2000)]
    private static partial Regex Before();

    [GeneratedRegex(
        @"^(?:(?:之|以)?后(?![台勤端续])|左右|上下|或者?|(?:半|[0-9]{1,2}|[一二两三四五六七八九十]{1,3})个?(?:天|周|星期|礼拜|工作日|月)|\s+or\b(?!\s+(?:before|earlier|sooner))|\s+at the earliest|\s+onwards?\b)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 2000)]
    private static partial Regex After();

    [GeneratedRegex("^(?:起(?!草)|开始)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Beginning();
}
