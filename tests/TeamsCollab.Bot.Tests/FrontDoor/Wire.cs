using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace TeamsCollab.Bot.Tests.FrontDoor;

/// <summary>
/// The line between the office's Teams and the bot: every signed activity passes here, and a test may send others beside it, with the
/// same token, as the channel could.
/// </summary>
internal sealed class Wire : IAsyncDisposable
{
    private readonly WebApplication _relay;
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromMinutes(2) };
    private readonly Uri _bot;
    private string? _token;
    private int _serial;

    private Wire(WebApplication relay, Uri bot) => (_relay, _bot) = (relay, bot);

    public Uri Address => new(_relay.Urls.First());

    /// <summary>Told of each activity before it passes on.</summary>
    public Func<JsonObject, Task>? Before { get; set; }

    /// <summary>Asked for an answer to each activity; what it answers, the bot never sees.</summary>
    public Func<JsonObject, Task<Answered?>>? Instead { get; set; }

    /// <summary>Told of each activity and its answer after it passed.</summary>
    public Func<JsonObject, Answered, Task>? After { get; set; }

    public JsonObject? Last { get; private set; }

    public static async Task<Wire> StartAsync(Uri bot)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var relay = builder.Build();
        var wire = new Wire(relay, bot);
        relay.MapPost("/{**path}", wire.PassAsync);
        await relay.StartAsync();
        return wire;
    }

    /// <summary>Another activity id, so that it is no redelivery.</summary>
    public static JsonObject With(JsonObject activity, Action<JsonObject> change)
    {
        var copy = activity.DeepClone().AsObject();
        change(copy);
        return copy;
    }

    public JsonObject Again(JsonObject activity, Action<JsonObject>? change = null) => With(activity, copy =>
    {
        copy["id"] = $"f:9{Interlocked.Increment(ref _serial):00000000}";
        change?.Invoke(copy);
    });

    /// <summary>The same person in the same chat, typing instead of pressing.</summary>
    public JsonObject Typed(JsonObject press, string text) => Again(press, copy =>
    {
        copy["type"] = "message";
        copy["text"] = text;
        copy.Remove("name");
        copy.Remove("value");
        copy.Remove("replyToId");
    });

    public Task<Answered> SendAsync(JsonObject activity) => SendAsync(activity.ToJsonString());

    public async Task<Answered> SendAsync(string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _bot) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = AuthenticationHeaderValue.Parse(_token!);
        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        return new Answered((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        await _relay.DisposeAsync();
        _http.Dispose();
    }

    private async Task PassAsync(HttpContext context)
    {
        _token = context.Request.Headers.Authorization;
        using var reader = new StreamReader(context.Request.Body);
        var activity = JsonNode.Parse(await reader.ReadToEndAsync())!.AsObject();
        Last = activity;
        if (Before is { } before)
        {
            await before(activity);
        }

        var answer = Instead is { } instead && await instead(activity) is { } other ? other : await SendAsync(activity);
        if (After is { } after)
        {
            await after(activity, answer);
        }

        context.Response.StatusCode = answer.Status;
        if (answer.Body.Length > 0)
        {
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(answer.Body);
        }
    }
}

/// <summary>What the bot answered.</summary>
internal sealed record Answered(int Status, string Body)
{
    private JsonElement? _value;

    /// <summary>The card of an invoke's answer.</summary>
    public JsonElement Card => Value.ValueKind is JsonValueKind.Object ? Value : throw new InvalidOperationException($"No card in HTTP {Status}: {Body}");

    /// <summary>good, attention, or null where the first container says nothing.</summary>
    public string? Style => Cards.StyleOf(Card);

    /// <summary>The sentence of the first container.</summary>
    public string? Says => Cards.SentenceOf(Card);

    private JsonElement Value => _value ??= Body.Length > 0 && JsonElement.Parse(Body).TryGetProperty("value", out var value) ? value : default;
}
