using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace TeamsCollab.Bot.Tests.Requirements;

/// <summary>table.md as it stands beside this file, and the tests that the sources of all test projects hold.</summary>
internal static partial class RequirementTable
{
    private static readonly string Here = Path.GetDirectoryName(ThisFile())!;

    /// <summary>Each line: its numbers, written out where it stands for several, and the tests that it names.</summary>
    public static IReadOnlyList<(string[] Demands, string[] Tests)> Lines { get; } =
        [.. File.ReadLines(Path.Combine(Here, "table.md")).SkipWhile(line => line != "|---|---|---|").Skip(1).Select(Understood)
            .Select(match => (Numbers(match).ToArray(), Quoted().Matches(match.Groups["tests"].Value).Select(test => test.Groups[1].Value).ToArray()))];

    /// <summary>Every test as <c>Class.Method</c>.</summary>
    public static IReadOnlySet<string> Tests { get; } =
        Directory.EnumerateFiles(Path.Combine(Here, "..", ".."), "*.cs", SearchOption.AllDirectories).SelectMany(TestsOf).ToHashSet();

    private static Match Understood(string line) => Line().Match(line) is { Success: true } match ? match : throw new FormatException($"table.md: not understood: {line}");

    private static IEnumerable<string> TestsOf(string file)
    {
        var source = File.ReadAllText(file);
        return Class().Match(source) is { Success: true } type
            ? Test().Matches(source).Select(test => $"{type.Groups[1].Value}.{test.Groups[1].Value}")
            : [];
    }

    private static IEnumerable<string> Numbers(Match line)
    {
        var first = int.Parse(line.Groups["first"].Value, System.Globalization.CultureInfo.InvariantCulture);
        var last = line.Groups["last"].Success ? int.Parse(line.Groups["last"].Value, System.Globalization.CultureInfo.InvariantCulture) : first;
        return Enumerable.Range(first, last - first + 1).Select(number => $"{line.Groups["kind"].Value}{number:00}");
    }

    [GeneratedRegex(@"^\| (?<kind>[RFNB])(?<first>\d\d)(?:-\k<kind>(?<last>\d\d))? \| [^|]+ \| (?<tests>[^|]*) \|$", RegexOptions.ExplicitCapture)]
    private static partial Regex Line();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\bclass (\w+)")]
    private static partial Regex Class();

    [GeneratedRegex(@"^\s+\[(?:Fact|Theory)\b[^\n]*\n(?:\s+[\[/][^\n]*\n)*\s+public (?:async )?(?:Task|void) (\w+)\(", RegexOptions.Multiline)]
    private static partial Regex Test();

    private static string ThisFile([CallerFilePath] string file = "") => file;
}
