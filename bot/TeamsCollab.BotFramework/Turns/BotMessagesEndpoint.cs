using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace TeamsCollab.BotFramework;

/// <summary>The messaging endpoint: believes, reads, routes, answers. The order is the promise: a stranger's body is never parsed.</summary>
internal sealed partial class BotMessagesEndpoint(
    ActivityRouter router, ChannelTokenValidator validator, ConnectorClient connector, IOptions<BotFrameworkOptions> settings,
    TimeProvider clock, IHostApplicationLifetime lifetime, ILogger<BotMessagesEndpoint> logger)
{
    private readonly BotFrameworkOptions _options = settings.Value;
    private readonly ConnectorClient _inTurn = connector.ForAnswers(settings.Value.InTurnSendRetries);

    public async Task HandleAsync(HttpContext http)
    {
        var arrivedAt = clock.GetUtcNow();
        var response = await AnswerAsync(http, arrivedAt);
        http.Response.StatusCode = response.Status;
        if (response.Status is 401)
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
        }

        if (!response.Body.IsEmpty)
        {
            http.Response.ContentType = "application/json; charset=utf-8";
            http.Response.ContentLength = response.Body.Length;
            await http.Response.BodyWriter.WriteAsync(response.Body, CancellationToken.None);
        }
    }

    private async Task<InvokeResponse> AnswerAsync(HttpContext http, DateTimeOffset arrivedAt)
    {
        if (!IsJson(http.Request) || IsEncoded(http.Request))
        {
            return Status(415);
        }

        if (http.Request.ContentLength > _options.MaxRequestBytes)
        {
            return Status(413);
        }

        using var deadline = new TurnTimer(arrivedAt, clock, lifetime.ApplicationStopping);
        try
        {
            var token = await validator.AuthenticateAsync(http.Request.Headers.Authorization, deadline.Token);
            if (token.Refusal is not TokenRefusal.None)
            {
                return Status(new TokenVerdict(token.Refusal).Status);
            }

            if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            {
                size.MaxRequestBodySize = _options.MaxRequestBytes + 1;
            }

            var (status, activity) = await ActivityReader.ReadAsync(http.Request.BodyReader, _options.MaxRequestBytes, deadline.Token);
            if (activity is null)
            {
                return Status(status);
            }

            var verdict = validator.Check(token, activity);
            return verdict.IsAccepted ? await RunAsync(activity, arrivedAt, deadline) : Status(verdict.Status);
        }
        catch (BadHttpRequestException bad)
        {
            return Status(bad.StatusCode);
        }
        catch (OperationCanceledException) when (deadline.Token.IsCancellationRequested)
        {
            return Status(503);
        }
    }

    private async Task<InvokeResponse> RunAsync(Activity activity, DateTimeOffset arrivedAt, TurnTimer deadline)
    {
        deadline.Limit(TurnDeadline.For(activity));
        var turn = new TurnContext(activity, arrivedAt, _inTurn, deadline.Token);
        using var scope = logger.BeginScope(new Dictionary<string, object?> { ["ActivityType"] = activity.Type, ["ActivityId"] = activity.Id });
        deadline.Hold();
        var running = RouteAsync(turn, deadline);
        try
        {
            // A handler that does not look at its cancellation still does not keep the person waiting; it ends on its own.
            var answer = await running.WaitAsync(deadline.Token);
            return answer ?? (turn.Expected is { } replies
                ? InvokeResponse.Json(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(replies, BotFrameworkJson.Wire.ExpectedReplies))
                : InvokeResponse.Ok);
        }
        catch (TurnUnavailableException unavailable)
        {
            Log.Unavailable(logger, unavailable);
            return TurnFailure.Unavailable(activity);
        }
        catch (OperationCanceledException) when (deadline.Token.IsCancellationRequested)
        {
            Log.TooLate(logger, activity.Type, activity.Name);
            _ = running.ContinueWith(late => Log.Fault(logger, activity.Type, activity.Name, late.Exception!.InnerException!),
                CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            return TurnFailure.Timeout(activity);
        }
        catch (ConnectorException unsent)
        {
            // What may work later is delivered again, and the handlers carry out nothing twice; what cannot work is no fault of the turn's.
            Log.Unsent(logger, activity.Type, activity.Name, unsent.Status, unsent.Code, unsent.Kind);
            return unsent.Kind is ConnectorErrorKind.Throttled or ConnectorErrorKind.Transient ? TurnFailure.Unavailable(activity) : Status(200);
        }
        catch (Exception fault)
        {
            Log.Fault(logger, activity.Type, activity.Name, fault);
            return TurnFailure.Fault(activity);
        }
    }

    private async Task<InvokeResponse?> RouteAsync(TurnContext turn, TurnTimer deadline)
    {
        try
        {
            return await router.RouteAsync(turn);
        }
        finally
        {
            deadline.Dispose();
        }
    }

    private static bool IsJson(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || type.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase));

    /// <summary>Nobody sends us a packed body, and what one would unpack to is bounded by nothing.</summary>
    private static bool IsEncoded(HttpRequest request) => request.Headers.ContentEncoding is [_, ..] encodings && !encodings.All(one => string.Equals(one, "identity", StringComparison.OrdinalIgnoreCase));

    private static InvokeResponse Status(int status) => new(status, ReadOnlyMemory<byte>.Empty);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A turn could not be run because something it needs is down.")]
        public static partial void Unavailable(ILogger logger, Exception unavailable);

        [LoggerMessage(2, LogLevel.Warning, "A turn ({Type} {Name}) passed its deadline.")]
        public static partial void TooLate(ILogger logger, string? type, string? name);

        [LoggerMessage(4, LogLevel.Warning, "A turn ({Type} {Name}) could not send its answer: {Status} {Code} ({Kind}).")]
        public static partial void Unsent(ILogger logger, string? type, string? name, int status, string? code, ConnectorErrorKind kind);

        [LoggerMessage(3, LogLevel.Error, "A turn ({Type} {Name}) failed.")]
        public static partial void Fault(ILogger logger, string? type, string? name, Exception fault);
    }
}
