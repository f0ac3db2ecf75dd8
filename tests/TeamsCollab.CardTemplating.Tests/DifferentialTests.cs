using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CsCheck;

namespace TeamsCollab.CardTemplating.Tests;

/// <summary>The same templates and data through the official engine and through ours. The allowed differences stand in known-differences.md.</summary>
public sealed partial class DifferentialTests(NodeEngine node, ITestOutputHelper output) : IClassFixture<NodeEngine>
{
    private const int GeneratedPairs = 2000;

    // Another one can be tried without a build: CARD_TEMPLATING_SEED.
    private static readonly string Seed = Environment.GetEnvironmentVariable("CARD_TEMPLATING_SEED") ?? "0000KCqP5Ew4";

    private static readonly DifferenceKind[] AllowedInGeneratedPairs =
        [DifferenceKind.None, DifferenceKind.FailedExpression, DifferenceKind.JavaScriptValue, DifferenceKind.StricterLoad, DifferenceKind.TextOfCollections];

    [Fact]
    public void Written_pairs_differ_from_the_official_engine_only_where_the_table_says_so_and_as_often()
    {
        var found = Compare(Pair.Written);

        Assert.True(Pair.Written.Count >= 300, $"{Pair.Written.Count} pairs are fewer than promised.");
        output.WriteLine(Counted(found));
        Assert.Equal(Described(), Counted(found));
    }

    [Fact]
    public void Generated_pairs_differ_from_the_official_engine_only_in_the_allowed_kinds()
    {
        output.WriteLine($"Seed {Seed}");
        var pairs = GeneratedPair.Any.Array[GeneratedPairs].Generate(PCG.Parse(Seed), null, out _);

        var found = Compare(pairs);

        output.WriteLine(Counted(found));
        Assert.Empty(found.Where(pair => !AllowedInGeneratedPairs.Contains(pair.Kind) && !IsOtherMinus(pair)).Select(pair => pair.Report).Take(20));
        Assert.True(found.Count(pair => pair.Kind == DifferenceKind.None) > GeneratedPairs / 2, "Most generated pairs must be comparable.");
    }

    /// <summary>Of the culture's differences generated pairs may show this one: string(-2) is text with another minus there.</summary>
    private static bool IsOtherMinus((DifferenceKind Kind, string Report) pair) =>
        pair.Kind is DifferenceKind.Culture && pair.Report.Contains(Difference.OtherMinus, StringComparison.Ordinal);

    [Fact]
    public void The_table_has_at_most_ten_kinds_and_a_reason_for_each()
    {
        var rows = Rows();

        Assert.InRange(rows.Count, 1, 10);
        Assert.All(rows, row => Assert.True(row.Groups[2].Value.Length > 10));
        Assert.Equal(Enum.GetValues<DifferenceKind>()[1..^1].Select(kind => kind.ToString()), rows.Select(row => row.Groups[1].Value));
    }

    private List<(DifferenceKind Kind, string Report)> Compare(IReadOnlyList<Pair> pairs)
    {
        var theirs = node.Expand(pairs);
        Assert.Equal(pairs.Count, theirs.Count);
        var found = new List<(DifferenceKind, string)>();
        for (var i = 0; i < pairs.Count; i++)
        {
            var ours = Outcome.Of(pairs[i]);
            var kind = Difference.Between(pairs[i], ours, theirs[i]);
            var report = $"{kind} {pairs[i]}\n  data   {pairs[i].Data}\n  ours   {ours}\n  theirs {theirs[i]}";
            found.Add((kind, report));
            if (kind == DifferenceKind.Unknown)
            {
                output.WriteLine(report);
            }
        }

        return found;
    }

    private static string Counted(IEnumerable<(DifferenceKind Kind, string Report)> found) => Lines(
        found.Where(pair => pair.Kind != DifferenceKind.None).CountBy(pair => pair.Kind).OrderBy(kind => kind.Key).Select(kind => (kind.Key.ToString(), kind.Value)));

    private static string Described() => Lines(Rows().Select(row => (row.Groups[1].Value, int.Parse(row.Groups[3].Value, CultureInfo.InvariantCulture))));

    private static string Lines(IEnumerable<(string Kind, int Count)> counts)
    {
        var text = new StringBuilder();
        foreach (var (kind, count) in counts)
        {
            text.Append(CultureInfo.InvariantCulture, $"{kind} {count}\n");
        }

        return text.ToString();
    }

    private static List<Match> Rows() => [.. Row().Matches(File.ReadAllText(Path.Combine(Pair.Folder(), "known-differences.md"))).Cast<Match>()];

    [GeneratedRegex(@"^\| ([A-Z]\w+) \|(.*)\| (\d+) \|\r?$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
