using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using TeamsCollab.Office;
using TeamsCollab.Bot.Tests.FrontDoor;

namespace TeamsCollab.Bot.Tests.Telemetry;

/// <summary>Nobody's words, names or tokens leave by the logs or the telemetry: a whole campaign is played, with faults, and everything is read.</summary>
public sealed partial class PersonalContentTests
{
    private const string Mark = "机密内容";

    [Fact]
    public async Task Logs_hold_no_words_no_names_and_no_tokens()
    {
        var logs = new CollectedLogs();
        await using var office = await RunningOffice.StartAsync(logs);
        await PlayAsync(office);
        await WriteOnAsync(office);
        var ours = logs.Lines.Where(line => line.Contains(" TeamsCollab.", StringComparison.Ordinal)).ToArray();
        Assert.Contains(ours, line => line.Contains("Warning", StringComparison.Ordinal));
        Assert.Contains(ours, line => line.Contains("could not send its answer", StringComparison.Ordinal) && line.Contains("ActivityId=", StringComparison.Ordinal));
        Assert.Contains(logs.Lines, line => line.StartsWith("Trace Microsoft.", StringComparison.Ordinal));
        AssertHarmless(string.Join('\n', logs.Lines), office);
    }

    [Fact]
    public async Task Telemetry_arrives_and_holds_no_words_no_names_no_ids_of_people_and_no_tokens()
    {
        var received = new ConcurrentDictionary<string, ConcurrentQueue<byte[]>>();
        await using var collector = await CollectorAsync(received);
        await using (var office = await RunningOffice.StartAsync(
            ("Telemetry:Otlp:Endpoint", collector.Urls.First()), ("Logging:LogLevel:Default", "Trace"), ("Logging:LogLevel:Microsoft", "Trace"), ("Logging:LogLevel:System.Net.Http.HttpClient", "Trace")))
        {
            await PlayAsync(office);
            await WriteOnAsync(office);
            office.Services.GetRequiredService<TracerProvider>().ForceFlush();
            office.Services.GetRequiredService<MeterProvider>().ForceFlush();
            office.Services.GetRequiredService<LoggerProvider>().ForceFlush();
            Assert.Equal(["/v1/logs", "/v1/metrics", "/v1/traces"], received.Keys.Order(StringComparer.Ordinal));
            var all = string.Concat(received.Values.SelectMany(bodies => bodies).Select(Encoding.UTF8.GetString));
            Assert.Contains("turn request.submit", all, StringComparison.Ordinal);
            Assert.Contains("effect ShowCard", all, StringComparison.Ordinal);
            Assert.Contains("teamscollab.turn.duration", all, StringComparison.Ordinal);
            Assert.Contains("Microsoft.AspNetCore.Routing", all, StringComparison.Ordinal);
            AssertHarmless(all, office);
            Assert.All(office.Office.People, person => Assert.DoesNotContain(person.Id, all, StringComparison.OrdinalIgnoreCase));
        }
    }

    private static async Task PlayAsync(RunningOffice office)
    {
        var campaign = new Campaign(office) { Words = text => $"{Mark}{text}" };
        await campaign.RequestAsync();
        await office.SayAsync(Campaign.Sales, $"异议 {await campaign.NumberAsync()} v1 {Mark}");
        await office.SayAsync(Campaign.Sales, $"{Mark} 签字");
        await campaign.MeetingAsync();
        await campaign.DraftAsync();
        await campaign.ConfirmAsync();
        office.Office.Faults.LoseAnswer(OfficeDoor.Connector, 2);
        office.Office.Faults.Fail(OfficeDoor.Graph, 500, 2);
        await office.TryPressAsync(Campaign.MarketingHead, "minutes.signOff");
        await office.Wire.SendAsync(await office.InvokeAsync(Campaign.Sales, "minutes.signOff", new() { ["collaboration"] = Mark, ["draft"] = "1" }));
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.x");
        using var body = new StringContent($$"""{"type":"message","text":"{{Mark}}"}""", Encoding.UTF8, "application/json");
        using var refused = await client.PostAsync(new Uri(office.Address, "/api/messages"), body, TestContext.Current.CancellationToken);
        Assert.Equal(403, (int)refused.StatusCode);
    }

    /// <summary>The ways in which words come in beside a campaign's buttons: a form step by step, typed answers, searches, what the bot does not understand.</summary>
    private static async Task WriteOnAsync(RunningOffice office)
    {
        await office.SayAsync(Campaign.Asker, "发起");
        await office.TryPressAsync(Campaign.Asker, "dialog.start");
        await office.PressAsync(Campaign.Asker, "dialog.next", ("kind", "resourceSharing"), ("receivers", "产品部"));
        await office.TryPressAsync(Campaign.Asker, "dialog.next", ("title", $"{Mark}摄影棚"), ("what", $"借用{Mark}"), ("why", Mark), ("allocation", Mark), ("useRules", Mark));
        await office.SayAsync(Campaign.Asker, $"{Mark}由产品部安排");
        await office.SayAsync(Campaign.Asker, $"查找 {Mark}");
        office.Office.Faults.Fail(OfficeDoor.Connector, 413, 1000);
        await office.SayAsync(Campaign.Asker, $"查看 {Mark}");
        office.Office.Faults.Clear();
        await office.SayAsync(Campaign.Sales, $"退回 {await new Campaign(office).NumberAsync()} T1 {Mark}");
        await office.TryPressAsync(Campaign.Support, "minutes.object", ("reason", Mark));
        await office.DrainAsync();
    }

    private static void AssertHarmless(string text, RunningOffice office)
    {
        Assert.DoesNotContain(Mark, text, StringComparison.Ordinal);
        Assert.DoesNotContain(Campaign.Title, text, StringComparison.Ordinal);
        Assert.False(Token().IsMatch(text), text.Length < 2000 ? text : "A token was sent.");
        Assert.All(office.Office.People, person =>
        {
            Assert.DoesNotContain(person.Name, text, StringComparison.Ordinal);
            Assert.DoesNotContain(person.Mail, text, StringComparison.OrdinalIgnoreCase);
        });
    }

    private static async Task<WebApplication> CollectorAsync(ConcurrentDictionary<string, ConcurrentQueue<byte[]>> received)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapPost("/{**path}", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            received.GetOrAdd(request.Path, _ => new()).Enqueue(body.ToArray());
            return Results.Bytes([], "application/x-protobuf");
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    [GeneratedRegex(@"eyJ[\w-]{5,}\.eyJ")]
    private static partial Regex Token();
}
