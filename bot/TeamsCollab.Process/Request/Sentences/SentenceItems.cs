using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace TeamsCollab.Process.Request.Sentences;

/// <summary>The numbers of a numbered list: 1. 请产品部给手册 2. 时间：3月20日. They count from one; a number that stands alone is none.</summary>
internal static partial class SentenceItems
{
    private const char FirstCircled = '①';

    public static ImmutableArray<(int Start, int End)> Numbers(string text)
    {
        var numbers = ImmutableArray.CreateBuilder<(int Start, int End)>();
        foreach (Match match in Candidates().Matches(text))
        {
            if (Read(match) == numbers.Count + 1)
            {
                numbers.Add((match.Index, match.Index + match.Length));
            }
        }

        return numbers.Count > 1 ? numbers.ToImmutable() : [];
    }

    private static int Read(Match match) => match.Groups["circled"] is { Success: true } circled
        ? circled.Value[0] - FirstCircled + 1
        : int.Parse(match.Groups["number"].Value, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<![^\s,。;!?:])(?:\(?(?<number>[0-9]{1,2})(?:[)、]|\.(?![0-9]))|(?<circled>[①-⑳]))", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Candidates();
}
