using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Playwright;
using TeamsCollab.Bot.Practice;

namespace TeamsCollab.EndToEnd.Tests.Browser;

/// <summary>The practice page of a fresh practice, open in Chromium. Whatever the page logs as an error fails the test.</summary>
internal sealed class PracticeInBrowser : IAsyncDisposable
{
    /// <summary>A Monday morning; the example is a campaign for the third quarter of 2024.</summary>
    private static readonly DateTimeOffset Beginning = new(2024, 6, 3, 9, 30, 0, TimeSpan.FromHours(8));

    private readonly DirectoryInfo _folder;
    private readonly PracticeMode _practice;
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly List<string> _faults = [];

    private PracticeInBrowser(DirectoryInfo folder, PracticeMode practice, IPlaywright playwright, IBrowser browser, IPage page)
    {
        (_folder, _practice, _playwright, _browser, Page) = (folder, practice, playwright, browser, page);
        page.PageError += (_, fault) => _faults.Add(fault);
        page.Console += (_, said) =>
        {
            if (said.Type == "error")
            {
                _faults.Add($"{said.Text} {said.Location}");
            }
        };
    }

    public IPage Page { get; }

    public string DataFile => FileIn(_folder);

    public static async Task<PracticeInBrowser> OpenAsync(int width = 1360, int height = 900, ColorScheme colours = ColorScheme.Light)
    {
        var chromium = BrowserFound.Require();
        var folder = Directory.CreateTempSubdirectory("teamscollab-browser-");
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = Environments.Development, ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration["Logging:LogLevel:Default"] = "Warning";
        builder.Configuration["Store:Sqlite:Path"] = FileIn(folder);
        var practice = await PracticeMode.StartAsync(builder, new PracticeOptions(null, 0, Beginning, RunsInTheBackground: true, null), TestContext.Current.CancellationToken);
        await Waiting.UntilAsync("everybody has been welcomed", () => practice.Office.People
            .Where(person => practice.Office.Installation(person.Id) is { Installed: true, Blocked: false })
            .All(person => practice.Office.MessagesOf(person.Id).Count > 0) && DataFileReading.EffectsLeft(FileIn(folder)) == 0);
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = height }, ColorScheme = colours, Locale = "zh-CN" });
        page.SetDefaultTimeout((float)Waiting.Longest.TotalMilliseconds);
        Assertions.SetDefaultExpectTimeout((float)Waiting.Longest.TotalMilliseconds);
        var opened = new PracticeInBrowser(folder, practice, playwright, browser, page);
        await page.GotoAsync(practice.Office.PracticePage.ToString());
        await page.Locator("body[data-ready]").WaitForAsync();
        return opened;
    }

    /// <summary>Opens a person's chat by their row in the list of people; what arrives there is read as they would read it.</summary>
    public async Task<PersonChat> ChatOfAsync(string name)
    {
        var person = _practice.Office.Person(name).Id;
        await Page.Locator($"[data-key='{person}']").ClickAsync();
        return new PersonChat(Page.GetByRole(AriaRole.Region, new() { Name = $"{name} 的聊天" }));
    }

    /// <summary>Presses a person's row; before the button comes up, somebody else's unread mark goes from the list. The press counts all the same.</summary>
    public async Task PressWhileTheListChangesAsync(string name, string other)
    {
        var mark = Page.Locator($"[data-key='{_practice.Office.Person(other).Id}'] .badge");
        await Assertions.Expect(mark).ToHaveCountAsync(1);
        await Page.Locator($"[data-key='{_practice.Office.Person(name).Id}']").HoverAsync();
        await Page.Mouse.DownAsync();
        await Page.EvaluateAsync("id => fetch(`/office/people/${id}/read`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' })", _practice.Office.Person(other).Id);
        await Assertions.Expect(mark).ToHaveCountAsync(0);
        await Page.Mouse.UpAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Region, new() { Name = $"{name} 的聊天" })).ToBeVisibleAsync();
    }

    /// <summary>Moves the office clock by one of the buttons beside it.</summary>
    public async Task LeapAsync(string button)
    {
        var clock = Page.Locator(".clock");
        await clock.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await Assertions.Expect(clock).ToHaveAttributeAsync("aria-busy", new Regex("false"));
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
        await _practice.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    /// <summary>The page itself had nothing to complain about.</summary>
    public void FoundNoFault() => Assert.True(_faults.Count == 0, string.Join(Environment.NewLine, _faults));

    private static string FileIn(DirectoryInfo folder) => Path.Combine(folder.FullName, "collaborations.db");
}
