using System.Collections.Immutable;
using System.Text.RegularExpressions;
using TeamsCollab.Process.Calendar;

namespace TeamsCollab.Process.Request.Sentences;

/// <summary>
/// Reads a request that somebody wrote as one sentence, in Chinese or English: 下周三前请产品部给卖点手册,销售铺货要用. Rules, not a
/// model: the same sentence always reads the same, and what the rules do not know becomes a gap that the form asks for.
/// </summary>
/// <param name="departments">Everyone who may be asked, each with its code in the register or null.</param>
public sealed partial class SentenceReader(IEnumerable<(Department Department, string? Code)> departments, WorkingCalendar calendar)
{
    /// <summary>Characters (UTF-16) that are read; a longer text is no sentence.</summary>
    public const int LongestSentence = 500;

    private const int LongestTitle = 40;

    /// <summary>How far the full-width forms stand behind ASCII.</summary>
    private const int FullWidth = 0xfee0;

    private readonly DepartmentWords words = new(departments);

    /// <summary>What it says, whoever wrote it; <see cref="RequestSentence.AskedBy"/> leaves out the writer's own department.</summary>
    public RequestSentence Read(string sentence, DateOnly today)
    {
        var written = sentence.Length <= LongestSentence ? sentence : sentence[..LongestSentence];
        var text = Plain(written);
        var days = DaysInSentence.Find(text, today, calendar);
        var blanked = Blank(text, days.Select(day => (day.Start, day.End)));
        var asked = AskedDepartments.Find(blanked, words);
        var clauses = SentenceClauses.Of(text, blanked, asked);
        var wanted = Wanted(days, clauses, asked);
        var spoken = Blank(written, asked.Select(place => (place.Start, place.End)).Concat(wanted is { } day ? [(day.Start, day.End)] : []));

        ImmutableArray<Department> receivers = [.. asked.SelectMany(place => place.Departments).Distinct()];
        var what = Words(spoken, clauses, ClauseRole.Asking, Around());
        var why = Words(wanted is null ? written : spoken, clauses, ClauseRole.Reason, ReasonWord());
        var standard = Words(spoken, clauses, ClauseRole.Standard, StandardWord());
        var wantedBy = wanted is { } named && named.Date >= today ? named.Date : (DateOnly?)null;
        return new RequestSentence(
            receivers,
            wantedBy,
            wantedBy is { } date && !calendar.IsWorkingDay(date),
            Title(what),
            what,
            why,
            standard,
            KindIn(text),
            Urgent().IsMatch(text),
            receivers.Length > 0 && (what.Length > 0 || days.Length > 0),
            Gaps(receivers, wantedBy, what, why, standard));
    }

    /// <summary>A day in the clause that asks goes before one that only gives the background.</summary>
    private static DaySaid? Wanted(ImmutableArray<DaySaid> days, ImmutableArray<SentenceClause> clauses, ImmutableArray<AskedDepartments.Place> asked)
    {
        var inAsking = days.Where(day => clauses.Any(clause => clause.Holds(day) && asked.Any(clause.Holds))).ToArray();
        var outsideReasons = days.Where(day => clauses.Any(clause => clause.Holds(day) && clause.Role is not ClauseRole.Reason)).ToArray();
        return DaysInSentence.Wanted(inAsking.Length > 0 ? inAsking : outsideReasons.Length > 0 ? outsideReasons : days);
    }

    private static string Words(string text, ImmutableArray<SentenceClause> clauses, ClauseRole role, Regex around)
    {
        var parts = clauses.Where(clause => clause.Role == role)
            .Select(clause => Trimmed(text[clause.Start..clause.End], around))
            .Where(part => part.Length > 0).ToArray();
        // 支持一下，把竞品分析给到我们: the first of them only asks.
        var telling = parts.Where(part => !OnlyHelp().IsMatch(part)).ToArray();
        var joined = string.Join('\n', telling.Length > 0 ? telling : parts);
        return joined.Replace("\n", joined.Any(IsHan) ? "\uff0c" : ", ", StringComparison.Ordinal);
    }

    private static string Trimmed(string part, Regex around)
    {
        var spaced = Spaces().Replace(part, match => match.Index > 0 && match.Index + match.Length < part.Length && !IsHan(part[match.Index - 1]) && !IsHan(part[match.Index + match.Length]) ? " " : string.Empty).Trim();
        string before;
        do
        {
            before = spaced;
            spaced = around.Replace(spaced, string.Empty).Trim(' ', ':', '\uff1a', '、', '.', '~', '-', '—');
        }
        while (spaced != before);

        return spaced;
    }

    private static string Title(string what)
    {
        var first = what.Split([',', '\uff0c'], 2)[0];
        var title = GivingVerb().Replace(first, string.Empty).Trim();
        title = title.Length == 0 ? first : title;
        return title.Length <= LongestTitle ? title : title[..LongestTitle];
    }

    private static ImmutableArray<RequestGap> Gaps(ImmutableArray<Department> receivers, DateOnly? wantedBy, string what, string why, string standard) =>
    [
        .. new (RequestGap Gap, bool IsOpen)[]
        {
            (RequestGap.Receivers, receivers.IsEmpty),
            (RequestGap.WantedBy, wantedBy is null),
            (RequestGap.What, what.Length == 0),
            (RequestGap.Why, why.Length == 0),
            (RequestGap.Standard, standard.Length == 0),
        }.Where(gap => gap.IsOpen).Select(gap => gap.Gap),
    ];

    private static RequestKind? KindIn(string text) =>
        Problem().IsMatch(text) ? RequestKind.ProblemSolving
        : Resource().IsMatch(text) ? RequestKind.ResourceSharing
        : Goal().IsMatch(text) ? RequestKind.GoalAlignment
        : Improvement().IsMatch(text) ? RequestKind.ProcessImprovement
        : Project().IsMatch(text) ? RequestKind.ProjectDelivery
        : null;

    /// <summary>Full-width letters, digits and punctuation as ASCII, one for one, so that places stay what they are.</summary>
    private static string Plain(string written) => string.Create(written.Length, written, static (plain, from) =>
    {
        for (var at = 0; at < from.Length; at++)
        {
            plain[at] = from[at] switch
            {
                >= '\uff01' and <= '\uff5e' => (char)(from[at] - FullWidth),
                '\u3000' or '\t' or '\r' => ' ',
                var other => other,
            };
        }
    });

    private static string Blank(string text, IEnumerable<(int Start, int End)> spans)
    {
        var letters = text.ToCharArray();
        foreach (var (start, end) in spans)
        {
            letters.AsSpan(start, end - start).Fill(' ');
        }

        return new string(letters);
    }

    private static bool IsHan(char letter) => letter is (>= '\u4e00' and <= '\u9fff') or (>= '\u3000' and <= '\u303f') or (>= '\uff00' and <= '\uffef');

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Spaces();

    /// <summary>The asking around what is asked for.</summary>
    [GeneratedRegex(
        @"^(?:你好|您好|我们?(?:部门?|这边)?|咱们|这边|目前|现在|需要?(?=[^求]|$)|能否|能不能|能够?(?=[^量力源效])|的(?!确)|希望(?:能够?)?|想要?|要(?=[^求点])|请(?=[^教假])|麻烦|帮忙|务必|尽快|尽早|可否|可以|分别|各自?|都|一起|之前|前|紧急|"
        + @"please\b|to\b|can you\b|could you\b|we need\b|i need\b|we want\b|urgent(?:ly)?\b:?|asap\b|kindly\b|us\b(?= to)|and\b|that\b|should\b|must\b|(?:can|could|would|will)\b|for\b)|(?:一下|就(?:行|好|可以)了?|即可|谢谢|吗|吧|好吗|尽快|\bplease|\bthanks|\bthank you|\basap|\burgently|\bfrom|\bwith)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 2000)]
    private static partial Regex Around();

    [GeneratedRegex(@"^(?:支持|配合|协助|帮个?忙|help|support)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 2000)]
    private static partial Regex OnlyHelp();

    [GeneratedRegex(@"^(?:因为|由于|以便|用于|用来|为的是|原因[是:\uff1a]|目的[是:\uff1a]|because|so that|in order to|since|as|for)\s*", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 2000)]
    private static partial Regex ReasonWord();

    [GeneratedRegex(@"^(?:(?:交付|验收)?(?:标准|要求)(?:是|为|[:\uff1a])?|standard(?: is)?:?|acceptance(?: criteria)?(?: is| are)?:?)\s*", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 2000)]
    private static partial Regex StandardWord();

    [GeneratedRegex(@"^(?:提供|给出?|准备好?|完成|提交|交付?|发送?|出具?|整理|协助|支持|配合|制作|安排|做|帮|provide|prepare|send|give|deliver|submit|share|help(?: with)?|support)(?:我们|us)?(?:一[份个版]|a\b|an\b|the\b)?\s*", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 2000)]
    private static partial Regex GivingVerb();

    [GeneratedRegex(@"紧急|加急|急需|急用|火急|马上|立刻|立即|特急|很急|\burgent(?:ly)?\b|\basap\b|\bemergency\b|\bright away\b|\bimmediately\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Urgent();

    [GeneratedRegex(@"故障|投诉|宕机|报错|异常|出错|事故|排查|修复|\b(?:incident|outage|complaints?|bugs?|fix|defects?|broken)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Problem();

    [GeneratedRegex(@"预算|人手|人力支持|借调|借用|抽调|设备|场地|经费|\b(?:budget|headcount|borrow|lend|equipment|funding|staff for)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Resource();

    [GeneratedRegex(@"目标|KPI|OKR|指标|战略|\b(?:goals?|targets?|strategy|kpis?|okrs?)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Goal();

    [GeneratedRegex(@"流程|优化|机制|规范|\b(?:process|workflow|streamline|procedure)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Improvement();

    [GeneratedRegex(@"项目|上市|发布|上线|活动|\b(?:project|launch|rollout|release|campaign)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Project();
}
