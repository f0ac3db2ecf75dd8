using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace TeamsCollab.Office.Tests;

/// <summary>A messages endpoint that keeps what it is sent and answers what a test says.</summary>
internal sealed class TestBot : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TestBot(WebApplication app) => _app = app;

    public Uri Endpoint => new(_app.Urls.Single() + "/api/messages");

    public ConcurrentQueue<(string Token, JsonElement Activity)> Received { get; } = [];

    public JsonElement Last => Received.Last().Activity;

    public Func<JsonElement, (int Status, JsonNode? Body)> Answer { get; set; } = _ => (200, null);

    public static async Task<TestBot> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRoutingCore();
        var app = builder.Build();
        var bot = new TestBot(app);
        app.MapPost("/api/messages", async (HttpContext context) =>
        {
            var activity = await JsonSerializer.DeserializeAsync<JsonElement>(context.Request.Body);
            bot.Received.Enqueue((context.Request.Headers.Authorization.ToString()["Bearer ".Length..], activity));
            var (status, body) = bot.Answer(activity);
            return body is null ? Results.StatusCode(status) : Results.Json(body, statusCode: status);
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return bot;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
