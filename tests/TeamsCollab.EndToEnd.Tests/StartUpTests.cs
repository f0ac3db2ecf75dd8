using Microsoft.Extensions.Logging.Abstractions;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Bot.Hosting;
using TeamsCollab.Office;
using TeamsCollab.Process;
using TeamsCollab.Process.Content;

namespace TeamsCollab.EndToEnd.Tests;

/// <summary>What keeps the bot from starting is said in plain words.</summary>
public sealed class StartUpTests
{
    [Fact]
    public async Task Production_without_an_app_id_says_what_to_do()
    {
        await using var bot = BotProcess.Start(new Dictionary<string, string?>(), "--urls", "http://127.0.0.1:0");
        Assert.Equal(1, await bot.EndAsync());
        Assert.Contains("MicrosoftAppId is not set", bot.Said, StringComparison.Ordinal);
        Assert.Contains("未配置 MicrosoftAppId", bot.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", bot.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_process_on_one_data_file_is_refused()
    {
        await using var stage = await Stage.SetAsync();
        await using var second = BotProcess.Start(stage.Settings(), "--urls", "http://127.0.0.1:0");
        Assert.Equal(1, await second.EndAsync());
        Assert.Contains("is in use by another process", second.Said, StringComparison.Ordinal);
        Assert.Contains("正由另一个进程使用", second.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", second.Said, StringComparison.Ordinal);
        Assert.True((await stage.Office.SayAsync(Stage.Asker, "帮助", TestContext.Current.CancellationToken)).Accepted);
    }

    [Theory]
    [InlineData(PracticeTenant.Id, false)]
    [InlineData("9d6cf2b3-0d1f-4c38-8a53-7c1f1f1f2e20", true)]
    public async Task Production_refuses_a_data_file_that_practice_has_written_to(string tenant, bool starts)
    {
        Assert.Equal(PracticeTenant.Id, BotHost.PracticeTenantId);
        var folder = Directory.CreateTempSubdirectory("teamscollab-practised-");
        var file = Path.Combine(folder.FullName, "collaborations.db");
        await using (var store = await SqliteCollaborationStore.OpenAsync(file, NullLogger.Instance, TestContext.Current.CancellationToken))
        {
            Assert.True(await store.TryAppendAsync(StreamKey.Person(tenant, "somebody"), Empty, TestContext.Current.CancellationToken));
        }

        var settings = new Dictionary<string, string?>
        {
            ["MicrosoftAppId"] = "5e0f6f0e-63f1-4b7e-a2a1-3d1f5f0c9a10",
            ["MicrosoftAppPassword"] = "never-used",
            ["MicrosoftAppTenantId"] = "9d6cf2b3-0d1f-4c38-8a53-7c1f1f1f2e20",
            ["Store:Sqlite:Path"] = file,
        };
        await using (var bot = BotProcess.Start(settings, "--urls", "http://127.0.0.1:0"))
        {
            if (starts)
            {
                await bot.ReadyAsync();
            }
            else
            {
                Assert.Equal(1, await bot.EndAsync());
                Assert.Contains("This store holds practice data", bot.Said, StringComparison.Ordinal);
                Assert.DoesNotContain("   at ", bot.Said, StringComparison.Ordinal);
            }
        }

        folder.Delete(recursive: true);
    }

    private static Append Empty => new(
        null, new OperationId("once"), [], [], new Tip(0, "{}"u8.ToArray(), 1, Digest.Of([]), ""), [], StreamIndex.None);
}
