using System.Net;
using System.Text.Json;
using TeamsCollab.Bot.Hosting;
using TeamsCollab.Bot.Practice.Gallery;

namespace TeamsCollab.Bot.Tests.Cards;

/// <summary><c>cards preview</c>: every card, on this machine only, and accessible.</summary>
public sealed class GalleryTests
{
    private static readonly string[] UsualPlaces = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private static string Cards => Path.Combine(Repository.Folder, "cards");

    [Fact]
    public async Task Every_sample_is_shown_in_every_language()
    {
        await using var gallery = PreviewCommand.Build(Cards, 0);
        await gallery.StartAsync(TestContext.Current.CancellationToken);
        using var browser = new HttpClient { BaseAddress = new Uri(gallery.Urls.First()) };

        var shown = JsonElement.Parse(await browser.GetStringAsync("/cards.json", TestContext.Current.CancellationToken));

        Assert.Empty(shown.GetProperty("wrong").EnumerateArray());
        var (samples, steps) = (Directory.EnumerateFiles(Cards, "*.sample.json", SearchOption.AllDirectories).Count(), BotHost.Dialogs.Sum(dialog => dialog.Steps.Length));
        Assert.Equal((samples + steps) * 2, shown.GetProperty("cards").GetArrayLength());
        Assert.All(shown.GetProperty("cards").EnumerateArray(), card => Assert.Equal("AdaptiveCard", card.GetProperty("drawn").GetProperty("type").GetString()));
        foreach (var file in (string[])["/", "/gallery.js", "/gallery.css", "/office/js/host-config.js", "/office/css/tokens.css"])
        {
            using var answer = await browser.GetAsync(new Uri(file, UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Fact]
    public async Task A_page_that_calls_this_machine_by_another_name_gets_nothing()
    {
        await using var gallery = PreviewCommand.Build(Cards, 0);
        await gallery.StartAsync(TestContext.Current.CancellationToken);
        using var browser = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, gallery.Urls.First() + "/cards.json");
        request.Headers.Host = "evil.example";

        using var answer = await browser.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public void What_is_wrong_with_a_card_is_shown_in_its_place()
    {
        var folder = Directory.CreateTempSubdirectory("teamscollab-gallery-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "help.json"), "{\"type\":");

            var shown = JsonElement.Parse(GalleryCards.Write(folder.FullName));

            Assert.Contains(shown.GetProperty("wrong").EnumerateArray(), finding => finding.GetString()!.StartsWith("help.json:1:$: It is not JSON", StringComparison.Ordinal));
            Assert.Equal(0, shown.GetProperty("cards").GetArrayLength());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("--port")]
    [InlineData("--port", "many")]
    [InlineData("nowhere")]
    [InlineData("a", "b", "c")]
    public async Task A_command_that_makes_no_sense_is_refused(params string[] args)
    {
        using var error = new StringWriter();

        Assert.Equal(2, await PreviewCommand.RunAsync(args, TextWriter.Null, error));
        Assert.NotEmpty(error.ToString());
    }

    [Fact]
    public async Task Axe_finds_nothing_serious_on_any_card_with_its_forms_unfolded()
    {
        var chromium = Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named ? named : Array.Find(UsualPlaces, File.Exists);
        Assert.SkipUnless(chromium is not null && File.Exists(chromium), "Chromium was not found: install it, or set CHROMIUM to its path.");
        await using var gallery = PreviewCommand.Build(Cards, 0);
        await gallery.StartAsync(TestContext.Current.CancellationToken);

        var answer = JsonElement.Parse(NodePackages.Ask("gallery.mjs", JsonSerializer.Serialize(new { address = gallery.Urls.First(), chromium })));

        Assert.Empty(answer.GetProperty("failures").EnumerateArray());
        Assert.True(answer.GetProperty("cards").GetInt32() > 200, "Every card must have been drawn.");
        Assert.Empty(answer.GetProperty("found").EnumerateArray().Where(found => found.GetProperty("impact").GetString() is "serious" or "critical").Select(found => found.GetRawText()));
    }
}
