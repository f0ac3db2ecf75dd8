using System.Text.RegularExpressions;

namespace TeamsCollab.Process.Request.Sentences;

/// <summary>Words by which people fill in a form of their own: 需求：…；部门：…；时间：…；用途：….</summary>
internal static partial class SentenceLabels
{
    private const string Colon = @"\s*[:\uff1a]";

    /// <summary>Names the departments that are asked.</summary>
    public const string Receivers = @"(?:(?:接收|协作|协同|配合|对接|支持|负责|需求)?(?:部门|单位|团队)|(?:department|dept|receivers?|to))" + Colon;

    private const string What = @"(?:(?:协作|需求|具体|工作)?(?:需求|事项|内容|主题|任务|请求)|(?:what|task|subject|request|topic))" + Colon;
    private const string Reason = @"(?:原因|理由|目的|用途|背景|(?:why|reason|purpose|background))" + Colon;
    private const string Standard = @"(?:(?:交付|验收|质量)?(?:标准|要求)|(?:standards?|requirements?|acceptance(?: criteria)?))" + Colon;
    private const string Day = @"(?:(?:截止|交付|完成)?(?:时间|日期)|期限|(?:when|deadline|due(?: date)?))" + Colon;

    /// <summary>What the label at the beginning says of the part behind it; null where there is none.</summary>
    public static ClauseRole? RoleOf(string part) =>
        Whats().IsMatch(part) ? ClauseRole.Asking
        : Reasons().IsMatch(part) ? ClauseRole.Reason
        : Standards().IsMatch(part) ? ClauseRole.Standard
        : null;

    /// <summary>The part without its label.</summary>
    public static string Without(string part) => Any().Replace(part, string.Empty, 1);

    /// <summary>Where a label begins in the middle of a sentence.</summary>
    [GeneratedRegex(@"(?<=[\s、/|])(?:" + What + "|" + Reason + "|" + Standard + "|" + Day + "|" + Receivers + ")", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 2000)]
    public static partial Regex Turns();

    [GeneratedRegex("^" + What, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Whats();

    [GeneratedRegex("^" + Reason, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Reasons();

    [GeneratedRegex("^" + Standard, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Standards();

    [GeneratedRegex("^(?:" + What + "|" + Reason + "|" + Standard + "|" + Day + ")", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Any();
}
