using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;

namespace TeamsCollab.Office.Tests;

/// <summary>An office with a bot beside it, and the ways to call it. Every test has its own.</summary>
internal sealed class OfficeFixture : IAsyncDisposable
{
    public const string BotAppId = "0b0b0b0b-1111-2222-3333-444455556666";
    public const string Secret = "a secret of the test";
    public const string Marketing = "陈思远";
    public const string Sales = "赵敏";
    public const string Product = "孙雨桐";
    public const string NotInstalled = "罗丹";
    public const string Forbidden = "唐莉";
    public const string Blocked = "郑伟";

    private OfficeFixture(SimulatedOffice office, TestBot bot, TestClock clock, FakeTimeProvider time, ConcurrentQueue<OfficeExchange> exchanges)
    {
        Office = office;
        Bot = bot;
        Clock = clock;
        Time = time;
        Exchanges = exchanges;
        Http = new HttpClient { BaseAddress = office.Address };
    }

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public SimulatedOffice Office { get; }

    public TestBot Bot { get; }

    public TestClock Clock { get; }

    public FakeTimeProvider Time { get; }

    public ConcurrentQueue<OfficeExchange> Exchanges { get; }

    public HttpClient Http { get; }

    public static async Task<OfficeFixture> StartAsync(string? dataFile = null, TestClock? clock = null)
    {
        var bot = await TestBot.StartAsync();
        clock ??= new TestClock();
        var time = new FakeTimeProvider(TestClock.Start);
        var exchanges = new ConcurrentQueue<OfficeExchange>();
        var office = await SimulatedOffice.StartAsync(
            new SimulatedOfficeOptions { BotAppId = BotAppId, BotSecret = Secret, Clock = clock, Time = time, DataFile = dataFile, Observe = exchanges.Enqueue }, Cancel);
        office.ConnectBot(bot.Endpoint);
        return new OfficeFixture(office, bot, clock, time, exchanges);
    }

    public async Task<string> TokenAsync(string scope)
    {
        using var response = await GrantAsync(scope);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("access_token").GetString()!;
    }

    public Task<HttpResponseMessage> GrantAsync(string scope, string secret = Secret, string client = BotAppId, Uri? endpoint = null) =>
        Http.PostAsync(endpoint ?? Office.TokenEndpoint, new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials", ["client_id"] = client, ["client_secret"] = secret, ["scope"] = scope,
        }), Cancel);

    /// <summary>Calls the connector or Graph with the right token.</summary>
    public async Task<(HttpStatusCode Status, JsonElement Body)> CallAsync(HttpMethod method, string path, JsonNode? body = null, Action<HttpRequestHeaders>? headers = null)
    {
        using var response = await SendAsync(method, path, body, headers);
        var text = await response.Content.ReadAsStringAsync(Cancel);
        return (response.StatusCode, text.Length == 0 ? default : JsonDocument.Parse(text).RootElement.Clone());
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, JsonNode? body = null, Action<HttpRequestHeaders>? headers = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(
            path.StartsWith("graph", StringComparison.Ordinal) ? "https://graph.microsoft.com/.default" : "https://api.botframework.com/.default"));
        request.Content = body is null ? null : JsonContent.Create(body);
        headers?.Invoke(request.Headers);
        return await Http.SendAsync(request, Cancel);
    }

    /// <summary>Calls the practice page's interface as a tool does, with the key in a header.</summary>
    public async Task<(HttpStatusCode Status, JsonElement Body)> PageAsync(HttpMethod method, string path, JsonNode? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Add("X-Office-Key", Office.Key);
        using var response = await Http.SendAsync(request, Cancel);
        var text = await response.Content.ReadAsStringAsync(Cancel);
        return (response.StatusCode, text.StartsWith('{') || text.StartsWith('[') ? JsonDocument.Parse(text).RootElement.Clone() : default);
    }

    public async Task<string> ChatAsync(string person)
    {
        var (status, body) = await CallAsync(HttpMethod.Post, "connector/v3/conversations", NewChat(Office.Person(person).TeamsId));
        Assert.Equal(HttpStatusCode.Created, status);
        return body.GetProperty("id").GetString()!;
    }

    /// <summary>Has the bot send a card to a person; the message's id.</summary>
    public async Task<string> SendCardAsync(string person, JsonNode card)
    {
        var (status, body) = await CallAsync(HttpMethod.Post, $"connector/v3/conversations/{await ChatAsync(person)}/activities", Card(card));
        Assert.Equal(HttpStatusCode.Created, status);
        return body.GetProperty("id").GetString()!;
    }

    public static JsonObject NewChat(string memberId, string? tenant = null) => new()
    {
        ["isGroup"] = false,
        ["bot"] = new JsonObject { ["id"] = "28:" + BotAppId },
        ["members"] = new JsonArray(new JsonObject { ["id"] = memberId }),
        ["tenantId"] = tenant ?? PracticeTenant.Id,
    };

    public static JsonObject Text(string text) => new() { ["type"] = "message", ["text"] = text };

    public static JsonObject Card(JsonNode card) => new()
    {
        ["type"] = "message",
        ["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "application/vnd.microsoft.card.adaptive", ["content"] = card.DeepClone() }),
    };

    public static string Code(JsonElement body) => body.GetProperty("error").GetProperty("code").GetString()!;

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Office.DisposeAsync();
        await Bot.DisposeAsync();
    }
}
