using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace TeamsCollab.Process.Request.Sentences;

/// <summary>Finds whom a sentence asks, as against whom it only mentions: 请产品部给…,销售铺货要用 asks 产品部 alone.</summary>
internal static partial class AskedDepartments
{
    /// <summary>Where it is asked: from the asking word to the end of the departments named after it.</summary>
    /// <param name="Begins">What is asked for stands behind it; before a department that something is wanted from, it stands in front.</param>
    internal readonly record struct Place(int Start, int End, bool Begins, ImmutableArray<Department> Departments);

    /// <param name="sentence">With every day blanked out, so that 请下周三前产品部 reads as 请 产品部.</param>
    public static ImmutableArray<Place> Find(string sentence, DepartmentWords words)
    {
        var asked = Leads().Matches(sentence).Select(lead => After(sentence, lead, words)).OfType<Place>().ToArray();
        if (asked.Length > 0)
        {
            return [.. asked];
        }

        var first = Starts().Matches(sentence).Select(start => AtStart(sentence, start, words)).OfType<Place>().ToArray();
        return [.. first];
    }

    /// <summary>Whoever begins with a department speaks to it; by a short name only where a word of asking follows, for 产品 and Product are things too.</summary>
    private static Place? AtStart(string sentence, Match start, DepartmentWords words)
    {
        var at = start.Index + start.Length;
        return (List(sentence, start.Index, at, words, inFull: false) is { } shortly && Addressed().Match(sentence, shortly.End) is { Success: true } asking ? shortly with { End = asking.Index + asking.Length } : (Place?)null)
            ?? List(sentence, start.Index, at, words, inFull: true);
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
        var end = at;
        var next = inFull ? words.FullAt(sentence, at) : words.AskedAt(sentence, at);
        while (next is { } found)
        {
            departments.Add(found.Department);
            end = at + found.Length;
            at = end + Separators().Match(sentence, end).Length;
            next = at > end ? words.AskedAt(sentence, at) : null;
        }

        return departments.Count == 0 ? null : new Place(start, end, true, departments.ToImmutable());
    }

    [GeneratedRegex(
        @"(?:(?<!不|邀|申)(?<somebody>想?请(?!教|问|假|求)|麻烦|劳烦|辛苦|拜托|想?让|@)|(?<![不无需])(?:(?:我们|咱们|我)?需要?|希望|找|叫|协调|要(?!求)|联合|[和与跟同向由])"
        + @"|\b(?<somebody>please(?:\s+(?:ask|have|get))?|ask|have|get|can|could|would|will|if(?=\s+(?:\S+\s+){1,4}(?:can|could|would|will)\b)|(?<after>from|with)|dear|hi|hello)\b(?!\s+(?:you|we|i)\b)|(?<!\bnot\s)\b(?:(?:we|i)\s+)?(?:needs?|wants?|requires?)\b)[\s:,]*",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 2000)]
    private static partial Regex Leads();

    [GeneratedRegex(@"(?:^|[,。;!\n])\s*(?:你好|您好)?\s*", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Starts();

    [GeneratedRegex(
        @"\G(?:等?(?:[0-9]|[一二两三四五六七八九十几各])?个?部门)?\s*[,:]?\s*(?:请(?!教|问|假|求)|麻烦|帮忙)|\G\s*[,:]?\s*(?:please|pls|kindly|(?:can|could|would|will)\s+you|must|should|shall|(?:has|have|needs?)\s+to)\b|\G\s*:(?=\s)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 2000)]
    private static partial Regex Addressed();

    [GeneratedRegex(@"\G\s*(?:、|和|与|及|以及|跟|还有|或者?|[,/&]\s*(?:and\s+)?|\b(?:and|or)\b)\s*", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Separators();

    [GeneratedRegex(@"\G\s*(?:\bto\b|尽快|能|可以|帮|给|提供|协助|支持|配合|出|安排|派|准备|一起|共同|参与|审)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Acts();
}
