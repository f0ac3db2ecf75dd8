using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Logging;

namespace TeamsCollab.BotFramework;

/// <summary>One connector request with everything around it: trust, size, token, repetition, errors.</summary>
internal sealed partial class ConnectorPipe(
    IHttpClientFactory clients, BotToken token, OutboundBudget? budget, ServiceUrlTrust trust, int maxMessageBytes, TimeProvider clock, ILogger<ConnectorPipe> logger)
{
    public const string HttpClientName = "BotFramework.Connector";

    /// <summary>No limit of Teams' counts over a longer time. Whatever is asked for beyond it would shut a conversation for days, or for ever.</summary>
    private static readonly TimeSpan LongestAsked = TimeSpan.FromHours(1);

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    public async Task<byte[]> CallAsync(ConnectorCall call, int retries, bool isAnswer, CancellationToken cancellation)
    {
        if (!trust.IsTrusted(call.ServiceUrl))
        {
            throw new ConnectorException(0, "UntrustedServiceUrl", null, ConnectorErrorKind.Fault);
        }

        if (call.Body is not null && Encoding.UTF8.GetCharCount(call.Body) * sizeof(char) > maxMessageBytes)
        {
            throw new ConnectorException(0, "MessageSizeTooBig", null, ConnectorErrorKind.TooLarge);
        }

        var address = new Uri($"{call.ServiceUrl.TrimEnd('/')}/{call.Path}");
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return budget is null
                    ? await OnceAsync(call.Method, address, call.Body, cancellation)
                    : await budget.RunAsync(call.Target, isAnswer, () => OnceAsync(call.Method, address, call.Body, cancellation), cancellation);
            }
            catch (ConnectorException failure) when (attempt < retries && ConnectorBackoff.Delay(failure, attempt) is not null)
            {
                var delay = ConnectorBackoff.Delay(failure, attempt)!.Value;
                Log.Repeating(logger, failure.Status, failure.Code, delay.TotalSeconds);
                await Task.Delay(delay, clock, cancellation);
            }
        }
    }

    private async Task<byte[]> OnceAsync(HttpMethod method, Uri address, byte[]? body, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(cancellation));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        }

        try
        {
            using var response = await clients.CreateClient(HttpClientName).SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellation);
            var answer = await response.Content.ReadAsByteArrayAsync(cancellation);
            answer = answer.AsSpan().StartsWith(ByteOrderMark) ? answer[ByteOrderMark.Length..] : answer;
            if (response.IsSuccessStatusCode)
            {
                return answer;
            }

            if ((int)response.StatusCode is 401)
            {
                token.Forget();
                Log.TokenRefused(logger);
            }

            throw ConnectorException.From((int)response.StatusCode, answer, RetryAfter(response.Headers));
        }
        catch (HttpRequestException unreachable)
        {
            var neverSent = unreachable.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError;
            throw new ConnectorException(0, null, null, ConnectorErrorKind.Transient, mayHaveArrived: !neverSent, innerException: unreachable);
        }
        catch (OperationCanceledException slow) when (!cancellation.IsCancellationRequested)
        {
            throw new ConnectorException(0, null, null, ConnectorErrorKind.Transient, mayHaveArrived: true, innerException: slow);
        }
    }

    private async Task<string> TokenAsync(CancellationToken cancellation)
    {
        try
        {
            return await token.GetAsync(cancellation);
        }
        catch (Exception refused) when (refused is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            // Whatever the credential throws: Azure's own exceptions, a login address that is down, an answer that is no token.
            Log.NoToken(logger, refused.GetType().Name);
            throw new ConnectorException(0, "BotTokenUnavailable", null, ConnectorErrorKind.Transient, innerException: refused);
        }
    }

    /// <summary>A number of seconds that no clock can count to is still a long wait, not none.</summary>
    private TimeSpan? RetryAfter(HttpResponseHeaders headers) =>
        (headers.RetryAfter?.Delta ?? (headers.RetryAfter?.Date - clock.GetUtcNow())) is { } asked ? TimeSpan.FromTicks(Math.Clamp(asked.Ticks, 0, LongestAsked.Ticks))
        : headers.TryGetValues("Retry-After", out var written) && written.All(text => text.Length > 0 && text.All(char.IsAsciiDigit)) ? LongestAsked
        : null;

    private static partial class Log
    {
        [LoggerMessage(2, LogLevel.Error,
            "取不到助手自己的令牌，消息发不出去：请检查 MicrosoftAppId、MicrosoftAppPassword（或证书）、MicrosoftAppTenantId，以及到登录地址的网络。 "
            + "The bot cannot get its own token, so nothing can be sent: check MicrosoftAppId, MicrosoftAppPassword (or the certificate), MicrosoftAppTenantId and the way to the login address. ({Fault})")]
        public static partial void NoToken(ILogger logger, string fault);

        [LoggerMessage(3, LogLevel.Error,
            "Teams 不接受助手的令牌（401），消息暂时发不出去，稍后会换新令牌再试：若一直如此，请核对 MicrosoftAppId、MicrosoftAppTenantId 与 Azure Bot 登记是否一致。 "
            + "Teams does not take the bot's token (401), so nothing can be sent for now; it is tried again later with a new one. If this stays, check that MicrosoftAppId and MicrosoftAppTenantId are those of the Azure Bot registration.")]
        public static partial void TokenRefused(ILogger logger);

        [LoggerMessage(1, LogLevel.Information, "The connector answered {Status} {Code}; repeating in {Seconds} s.")]
        public static partial void Repeating(ILogger logger, int status, string? code, double seconds);
    }
}
