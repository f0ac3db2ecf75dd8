using System.Net.Http.Json;
using System.Text.Json;
using System.Web;

namespace TeamsCollab.EndToEnd.Tests;

/// <summary>Practice as a newcomer meets it: nothing configured, stopped with Ctrl+C, started again the next day.</summary>
public sealed class NextDayTests
{
    [Fact]
    public async Task The_next_day_the_chats_the_collaboration_and_the_business_time_are_still_there()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Ctrl+C is sent as a signal.");
        var folder = Directory.CreateTempSubdirectory("teamscollab-practice-");
        JsonElement[] chat;
        DateTimeOffset time;
        await using (var first = Start(folder))
        {
            using var page = await PageAsync(first);
            var asker = await PersonAsync(page, Stage.Asker);
            await PostAsync(page, $"office/people/{asker}/messages", new { text = "发起" });
            await PostAsync(page, "office/clock", new { hours = 30 });
            await SubmitAsync(page, asker);
            await Waiting.UntilAsync("the contact has the card", async () => (await MessagesAsync(page, await PersonAsync(page, Stage.Sales))).Any(HasAnswerButton));
            chat = await MessagesAsync(page, await PersonAsync(page, Stage.Sales));
            time = await TimeAsync(page);
            Assert.Equal(0, await first.StopAsync());
        }

        await using (var second = Start(folder))
        {
            using var page = await PageAsync(second);
            var sales = await PersonAsync(page, Stage.Sales);
            Assert.Equal(chat.Select(message => message.GetProperty("id").GetString()), (await MessagesAsync(page, sales)).Select(message => message.GetProperty("id").GetString()));
            Assert.InRange(await TimeAsync(page), time, time.AddMinutes(5));
            var pressed = (await MessagesAsync(page, sales)).Last(HasAnswerButton);
            var accept = PressedButton.Of(
                pressed.GetProperty("cards")[0], "request.accept", ("decisionMaker", await PersonAsync(page, "王建国")), ("executor", sales));
            var answer = await PostAsync(page, $"office/people/{sales}/actions", new { messageId = pressed.GetProperty("id").GetString(), action = new { type = accept.Type, verb = accept.Verb, data = accept.Data } });
            Assert.Equal(200, answer.GetProperty("invoke").GetProperty("statusCode").GetInt32());
            Assert.Equal(0, await second.StopAsync());
        }

        var events = Assert.Single(DataFileReading.Collaborations(Path.Combine(folder.FullName, "collaborations.db")));
        Assert.Single(events.OfType<Process.Request.RequestEvent.Accepted>());
        folder.Delete(recursive: true);
    }

    private static BotProcess Start(DirectoryInfo folder) =>
        BotProcess.Start(new Dictionary<string, string?> { ["DOTNET_ENVIRONMENT"] = "Development", ["Practice:Folder"] = folder.FullName, ["Practice:Port"] = "0" });

    private static async Task SubmitAsync(HttpClient page, string asker)
    {
        var form = (await MessagesAsync(page, asker)).Last(message => HasButton(message, "request.submit"));
        var submit = PressedButton.Of(
            form.GetProperty("cards")[0],
            "request.submit",
            ("kind", "projectDelivery"),
            ("milestones", $"{(await TimeAsync(page)).AddDays(60).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)} 交付"),
            ("title", "2024年Q3新品上市营销活动协作"),
            ("what", "首批铺货"),
            ("why", "保障新品上市"),
            ("wantedBy", (await TimeAsync(page)).AddDays(60).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
            ("standard", "铺货率≥95%"),
            ("urgency", "normal"),
            ("importance", "important"),
            ("receivers", "销售部"),
            ("contacts", $"销售部|{await PersonAsync(page, Stage.Sales)}"),
            ("materials", "方案 https://intranet.example/q3/plan.docx"));
        var answer = await PostAsync(page, $"office/people/{asker}/actions", new { messageId = form.GetProperty("id").GetString(), action = new { type = submit.Type, verb = submit.Verb, data = submit.Data } });
        Assert.Equal(200, answer.GetProperty("invoke").GetProperty("statusCode").GetInt32());
    }

    /// <summary>The office's own interface, with the key of the printed address.</summary>
    private static async Task<HttpClient> PageAsync(BotProcess bot)
    {
        var address = await bot.ReadyAsync();
        var page = new HttpClient { BaseAddress = new Uri(address.GetLeftPart(UriPartial.Authority)) };
        page.DefaultRequestHeaders.Add("X-Office-Key", HttpUtility.ParseQueryString(address.Query)["key"]);
        return page;
    }

    private static async Task<string> PersonAsync(HttpClient page, string name) =>
        (await GetAsync(page, "office/state")).GetProperty("people").EnumerateArray().Single(person => person.GetProperty("name").ValueEquals(name)).GetProperty("id").GetString()!;

    private static async Task<DateTimeOffset> TimeAsync(HttpClient page) => (await GetAsync(page, "office/state")).GetProperty("now").GetDateTimeOffset();

    private static async Task<JsonElement[]> MessagesAsync(HttpClient page, string person) => [.. (await GetAsync(page, $"office/people/{person}/messages")).EnumerateArray()];

    private static bool HasAnswerButton(JsonElement message) => HasButton(message, "request.accept");

    private static bool HasButton(JsonElement message, string verb) => PressedButton.Find(message.GetProperty("cards"), verb) is not null;

    private static Task<JsonElement> GetAsync(HttpClient page, string path) => page.GetFromJsonAsync<JsonElement>(path, TestContext.Current.CancellationToken);

    private static async Task<JsonElement> PostAsync(HttpClient page, string path, object body)
    {
        using var answer = await page.PostAsJsonAsync(path, body, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}");
        return await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }
}
