namespace TeamsCollab.EndToEnd.Tests;

public sealed class RebuildTests
{
    [Fact]
    public async Task Rebuild_says_what_it_saw_and_without_a_tenant_how_to_call_it()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("teamscollab-rebuild-").FullName, "collaborations.db");
        await using var rehearsal = BotProcess.Start(new Dictionary<string, string?> { ["Store:Sqlite:Path"] = file }, "rehearse");
        Assert.True(await rehearsal.EndAsync(times: 3) == 0, rehearsal.Said);
        await using var rebuild = BotProcess.Start(new Dictionary<string, string?> { ["Store:Sqlite:Path"] = file }, "rebuild", "--tenant", TeamsCollab.Office.PracticeTenant.Id);
        Assert.True(await rebuild.EndAsync() == 0, rebuild.Said);
        Assert.Contains("1 已检查 / seen, 0 已重建 / rebuilt, 0 未能重建 / refused", rebuild.Said, StringComparison.Ordinal);
        await using var wrong = BotProcess.Start(new Dictionary<string, string?>(), "rebuild");
        Assert.Equal(2, await wrong.EndAsync());
        Assert.Contains("usage: rebuild --tenant", wrong.Said, StringComparison.Ordinal);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }
}
