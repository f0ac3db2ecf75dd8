using System.Text.RegularExpressions;

namespace TeamsCollab.Bot.Tests.Cards;

/// <summary>Chinese sentences keep Chinese punctuation, in code as in the texts.</summary>
public sealed partial class PunctuationTests
{
    [Fact]
    public void No_Chinese_sentence_has_half_width_punctuation() =>
        Assert.DoesNotContain(Lines(), line => line.IndexOfAny(['。', '，']) >= 0 && HalfWidth().IsMatch(line));

    /// <summary>What people read; what is recognised in what they write is no sentence.</summary>
    private static IEnumerable<string> Lines() => Directory.EnumerateFiles(Path.Combine(Repository.Folder, "bot"), "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Contains("Sentences", StringComparison.Ordinal))
        .Append(Path.Combine(Repository.Folder, "cards", "texts.zh-CN.json"))
        .SelectMany(File.ReadLines)
        .Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal) && !line.Contains("Regex", StringComparison.Ordinal));

    [GeneratedRegex(@"[\u4e00-\u9fff”》][,;:!?()]|[,;:!?()][\u4e00-\u9fff“《]|\}[,;(]\{", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex HalfWidth();
}
