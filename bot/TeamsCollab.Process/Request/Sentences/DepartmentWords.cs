using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace TeamsCollab.Process.Request.Sentences;

/// <summary>How people name departments: in full, without 部, by what is usual in English, or by their code in the register.</summary>
internal sealed class DepartmentWords
{
    /// <summary>The usual English names of functions, beside the Chinese stem that a department's name begins with.</summary>
    private static readonly ImmutableArray<(string Stem, string English)> Usual =
    [
        ("市场", "marketing"), ("销售", "sales"), ("产品", "product"), ("客服", "customer service|customer support|customer care|support"),
        ("客户服务", "customer service|customer support|customer care"), ("财务", "finance|accounting"), ("人力", "hr|human resources"), ("人事", "hr|human resources"),
        ("法务", "legal"), ("研发", "r&d|engineering|development"), ("技术", "engineering|technology"), ("运营", "operations|ops"), ("采购", "procurement|purchasing"),
        ("行政", "admin|administration"), ("信息", "it"), ("IT", "it"), ("生产", "production|manufacturing"), ("质量", "quality|qa"), ("品质", "quality|qa"),
        ("物流", "logistics"), ("仓储", "warehouse"), ("设计", "design"), ("数据", "data"), ("总经", "general manager's office|executive office|management office"),
    ];

    private readonly (Department Department, Regex Full, Regex Asked)[] known;

    /// <param name="departments">Those that may be asked, each with its code in the register or null.</param>
    public DepartmentWords(IEnumerable<(Department Department, string? Code)> departments) =>
        known = [.. departments.OrderByDescending(each => each.Department.Name.Length).Select(each => (each.Department, Words(Full(each)), Words(Asked(each))))];

    /// <summary>The department whose full name stands at the place.</summary>
    public (Department Department, int Length)? FullAt(string text, int at) => At(text, at, each => each.Full);

    /// <summary>The department named at the place, short names included: right after somebody was asked, a short name can mean nothing else.</summary>
    public (Department Department, int Length)? AskedAt(string text, int at) => At(text, at, each => each.Asked);

    private (Department Department, int Length)? At(string text, int at, Func<(Department Department, Regex Full, Regex Asked), Regex> form) =>
        known.Select(each => (each.Department, form(each).Match(text, at).Length)).Where(found => found.Length > 0).OrderByDescending(found => found.Length).Select(found => ((Department, int)?)found).FirstOrDefault();

    private static Regex Words(string pattern) =>
        new(@"\G(?:" + pattern + ")", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, TimeSpan.FromSeconds(2));

    private static string Full((Department Department, string? Code) each) => Regex.Escape(each.Department.Name) + "(?!分(?!别)|队)(?:的?(?:同事|同学|小伙伴|团队|那边|这边|各位)(?:们)?)?";

    private static string Asked((Department Department, string? Code) each)
    {
        var stem = Stem(each.Department.Name);
        var english = Usual.Where(usual => stem.StartsWith(usual.Stem, StringComparison.OrdinalIgnoreCase)).Select(usual => usual.English);
        var latin = english.Append(each.Code is null ? null : Regex.Escape(each.Code)).Append(IsLatin(stem) ? Regex.Escape(stem) : null).OfType<string>().ToArray();
        return Full(each)
            + "|" + Regex.Escape(stem) + "(?:部门|部(?!分(?!别)|队)|中心|处|团队|组|经理|总监|主管|的?(?:同事|同学|小伙伴)|那边|这边|各位)(?:们)?"
            + (IsLatin(stem) ? string.Empty : "|" + Regex.Escape(stem))
            + (latin.Length == 0 ? string.Empty : @"|(?:the\s+)?(?<![A-Za-z0-9])(?:" + string.Join('|', latin) + @")(?![A-Za-z0-9])(?:\s+(?:team|department|dept\.?|colleagues|folks)|部门?(?![口分])|团队)?(?:'s(?![A-Za-z]))?");
    }

    private static string Stem(string name)
    {
        foreach (var ending in (ReadOnlySpan<string>)["部门", "中心", "部", "处", "科", "组", "团队", "办公室", "室"])
        {
            if (name.Length > ending.Length + 1 && name.EndsWith(ending, StringComparison.Ordinal))
            {
                return name[..^ending.Length];
            }
        }

        return name;
    }

    private static bool IsLatin(string text) => text.All(char.IsAscii);
}
