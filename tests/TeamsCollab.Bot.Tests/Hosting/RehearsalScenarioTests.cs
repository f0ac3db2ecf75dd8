using TeamsCollab.Bot.Practice;

namespace TeamsCollab.Bot.Tests.Hosting;

/// <summary>What <c>rehearse --scenario</c> plays beside the process document's own example.</summary>
public sealed class RehearsalScenarioTests
{
    [Theory]
    [InlineData("urgent", "补办书面记录 D1")]
    [InlineData("goals", "产品部有条件接收")]
    [InlineData("resource", "产品部由孙雨桐转交吴婷对接")]
    [InlineData("minutes", "培训费两部各半")]
    [InlineData("absence", "代 王建国")]
    [InlineData("budget", "改由自有车辆配送")]
    public async Task Each_scenario_is_played_to_its_end(string scenario, string happened)
    {
        var folder = Directory.CreateTempSubdirectory("teamscollab-scenario-");
        await using var output = new StringWriter();

        Assert.True(await RehearseCommand.RunAsync(["rehearse", "--scenario", scenario, "--record", folder.FullName], output, output) == 0, output.ToString());

        Assert.Contains(happened, await File.ReadAllTextAsync(Path.Combine(folder.FullName, "summary.json"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        folder.Delete(recursive: true);
    }
}
