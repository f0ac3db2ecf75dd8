using System.Text.Json;
using System.Text.RegularExpressions;

namespace TeamsCollab.EndToEnd.Tests;

public sealed partial class RehearsalTests
{
    private static readonly string[] Summary = ["collaboration", "stages", "people", "limits"];

    [Fact]
    public async Task A_recorded_rehearsal_reaches_every_stage_and_writes_down_every_exchange_without_a_token_and_its_store_needs_no_rebuilding()
    {
        var folder = Directory.CreateTempSubdirectory("teamscollab-record-");
        var data = Directory.CreateTempSubdirectory("teamscollab-rehearsed-");
        var store = new Dictionary<string, string?> { ["Store:Sqlite:Path"] = Path.Combine(data.FullName, "collaborations.db") };
        await using var bot = BotProcess.Start(store, "rehearse", "--record", folder.FullName);
        Assert.True(await bot.EndAsync() == 0, bot.Said);

        var left = folder.GetFiles().Select(file => file.Name).Where(name => name != "summary.json").ToLookup(name => name.EndsWith(".json", StringComparison.Ordinal));
        Assert.Equal([".docx", ".docx", ".zip"], left[false].Select(Path.GetExtension).Order(StringComparer.Ordinal));
        var files = left[true].Order(StringComparer.Ordinal).ToArray();
        Assert.All(files, name => Assert.Matches(RecordName(), name));
        Assert.Equal(Enumerable.Range(1, files.Length), files.Select(name => int.Parse(name[..4], System.Globalization.CultureInfo.InvariantCulture)));
        foreach (var kind in (string[])["activity-in", "activity-out", "invoke-response", "graph"])
        {
            Assert.Contains(files, name => name.EndsWith($"-{kind}.json", StringComparison.Ordinal));
        }

        foreach (var name in files)
        {
            var text = await File.ReadAllTextAsync(Path.Combine(folder.FullName, name), TestContext.Current.CancellationToken);
            Assert.DoesNotContain("Bearer", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("eyJ", text, StringComparison.Ordinal);
            Assert.DoesNotContain("client_secret", text, StringComparison.OrdinalIgnoreCase);
            CheckShape(name, JsonDocument.Parse(text).RootElement);
        }

        CheckSummary(JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder.FullName, "summary.json"), TestContext.Current.CancellationToken)).RootElement);
        await using var rebuild = BotProcess.Start(store, "rebuild", "--tenant", TeamsCollab.Office.PracticeTenant.Id);
        Assert.True(await rebuild.EndAsync() == 0, rebuild.Said);
        Assert.Contains("1 已检查 / seen, 0 已重建 / rebuilt, 0 未能重建 / refused", rebuild.Said, StringComparison.Ordinal);
        folder.Delete(recursive: true);
        data.Delete(recursive: true);
    }

    [Theory]
    [InlineData("--scenario", "nothing")]
    [InlineData("--bogus")]
    [InlineData("--record")]
    [InlineData("--log", "loudly")]
    public async Task A_wrong_call_is_told_how_to_call(params string[] arguments)
    {
        await using var bot = BotProcess.Start(new Dictionary<string, string?>(), ["rehearse", .. arguments]);
        Assert.Equal(2, await bot.EndAsync());
        Assert.Contains("usage: rehearse", bot.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rebuild_without_a_tenant_is_told_how_to_call_it()
    {
        await using var wrong = BotProcess.Start(new Dictionary<string, string?>(), "rebuild");
        Assert.Equal(2, await wrong.EndAsync());
        Assert.Contains("usage: rebuild --tenant", wrong.Said, StringComparison.Ordinal);
    }

    private static void CheckShape(string name, JsonElement content)
    {
        switch (name[5..^5])
        {
            case "activity-in":
                Assert.True(Has(content, "type", "id", "from", "recipient", "conversation", "serviceUrl", "channelId"), name);
                break;
            case "activity-out":
                Assert.True(Has(content, "method", "url", "body"), name);
                break;
            case "invoke-response":
                Assert.True(Has(content, "statusCode", "type", "value"), name);
                Assert.Equal(200, content.GetProperty("statusCode").GetInt32());
                Assert.Equal("application/vnd.microsoft.card.adaptive", content.GetProperty("type").GetString());
                Assert.Equal("AdaptiveCard", content.GetProperty("value").GetProperty("type").GetString());
                break;
            default:
                Assert.True(Has(content, "method", "path", "requestHeaders", "requestBody", "status", "responseBody"), name);
                Assert.False(content.GetProperty("requestHeaders").EnumerateObject().Any(header => header.Name.Equals("Authorization", StringComparison.OrdinalIgnoreCase)), name);
                break;
        }
    }

    private static void CheckSummary(JsonElement summary)
    {
        Assert.True(Has(summary, Summary));
        Assert.True(summary.GetProperty("collaboration").GetProperty("ended").GetBoolean());
        Assert.Equal("2024年Q3新品上市营销活动协作", summary.GetProperty("collaboration").GetProperty("title").GetString());
        var stages = summary.GetProperty("stages").EnumerateArray().ToArray();
        Assert.Equal([1, 2, 3, 4, 5], stages.Select(stage => stage.GetProperty("stage").GetInt32()));
        var times = stages.Select(stage => stage.GetProperty("reachedAt").GetDateTimeOffset()).ToArray();
        Assert.Equal(times.Order(), times);
        Assert.All(times, time => Assert.Equal(2024, time.Year));
        Assert.All(summary.GetProperty("people").EnumerateArray(), person => Assert.NotEqual(0, person.GetProperty("did").GetArrayLength()));
        Assert.True(summary.GetProperty("people").GetArrayLength() >= 8);
        var limits = summary.GetProperty("limits").EnumerateArray().ToArray();
        Assert.NotEmpty(limits);
        Assert.All(limits, limit => Assert.True(Has(limit, "limit", "who", "due", "done", "kept")));
        Assert.All(limits.Where(limit => limit.GetProperty("done").ValueKind is JsonValueKind.String), limit => Assert.Equal(IsKept(limit), limit.GetProperty("kept").GetBoolean()));
    }

    private static bool IsKept(JsonElement limit) => limit.GetProperty("done").GetDateTimeOffset() <= limit.GetProperty("due").GetDateTimeOffset();

    private static bool Has(JsonElement content, params string[] names) =>
        content.ValueKind is JsonValueKind.Object && names.All(name => content.TryGetProperty(name, out _));

    [GeneratedRegex(@"^\d{4}-(activity-in|activity-out|invoke-response|graph)\.json$")]
    private static partial Regex RecordName();
}
