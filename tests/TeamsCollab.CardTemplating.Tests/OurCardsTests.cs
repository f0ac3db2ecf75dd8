using System.Text.Json;
using System.Text.Json.Nodes;

namespace TeamsCollab.CardTemplating.Tests;

/// <summary>
/// Every template below cards/ with each of its samples, in each language. The samples of <c>approval.json</c> are <c>approval.sample.json</c>
/// and <c>approval.(anything).sample.json</c> beside it; a sample is the card's data, and what it has under <c>$host</c> joins the texts in the host.
/// </summary>
public sealed class OurCardsTests(NodeEngine node, ITestOutputHelper output) : IClassFixture<NodeEngine>
{
    private const string SampleEnding = ".sample.json";

    private static readonly string Cards = Path.GetFullPath(Path.Combine(Pair.Folder(), "..", "..", "cards"));

    [Fact]
    public void Every_card_looks_the_same_as_in_the_official_engine()
    {
        var pairs = new List<Pair>();
        foreach (var template in Templates())
        {
            var samples = Samples(template);
            output.WriteLine($"{samples.Count} samples of {template}");
            pairs.AddRange(from sample in samples from host in Hosts(sample) select new Pair(Path.GetFileName(sample), Read(template), Read(sample), host));
        }

        var theirs = node.Expand(pairs);
        for (var i = 0; i < pairs.Count; i++)
        {
            var ours = Outcome.Of(pairs[i]);
            Assert.True(Difference.Between(pairs[i], ours, theirs[i]) == DifferenceKind.None, $"{pairs[i].Name}\n  ours   {ours}\n  theirs {theirs[i]}");
        }
    }

    [Fact]
    public void Every_card_can_be_loaded() =>
        Assert.All(Templates(), template => CardTemplate.Parse(template, File.ReadAllBytes(template)));

    private static IEnumerable<string> Hosts(string sample)
    {
        var files = Directory.EnumerateFiles(Cards, "texts.*.json").Order(StringComparer.Ordinal).DefaultIfEmpty();
        foreach (var texts in files)
        {
            var host = JsonNode.Parse(Read(sample)) is JsonObject data && data["$host"] is JsonObject own ? own.DeepClone().AsObject() : [];
            host["texts"] ??= texts is null ? null : JsonNode.Parse(Read(texts));
            yield return host.ToJsonString();
        }
    }

    private static IEnumerable<string> Templates() => !Directory.Exists(Cards) ? [] : Directory.EnumerateFiles(Cards, "*.json", SearchOption.AllDirectories)
        .Where(file => !file.EndsWith(SampleEnding, StringComparison.Ordinal) && IsCard(file))
        .Order(StringComparer.Ordinal);

    // Other JSON may live there too: texts, schemas.
    private static bool IsCard(string file) =>
        JsonElement.Parse(Read(file)) is { ValueKind: JsonValueKind.Object } json && json.TryGetProperty("type", out var type) && type.ValueEquals("AdaptiveCard");

    private static List<string> Samples(string template)
    {
        var stem = Path.GetFileNameWithoutExtension(template);
        return [.. Directory.EnumerateFiles(Path.GetDirectoryName(template)!, stem + ".*")
            .Where(file => file.EndsWith(SampleEnding, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];
    }

    private static string Read(string file) => File.ReadAllText(file);
}
