namespace TeamsCollab.Bot.Tests.Requirements;

/// <summary>What the process demands is proved by a test that is there.</summary>
public sealed class RequirementTableTests
{
    /// <summary>What the product promises by now. A number is added with the feature and never taken away.</summary>
    private static readonly string[] Promised =
    [
        .. Range('R', 1, 29), "R31", .. Range('R', 42, 59), .. Range('R', 61, 63), "R67", .. Range('R', 74, 86),
        .. Range('F', 1, 20), "N01", "N02", "N03", "N07", "N08", .. Range('B', 1, 6), "B08", "B10", "B11", "B12", "B13", .. Range('B', 15, 18), "B20", "B21", "B26", "B30",
        .. Range('R', 32, 41), "B14",
    ];

    [Fact]
    public void Every_demand_that_is_promised_has_its_line() =>
        Assert.Equal([], Promised.Except(RequirementTable.Lines.SelectMany(line => line.Demands)));

    [Fact]
    public void No_demand_has_two_lines() =>
        Assert.Equal([], RequirementTable.Lines.SelectMany(line => line.Demands).CountBy(demand => demand).Where(demand => demand.Value > 1).Select(demand => demand.Key));

    [Fact]
    public void Every_line_names_a_test() => Assert.DoesNotContain(RequirementTable.Lines, line => line.Tests.Length == 0);

    [Fact]
    public void Every_test_that_is_named_is_there() =>
        Assert.Equal([], RequirementTable.Lines.SelectMany(line => line.Tests).Distinct().Except(RequirementTable.Tests));

    private static IEnumerable<string> Range(char kind, int first, int last) => Enumerable.Range(first, last - first + 1).Select(number => $"{kind}{number:00}");
}
