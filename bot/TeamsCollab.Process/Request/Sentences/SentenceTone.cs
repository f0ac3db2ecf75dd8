using System.Text.RegularExpressions;

namespace TeamsCollab.Process.Request.Sentences;

/// <summary>What the words of a sentence show of it as a whole: its kind (R01), its haste (R04), and whether it asks at all.</summary>
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

    /// <summary>产品部同意了, 财务部电话多少: it tells or wants to know something, and no word of it asks for work.</summary>
    public static bool OnlyTells(string text) => Telling().IsMatch(text) && !Asking().IsMatch(text);

    /// <summary>我要发起一个需求: it asks for the form, whatever else it says.</summary>
    public static bool WantsTheForm(string text) => Form().IsMatch(text);

    [GeneratedRegex(
        @"(?:发起|新建|创建|提交?)(?:一?[个次项条])?(?:给\S{1,8}的)?(?:跨部门)?(?:协作|协同|合作|需求|请求)|\b(?:start|create|raise|open|make)\s+(?:an?\s+)?(?:new\s+)?(?:collaboration|request)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 2000)]
    private static partial Regex Form();

    [GeneratedRegex(
        @"[了过](?:吗|吧)?\s*(?:[,。;!?]|$)|已|昨天|刚[才刚]|上周|是什么|多少|几[楼点个]|哪[里儿个]|怎么|为什么|吗\s*[?]?$|^(?:好的?|收到|明白|ok)\b|\b(?:is|are|was|were|had|did|got|told|met|arrived|approved|delivered|sent|said)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 2000)]
    private static partial Regex Telling();

    [GeneratedRegex(
        @"请(?![假教])|麻烦|劳烦|帮|拜托|需|希望|想|要(?!求|是)|让|能|可[否以]|申请|务必|必须|尽快|求助|一下|@|[:]|\b(?:please|pls|needs?|wants?|could|can|would|will|must|should|shall|may|asap|help|ask|let's|send|provide|has to|have to|required?)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 2000)]
    private static partial Regex Asking();

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
