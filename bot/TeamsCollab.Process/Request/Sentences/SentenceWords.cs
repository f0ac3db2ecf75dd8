using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace TeamsCollab.Process.Request.Sentences;

/// <summary>The person's own words for a part of the form, without the asking, the greeting and the labels around them.</summary>
internal static partial class SentenceWords
{
    private const int LongestTitle = 40;

    /// <param name="text">The sentence as it was written, with what has its own place in the form blanked out.</param>
    public static string Of(string text, ImmutableArray<SentenceClause> clauses, ClauseRole role)
    {
        var parts = clauses.Where(clause => clause.Role == role)
            .Select(clause => Trimmed(text[clause.Start..clause.End], Around(role)))
            .Where(part => part.Length > 0 && !OnlyDone().IsMatch(part)).ToArray();
        // 支持一下，把竞品分析给到我们: the first of them only asks.
        var telling = parts.Where(part => !OnlyHelp().IsMatch(part)).ToArray();
        var joined = string.Join('\n', telling.Length > 0 ? telling : parts);
        return joined.Replace("\n", joined.Any(IsHan) ? "\uff0c" : ", ", StringComparison.Ordinal);
    }

    /// <summary>What is asked for, named: the thing itself where the first words only say that it is to be given.</summary>
    public static string Title(string what)
    {
        var first = Pause().Split(what, 2)[0];
        var title = GivingVerb().Replace(first, string.Empty).Trim();
        title = title.Length == 0 ? first : title;
        return title.Length <= LongestTitle ? title : title[..LongestTitle];
    }

    private static string Trimmed(string part, Regex around)
    {
        var spaced = Spaces().Replace(Joint().Replace(part, string.Empty), match => match.Index > 0 && match.Index + match.Length < part.Length && !IsHan(part[match.Index - 1]) && !IsHan(part[match.Index + match.Length]) ? " " : string.Empty).Trim();
        string before;
        do
        {
            before = spaced;
            spaced = around.Replace(SentenceLabels.Without(spaced), string.Empty).Trim(' ', ':', '\uff1a', '、', '.', '~', '-', '—', '|', '/');
        }
        while (spaced != before);

        return Bracket().Replace(spaced, string.Empty);
    }

    private static bool IsHan(char letter) => letter is (>= '\u4e00' and <= '\u9fff') or (>= '\u3000' and <= '\u303f') or (>= '\uff00' and <= '\uffef');

    private static Regex Around(ClauseRole role) => role switch
    {
        ClauseRole.Reason => ReasonWord(),
        ClauseRole.Standard => StandardWord(),
        _ => AskingWord(),
    };

    [GeneratedRegex(@"\uff0c|,(?![0-9])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Pause();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Spaces();

    /// <summary>手册（用于培训） is cut at its bracket, which closes nothing then.</summary>
    [GeneratedRegex(@"[(\uff08]$|(?<=^[^(\uff08]*)[)\uff09]$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Bracket();

    /// <summary>新品手册请 … 定稿: what asked or led to the day that stood here.</summary>
    [GeneratedRegex(@"(?<=\S)(?:请|并|需|要|都|应)+(?=\s{3})", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Joint();

    /// <summary>The asking around what is asked for.</summary>
    [GeneratedRegex(
        @"^(?:你好|您好|大家好|各位好?|(?:早上|上午|中午|下午|晚上)好|求助|急+(?=[\s!,\uff01\uff0c]|$)|我们?(?:部门?|这边)?|咱们|这边|目前|现在|需要?(?=[^求]|$)|能否|能不能|能够?(?=[^量力源效])|的(?!确)|希望(?:能够?)?|想要?|要(?=[^求点]|$)|请(?=[^教假])|麻烦|帮忙|帮我们?|所以|因此|务必|必须|一定要?|尽快|尽早|快点|早点|赶[紧快]|抓紧|可否|可以|分别|各自?|都|一起|之前|前(?![端台期沿景])|你们|贵部|紧急|"
        + @"(?:什么时候|何时|多久|谁|哪位)(?:能够?|可以)|(?:发起?|提交?|新建|创建)?(?:一?[个次项条])?(?:跨部门)?(?:协作|协同|合作|需求|请求)+(?=[\s:\uff1a]|$)|部门(?=[^口\s])|"
        + @"please\b|pls\b|plz\b|to\b|can you\b|could you\b|(?:can|could|may) (?:we|i) (?:get|have)\b|(?:if|whether) (?:they|you) (?:can|could|would)\b|(?:we|i)(?:'d| would) like to\b|mind\b|(?:we |i )?needs?\b|we want\b|hi\b|hello\b|urgent(?:ly)?\b:?|asap\b|kindly\b|us\b(?= to)|and\b|that\b|should\b|must\b|(?:can|could|would|will)\b|for\b)|(?:一下(?=$)(?<![把将].*)|就(?:行|好|可以)了?|即可|谢谢|吗|吧|好吗|尽快|(?<![发交送寄传拿带])能?给(?:到?我们?)?(?=$)(?<![把将].*)|\bplease|\bpls|\bplz|\bthanks|\bthank you|\basap|\burgently|\bfrom|\bwith|\band)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 2000)]
    private static partial Regex AskingWord();

    /// <summary>That it is to be done says nothing of it: 共同制定推广计划，3月27日前完成.</summary>
    [GeneratedRegex(@"^能?(?:完成|搞定|[做弄][好完]|给(?:我|结果)|拿到|交付?)$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex OnlyDone();

    [GeneratedRegex(@"^(?:支持|配合|协助|帮个?忙|help|support)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 2000)]
    private static partial Regex OnlyHelp();

    [GeneratedRegex(@"^(?:因为?|由于|以便|用于|用来|为的是|(?:原因|目的|用途|理由)[是为]|because|so that|in order to|since|as|(?:it|this|that)(?:'s| is) for|for)\s*", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 2000)]
    private static partial Regex ReasonWord();

    [GeneratedRegex(@"^(?:(?:交付|验收)?(?:标准|要求)(?:是|为)?|standard(?: is)?|acceptance(?: criteria)?(?: is| are)?)\s*", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 2000)]
    private static partial Regex StandardWord();

    [GeneratedRegex(
        @"^(?:提供|给出?(?!差)|准备好?|完成|提交|交付?(?![流接易叉换通涉代])|发送?(?![起布现展生票货放行包文言酵工薪])|出具?(?![差席货版口现台场境租售厂库纳])|整理|(?:协助|支持|配合)(?!.{1,6}(?:部|中心|处|办))|制作|安排|做|帮(?!助)"
        + @"|provide|prepare|send|give|deliver|submit|share|get|help(?: with| on)?|support)(?:我们|\s*\b(?:us|me)\b)?(?:一下)?(?:一[份个版]|\s*\b(?:an?|the)\b)?\s*",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 2000)]
    private static partial Regex GivingVerb();
}
