using System.Text.RegularExpressions;

namespace TeamsCollab.Process.Request.Sentences;

/// <summary>What the words of a sentence show of a request as a whole: its kind (R01) and its haste (R04).</summary>
internal static partial class SentenceTone
{
    /// <summary>Null where no word shows it.</summary>
    public static RequestKind? KindIn(string text) =>
        Problem().IsMatch(text) ? RequestKind.ProblemSolving
        : Resource().IsMatch(text) ? RequestKind.ResourceSharing
        : Goal().IsMatch(text) ? RequestKind.GoalAlignment
        : Improvement().IsMatch(text) ? RequestKind.ProcessImprovement
        : Project().IsMatch(text) ? RequestKind.ProjectDelivery
        : null;

    public static bool IsUrgent(string text) => Urgent().IsMatch(text);

    [GeneratedRegex(@"紧急|加急|急需|急用|急{2,}|火急|马上|立刻|立即|特急|很急|\burgent(?:ly)?\b|\basap\b|\bemergency\b|\bright away\b|\bimmediately\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 2000)]
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
