using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using TeamsCollab.Bot.Practice;
using TeamsCollab.Office;

namespace TeamsCollab.Bot.Tests.Hosting;

/// <summary>Scenarios that the practice page plays, as the page asks for them, beside a bot that works in the background.</summary>
public sealed class PracticePlayTests
{
    [Fact]
    public async Task A_scenario_is_played_alone_stops_after_a_scene_when_asked_and_goes_on_to_its_end()
    {
        var folder = Directory.CreateTempSubdirectory("teamscollab-play-");
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = Environments.Development, ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration["Logging:LogLevel:Default"] = "None";
        builder.Configuration["Store:Sqlite:Path"] = Path.Combine(folder.FullName, "play.db");
        await using (var practice = await PracticeMode.StartAsync(builder, new PracticeOptions(null, 0, null, RunsInTheBackground: true, null), TestContext.Current.CancellationToken))
        {
            using var page = new HttpClient { BaseAddress = new Uri(practice.Office.Address, "office/") };
            page.DefaultRequestHeaders.Add("X-Office-Key", practice.Office.Key);

            Assert.Equal((HttpStatusCode.Conflict, true), await AskAsync(page, "play/on", new { }, "请先选择一个演示"));
            Assert.Equal((HttpStatusCode.Conflict, true), await AskAsync(page, "play", new { name = "opera" }, "no such scenario"));
            Assert.Equal((HttpStatusCode.OK, true), await AskAsync(page, "play", new { name = "urgent", toTheEnd = true }));
            Assert.Equal((HttpStatusCode.Conflict, true), await AskAsync(page, "play", new { name = "goals" }, "这一幕还在进行"));
            await LeaveAsync(page);

            var paused = await StillAsync(page);
            Assert.True(paused is { Played: >= 1 and < 6, Scenes: 6, Playing: "urgent", Failure: null }, paused.ToString());
            Assert.Contains(practice.Office.MessagesOf("赵敏"), message => message.Cards.Any(card => card.GetRawText().Contains("华东客户投诉批量漏液", StringComparison.Ordinal)));

            Assert.Equal((HttpStatusCode.OK, true), await AskAsync(page, "play/on", new { toTheEnd = true }));
            var over = await StillAsync(page);
            Assert.True((over.Played, over.Failure) == (6, null), over.ToString());
            Assert.Equal((HttpStatusCode.Conflict, true), await AskAsync(page, "play/on", new { }, "演示已经结束"));

            await LeaveAsync(page);
            Assert.Null((await StillAsync(page)).Playing);
        }

        folder.Delete(recursive: true);
    }

    private static async Task<(HttpStatusCode Status, bool Says)> AskAsync(HttpClient page, string path, object body, string says = "")
    {
        using var answer = await page.PostAsJsonAsync(path, body, TestContext.Current.CancellationToken);
        return (answer.StatusCode, JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ToString().Contains(says, StringComparison.Ordinal));
    }

    private static async Task LeaveAsync(HttpClient page) =>
        (await page.DeleteAsync(new Uri("play", UriKind.Relative), TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();

    private static async Task<PlayProgressRead> StillAsync(HttpClient page)
    {
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            var play = (await page.GetFromJsonAsync<PlayProgressRead>("play", TestContext.Current.CancellationToken))!;
            if (!play.IsActing)
            {
                return play;
            }

            await look.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }

    private sealed record PlayProgressRead(string? Playing, int Played, int Scenes, bool IsActing, string Doing, string? Failure);
}
