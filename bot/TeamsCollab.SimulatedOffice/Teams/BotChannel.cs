using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TeamsCollab.Office.Tokens;

namespace TeamsCollab.Office.Teams;

/// <summary>Posts activities to the bot as the Teams channel does, with a token of this office.</summary>
internal sealed class BotChannel(SimulatedOfficeOptions options, OfficeTokens tokens, OfficeObserver observer) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly HttpClient _http = new() { Timeout = Patience };
    private Uri? _endpoint;

    public bool Connected => _endpoint is not null;

    public void Connect(Uri endpoint) => _endpoint = endpoint;

    /// <exception cref="OfficeRefusalException">The bot is not there, or gave no answer in a minute.</exception>
    public async Task<(int Status, JsonElement? Body)> PostAsync(JsonObject activity, CancellationToken cancellation)
    {
        var endpoint = _endpoint ?? throw new OfficeRefusalException("机器人还没有启动。 The bot is not connected yet.");
        var body = OfficeJson.Element(activity);
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint)
        {
            Content = new StringContent(body.GetRawText(), Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", tokens.ForBot(options.BotAppId, activity["serviceUrl"]!.GetValue<string>()));
        request.Headers.Add("x-ms-conversation-id", activity["conversation"]!["id"]!.GetValue<string>());
        request.Headers.Add("x-ms-tenant-id", options.TenantId);
        var headers = request.Headers.Concat(request.Content.Headers)
            .Where(header => header.Key != "Authorization").ToDictionary(header => header.Key, header => string.Join(", ", header.Value));
        observer.Tell(new OfficeExchange(OfficeExchangeKind.ActivityIn, options.Clock.Now, "POST", endpoint.ToString(), body, 0, null, headers));
        try
        {
            using var response = await _http.SendAsync(request, cancellation);
            var answer = OfficeJson.TryParse(await response.Content.ReadAsByteArrayAsync(cancellation));
            if (activity["type"]!.GetValue<string>() == "invoke")
            {
                observer.Tell(new OfficeExchange(
                    OfficeExchangeKind.InvokeResponse, options.Clock.Now, "POST", endpoint.ToString(), body, (int)response.StatusCode, answer, headers));
            }

            return ((int)response.StatusCode, answer);
        }
        catch (HttpRequestException fault)
        {
            throw new OfficeRefusalException($"机器人没有应答。 The bot did not answer: {fault.Message}");
        }
        catch (TaskCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new OfficeRefusalException("机器人一分钟内没有应答。 The bot gave no answer within a minute.");
        }
    }

    public void Dispose() => _http.Dispose();
}
