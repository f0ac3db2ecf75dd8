using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace TeamsCollab.Process.Request.Sentences;

/// <summary>Finds whom a sentence asks, as against whom it only mentions: 请产品部给…,销售铺货要用 asks 产品部 alone.</summary>
internal static partial class AskedDepartments
{
    /// <summary>Where it is asked: from the asking word to the end of the departments named after it.</summary>
    /// <param name="Names">Where in it the departments are named.</param>
    /// <param name="Begins">What is asked for stands behind it; before a department that something is wanted from, it stands in front.</param>
    internal readonly record struct Place(int Start, int End, (int Start, int End) Names, bool Begins, ImmutableArray<Department> Departments)
    {
        /// <summary>The words of asking: with the names, unless these tell who of several is to do what.</summary>
        public IEnumerable<(int Start, int End)> Asking(bool withNames) =>
            withNames ? [(Start, End)] : Begins ? [(Start, Names.Start), (Names.End, End)] : [];
    }

    /// <param name="sentence">With every day blanked out, so that 请下周三前产品部 reads as 请 产品部.</param>
    public static ImmutableArray<Place> Find(string sentence, DepartmentWords words)
    {
        var started = Starts().Matches(sentence).Select(start => AtStart(sentence, start, words)).OfType<Place>().ToArray();
        var spoken = started.Where(place => !started.Any(list => place.Start > list.Start && place.End <= list.End)).ToArray();
        var led = Leads().Matches(sentence).Select(lead => After(sentence, lead, words)).OfType<Place>().ToArray();
        // 产品部和销售部周五前各出一份总结 speaks to both: the 和 between them asks nobody anew.
        var asked = led.Where(place => !spoken.Concat(led).Any(list => place.Start > list.Start && place.End <= list.End)).ToArray();
        return asked.Length == 0
            ? [.. spoken.Where(list => !Spared().IsMatch(sentence, list.End))]
            : Joined(sentence, asked.Concat(spoken.Where(list => list.Start > asked[0].End && Duties().IsMatch(sentence, list.End))).OrderBy(place => place.Start));
    }

    /// <summary>@产品部 @客服部 is one place, not two.</summary>
    private static ImmutableArray<Place> Joined(string sentence, IEnumerable<Place> places)
    {
        var joined = ImmutableArray.CreateBuilder<Place>();
        foreach (var place in places)
        {
            if (joined.Count > 0 && joined[^1] is { Begins: true } before && place.Begins && Between().IsMatch(sentence[before.End..place.Start]))
            {
                joined[^1] = before with { End = place.End, Names = (before.Names.Start, place.Names.End), Departments = before.Departments.AddRange(place.Departments) };
            }
            else
            {
                joined.Add(place);
            }
        }

        return joined.ToImmutable();
    }

    /// <summary>Whoever begins with a department speaks to it; by a short name only where a word of asking follows, for 产品 and Product are things too.</summary>
    private static Place? AtStart(string sentence, Match start, DepartmentWords words)
    {
        var at = start.Index + start.Length;
        return (List(sentence, at, at, words, inFull: false) is { } shortly && Addressed().Match(sentence, shortly.End) is { Success: true } asking ? shortly with { End = asking.Index + asking.Length } : (Place?)null)
            ?? List(sentence, at, at, words, inFull: true);
    }

    /// <summary>请 takes a person or a department, whatever it is called; 需要 may also take a thing (需要产品手册), so that only a full name counts.</summary>
    private static Place? After(string sentence, Match lead, DepartmentWords words)
    {
        var place = List(sentence, lead.Index, lead.Index + lead.Length, words, inFull: !lead.Groups["somebody"].Success);
        if (place is null && !lead.Groups["somebody"].Success)
        {
            var shortly = List(sentence, lead.Index, lead.Index + lead.Length, words, inFull: false);
            place = shortly is { } found && Acts().IsMatch(sentence, found.End) ? shortly : null;
        }

        return place is { } asked ? asked with { Begins = !lead.Groups["after"].Success } : null;
    }

    private static Place? List(string sentence, int start, int at, DepartmentWords words, bool inFull)
    {
        var departments = ImmutableArray.CreateBuilder<Department>();
        var (first, end) = (at, at);
        var next = inFull ? words.FullAt(sentence, at) : words.AskedAt(sentence, at);
        while (next is { } found)
        {
            departments.Add(found.Department);
            end = at + found.Length;
            at = end + Separators().Match(sentence, end).Length;
            next = at > end ? words.AskedAt(sentence, at) : null;
        }

        if (departments.Count == 0)
        {
            return Unnamed().Match(sentence, at) is { Success: true } all ? new Place(start, at + all.Length, (at, at + all.Length), true, []) : null;
        }

        end += departments.Count > 1 ? Together().Match(sentence, end).Length : 0;
        return new Place(start, end, (first, end), true, departments.ToImmutable());
    }

    [GeneratedRegex(
        @"(?:(?<!不|邀|申)(?<somebody>(?<![^\s,。;!/|])" + SentenceLabels.Receivers + @"|想?请(?!教|问|假|求)|麻烦|劳烦|辛苦|拜托|想?让|@)|(?<![不无需])(?:(?:我们|咱们|我)?需要?(?:拿到|收到|得到)?|希望|找|叫|协调|联系|通知|申请|邀请|请求|借[用调]?|抽调|给(?=\S{2,8}?(?:发起?|提)一?[个条]?(?:协作|协同|请求|需求))|(?:(?:发起?|提|新建|创建)(?:一?[个次项条])?)?(?:跨部门)?(?:协作|协同|请求|需求)+给|(?:发起|新建|创建|提)(?:一?[个次项条])?给|(?<![大预合节违特隐契条签])约(?:一下)?|要(?!求)(?:拿到|收到|得到)?|联合|[和与跟同向由])"
        + @"|\b(?<somebody>(?:(?:we|i)(?:'d| would)\s+like|(?:would|will|is)\s+it\s+(?:be\s+)?possible\s+for)|please(?:\s+(?:ask|have|get))?|ask|have|get|can|could|would|will|if(?=\s+(?:\S+\s+){1,4}(?:can|could|would|will)\b)|(?<after>from|with)|dear|hi|hello|tell|remind|invite)\b(?!\s+(?:you|we|i)\b)|(?<!\bnot\s)\b(?:(?:we|i)\s+)?(?:needs?|wants?|requires?)\b)[\s:,]*",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 2000)]
    private static partial Regex Leads();

    [GeneratedRegex(@"(?:^|[,、。;!\n【】]|\band\b|(?<=协作|协同|请求|需求):)\s*(?:(?:你好|您好|紧急|急|urgent|attention|attn|fyi)[:]?)?\s*", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Starts();

    [GeneratedRegex(
        @"\G\s*[,:]?\s*(?:请(?!教|问|假|求)|麻烦|帮忙)|\G\s*[,:]?\s*(?:please|pls|kindly|(?:can|could|would|will)\s+you|must|should|shall|(?:has|have|needs?)\s+to|to(?!\s+(?:date|be)\b))\b|\G\s*:(?=\s)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 2000)]
    private static partial Regex Addressed();

    /// <summary>请产品部给手册，销售部提供名单: whoever is said to do a part of it is asked too.</summary>
    [GeneratedRegex(@"\G(?<=\bto)\b|\G\s*(?:负责|牵头|主导|配合|提供|准备|给出|出具?|完成|整理|汇总|制作|安排|协助|审核|确认)(?![的了过])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Duties();

    /// <summary>产品部不用再给了, 产品部说给不了: it is told about them, and nothing asked.</summary>
    [GeneratedRegex(
        @"\G\s*(?:(?:已经)?(?:不用|不必|不需要?|无需|无须|别再)|(?:回复|反馈)?说(?![明法辞])|表示|告[诉知]|通知|答应|承诺|同意|反映|[^,。;!?\n]*(?:不了|无法|(?<!有)没[有法能给交]|还没|已经)(?!.*(?:请|麻烦|帮|需要|能否|能不能|可否)))",
        RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Spared();

    /// <summary>各部门: somebody is asked, and which departments remains to be asked.</summary>
    [GeneratedRegex(
        @"\G(?:贵|各个?|所有|全体|相关|有关|其[他它](?:各个?)?)(?:业务|职能)?(?:部门?|团队)(?:的?(?:同事|负责人|经理)们?)?|\G(?:all|every|each|the (?:other|relevant)|other|relevant)\s+(?:departments?|teams?)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 2000)]
    private static partial Regex Unnamed();

    /// <summary>产品、客服、财务三个部门.</summary>
    [GeneratedRegex(@"\G\s*等?这?(?:[0-9]{1,2}|[一二两三四五六七八九十几各])?个?部门(?!口)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Together();

    [GeneratedRegex(@"^[\s,、]*$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Between();

    [GeneratedRegex(@"\G\s*(?:、|和|与|及|以及|跟|还有|或者?|[,/&]\s*(?:and\s+)?|\b(?:and|or)\b)\s*", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Separators();

    [GeneratedRegex(@"\G\s*(?:\b(?:to|help|support|input|approval)\b|尽快|能|可以|帮|给|提供|协助|支持|配合|出|安排|派|准备|一起|共同|参与|审)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Acts();
}
