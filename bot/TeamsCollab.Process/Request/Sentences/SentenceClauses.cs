using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace TeamsCollab.Process.Request.Sentences;

/// <summary>Cuts a sentence where a reader pauses, and tells what each part is about by the words it begins or ends with.</summary>
internal static partial class SentenceClauses
{
    /// <param name="blanked">The sentence with its days blanked out, of the same length.</param>
    public static ImmutableArray<SentenceClause> Of(string sentence, string blanked, ImmutableArray<AskedDepartments.Place> asked)
    {
        var cuts = Pauses().Matches(blanked).Where(pause => !asked.Any(place => pause.Index > place.Start && pause.Index < place.End))
            .Select(pause => (From: pause.Index, To: pause.Index + pause.Length))
            .Concat(Turns().Matches(blanked).Concat(SentenceLabels.Turns().Matches(blanked)).Select(turn => (From: turn.Index, To: turn.Index)))
            .Concat(asked.Where(place => place.Begins).Select(place => (From: place.Start, To: place.Start)))
            .Append((From: sentence.Length, To: sentence.Length))
            .OrderBy(cut => cut.From);
        var parts = new List<(int Start, int End)>();
        var start = 0;
        foreach (var (from, to) in cuts)
        {
            if (from > start && !string.IsNullOrWhiteSpace(sentence[start..from]))
            {
                parts.Add((start, from));
            }

            start = Math.Max(start, to);
        }

        var clauses = new List<SentenceClause>();
        foreach (var part in parts)
        {
            var clause = new SentenceClause(part.Start, part.End, RoleOf(blanked, part, asked));
            var goesOn = clauses.Count > 0 && clause.Role is ClauseRole.Asking && !asked.Any(clause.Holds) && blanked[clauses[^1].End] is ',' && LabelOf(blanked, clause) is null;
            clauses.Add(goesOn && clauses[^1].IsLabelled ? clause with { Role = clauses[^1].Role, IsLabelled = true } : clause with { IsLabelled = LabelOf(blanked, clause) is not null });
        }

        return Settle(blanked, [.. clauses], asked);
    }

    /// <summary>Beside a clause that asks somebody, a clause that says nothing of itself gives the background: 新品月底上市,请产品部给手册.</summary>
    private static ImmutableArray<SentenceClause> Settle(string blanked, ImmutableArray<SentenceClause> clauses, ImmutableArray<AskedDepartments.Place> asked)
    {
        var asking = clauses.Where(clause => asked.Any(clause.Holds)).ToArray();
        return asking.Length == 0 || clauses.Any(clause => clause.Role is ClauseRole.Reason) || !clauses.Any(clause => clause.Start >= asking[0].Start && clause.Role is ClauseRole.Asking && Tells(blanked, clause, asked))
            ? clauses
            : [.. clauses.Select(clause => clause.Role is ClauseRole.Asking && clause.End <= asking[0].Start && !clause.IsLabelled && Tells(blanked, clause, asked) ? clause with { Role = ClauseRole.Reason } : clause)];
    }

    /// <summary>There is more in it than a day, whom it asks, and a bare 给: 手册，产品部，周五前给 says what is wanted in front.</summary>
    private static bool Tells(string blanked, SentenceClause clause, ImmutableArray<AskedDepartments.Place> asked) =>
        !Nothing().IsMatch(string.Concat(Enumerable.Range(clause.Start, clause.End - clause.Start).Where(at => !asked.Any(place => at >= place.Start && at < place.End)).Select(at => blanked[at])));

    private static ClauseRole? LabelOf(string blanked, SentenceClause clause) => SentenceLabels.RoleOf(blanked[clause.Start..clause.End].Trim());

    private static ClauseRole RoleOf(string blanked, (int Start, int End) part, ImmutableArray<AskedDepartments.Place> asked)
    {
        var text = blanked[part.Start..part.End].Trim();
        return asked.Any(new SentenceClause(part.Start, part.End, ClauseRole.Asking).Holds) ? ClauseRole.Asking
            : SentenceLabels.RoleOf(text) is { } labelled ? labelled
            : Courtesies().IsMatch(text) ? ClauseRole.Courtesy
            : Standards().IsMatch(text) ? ClauseRole.Standard
            : Reasons().IsMatch(text) ? ClauseRole.Reason
            : ClauseRole.Asking;
    }

    [GeneratedRegex(@"(?:(?<![0-9]),|,(?![0-9])|[。;!?\n【】]|\.(?=\s|$))", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Pauses();

    [GeneratedRegex(@"^[\s:]*(?:能?(?:给|交付?|出|提供|完成|要|做好?)(?:到?我们?)?[吗吧]?)?[\s:]*$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Nothing();

    [GeneratedRegex(@"(?<!^)(?:因为|由于|以便|用于|用来|\b(?:because|so that|so (?:we|our|the)\b|in order to|since (?:we|our|the)\b|as (?:we|our|they|he|she)\b|for use in|needed for))", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Turns();

    [GeneratedRegex(@"^(?:因(?![此而素])|由于|为了?(?!什么)|以便|用于|用来|好让|方便|目的|原因|用途|这样|否则|不然|because|so\b|in order|since\b|as (?:we|our|the|they|it|my|he|she)\b|needed for|for use in|以免|免得|避免|以防|作为|根据|按照?|鉴于|(?:我们?)?(?:需?要)?拿[去来]|otherwise|the reason|for\b)|(?:要用|要看|使用|急用|等着(?:用|签|要|看|开会?)|用得上|(?<!需)要用到|在催|^(?:给(?!我)|供).+(?:看|用|使用|参考)|(?:被|已经?|快要?).+了)$|^会?影响|^我们.{0,6}?(?:打算|计划|正在|准备(?!好))|^(?:客户|老板|领导|供应商|经销商|总部|对方|[他她]们?)(?:要(?!求)|在|等|催|急|会)|^(?:the|our|my|this|that|their) .*\b(?:is|are|was|has|have|will|wants?|expects?)\b|^\w+ (?:starts?|begins?|opens?|closes|ends)\b|^we (?:are|have|had|will|just|plan|expect)\b|^they (?!can\b|could\b|should\b|must\b)|^(?:it|this|that)(?:'s| is) (?:for|because|to)\b|\bneeds? (?:it|them|this)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Reasons();

    [GeneratedRegex(@"^(?:(?:交付|验收)?(?:标准|要求)(?:是|为|[:])?|目标(?:是|为|:)|目标.*[0-9%])|^(?:需?要?达到|需?覆盖|不[少低]于|至少|须?符合|必须|格式|精确到|最好(?:是|为|用|有|包[含括])|(?:内容|里面)?(?:需?要?包[含括]|[要需]有|需含)|页数|字数|篇幅|准确率|误差|合格率|完整率|精度|尺寸|图文并茂)|通过率|格式$|以[上下内]$|^需?要?经.+(?:通过|审核|审批|确认|签字)$|^(?:standard|acceptance|it (?:must|should|needs to|has to)|must|at least|with at least|to the standard)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Standards();

    [GeneratedRegex(@"^(?:你好|您好|我们?(?:部门?|这边|团队)?(?:想要?|要|需要)?|想要?|希望|(?:不知道?)?(?:能否|能不能|可否|可不可以|可以|是否可以|是不是可以)|(?:时间|日期|期限|截止(?:时间|日期)?|交付(?:时间|日期)|deadline|due(?: date)?|when)\s*:?|(?:can|could|would|will|may) (?:you|we|i)|(?:we|i)(?:'d| would) (?:like(?: to)?|appreciate it)|it would be (?:great|good|nice|helpful|appreciated)|大家好|各位(?:领导|同事|同学|伙伴|老师)?们?好?|(?:领导|同事|同学|伙伴|老师)们?好?|我是.*|我叫.*|\S{1,6}(?:部|部门|中心|团队)(?:这边)?|(?:(?:发起?|新建|创建|提交?)(?:一?[个次项条])?)?(?:跨部门)?(?:协作|协同|合作|需求|请求)+|谢谢.*|感谢.*|多谢.*|辛苦了?|拜托了?|麻烦了|很?紧?急+|求助|所以|因此|so|therefore|时间(?:比较|有点|很|非常)?[紧急赶].*|帮忙|帮我们?|(?:早上|上午|中午|下午|晚上)好|特急|非常紧急|加急|十万火急|thanks?.*|thank you.*|please|cheers|let's|(?:hi|hello|hey|dear)(?: (?:all|team|everyone|there|folks|colleagues))?|urgent(?:ly)?|asap|it is urgent|it's urgent)[\s:!]*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Courtesies();
}
