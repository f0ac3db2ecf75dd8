using System.Net;
using System.Text.Json;

namespace TeamsCollab.EndToEnd.Tests;

/// <summary>What the platform and the log are told by a bot that runs as a process.</summary>
public sealed class HealthTests
{
    [Fact]
    public async Task A_started_bot_becomes_ready_with_its_pump_and_its_clock()
    {
        await using var stage = await Stage.SetAsync();
        using var client = new HttpClient { BaseAddress = await stage.Bot.ReadyAsync() };
        Assert.Equal("live", await client.GetStringAsync(new Uri("/health/live", UriKind.Relative), TestContext.Current.CancellationToken));
        var checks = default(JsonElement);
        await Waiting.UntilAsync("the bot is ready", async () =>
        {
            using var answer = await client.GetAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken);
            checks = JsonElement.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).GetProperty("checks");
            return answer.StatusCode is HttpStatusCode.OK;
        });
        Assert.Equal(["store", "signingKeys", "clock", "pump"], checks.EnumerateObject().Select(check => check.Name));
        await Waiting.UntilAsync("the start-up check is done", () => stage.Bot.Said.Contains("The start-up check is done; 0 things need attention.", StringComparison.Ordinal));
        Assert.Equal(0, await stage.Bot.StopAsync());
    }

    [Fact]
    public async Task A_permission_that_is_missing_is_named_in_the_log_and_the_bot_runs()
    {
        await using var stage = await Stage.SetAsync(permissions: ["Calendars.ReadBasic", "TeamsAppInstallation.ReadWriteSelfForUser.All", "Mail.Send"]);
        await Waiting.UntilAsync("the missing permission is named", () => stage.Bot.Said.Contains("The Microsoft Graph application permission User.Read.All is missing", StringComparison.Ordinal));
        Assert.Contains("缺少 Microsoft Graph 应用程序权限 User.Read.All：", stage.Bot.Said, StringComparison.Ordinal);
        Assert.True((await stage.Office.SayAsync(Stage.Asker, "帮助", TestContext.Current.CancellationToken)).Accepted);
    }
}
