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
            .Concat(Turns().Matches(blanked).Select(turn => (From: turn.Index, To: turn.Index)))
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

        var clauses = parts.Select(part => new SentenceClause(part.Start, part.End, RoleOf(blanked, part, asked))).ToImmutableArray();
        return Settle(clauses, asked);
    }

    /// <summary>Beside a clause that asks somebody, a clause that says nothing of itself gives the background: 新品月底上市,请产品部给手册.</summary>
    private static ImmutableArray<SentenceClause> Settle(ImmutableArray<SentenceClause> clauses, ImmutableArray<AskedDepartments.Place> asked)
    {
        var asking = clauses.Where(clause => asked.Any(clause.Holds)).ToArray();
        return asking.Length == 0 || clauses.Any(clause => clause.Role is ClauseRole.Reason)
            ? clauses
            : [.. clauses.Select(clause => clause.Role is ClauseRole.Asking && clause.End <= asking[0].Start ? clause with { Role = ClauseRole.Reason } : clause)];
    }

    private static ClauseRole RoleOf(string blanked, (int Start, int End) part, ImmutableArray<AskedDepartments.Place> asked)
    {
        var text = blanked[part.Start..part.End].Trim();
        return asked.Any(new SentenceClause(part.Start, part.End, ClauseRole.Asking).Holds) ? ClauseRole.Asking
            : Courtesies().IsMatch(text) ? ClauseRole.Courtesy
            : Standards().IsMatch(text) ? ClauseRole.Standard
            : Reasons().IsMatch(text) ? ClauseRole.Reason
            : ClauseRole.Asking;
    }

    [GeneratedRegex(@"(?:(?<![0-9]),|,(?![0-9])|[。;!?\n]|\.(?=\s|$))\s*", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Pauses();

    [GeneratedRegex(@"(?<!^)(?:因为|由于|以便|用于|用来|\b(?:because|so that|so (?:we|our|the)\b|in order to|since (?:we|our|the)\b|as (?:we|our)\b|for use in|needed for))", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Turns();

    [GeneratedRegex(@"^(?:因为|由于|为了?(?!什么)|以便|用于|用来|好让|方便|目的|原因|这样|否则|不然|because|so\b|in order|since\b|as (?:we|our)|needed for|for use in|otherwise|the reason|for\b)|(?:要用|要看|使用|急用|等着(?:用|签|要|看|开会?)|用得上|(?<!需)要用到)$|\bneeds? (?:it|them|this)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Reasons();

    [GeneratedRegex(@"^(?:交付|验收)?(?:标准|要求)(?:是|为|[:])?|^(?:需?要?达到|需?覆盖|不[少低]于|至少|须?符合|必须|格式|精确到)|通过率|^(?:standard|acceptance|it must|must|at least|with at least|to the standard)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Standards();

    [GeneratedRegex(@"^(?:你好|您好|我们?(?:想要?|要|需要)?|想要?|希望|(?:不知道?)?(?:能否|能不能|可否|可不可以|可以|是否可以|是不是可以)|(?:时间|日期|期限|截止(?:时间|日期)?|交付(?:时间|日期)|deadline|due(?: date)?|when)\s*:?|(?:can|could|would|will|may) (?:you|we|i)|(?:we|i)(?:'d| would) (?:like(?: to)?|appreciate it)|it would be (?:great|good|nice|helpful|appreciated)|大家好|各位好?|谢谢.*|感谢.*|多谢.*|辛苦了?|拜托了?|麻烦了|很?紧?急|特急|非常紧急|加急|十万火急|thanks?.*|thank you.*|please|cheers|hi|hello|urgent(?:ly)?|asap|it is urgent|it's urgent)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Courtesies();
}
