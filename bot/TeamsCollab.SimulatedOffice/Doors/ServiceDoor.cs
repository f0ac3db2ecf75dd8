using System.Globalization;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;
using TeamsCollab.Office.Tokens;

namespace TeamsCollab.Office.Doors;

/// <summary>The way into the connector and Graph: bearer token, injected faults, and the exchange told to the observer.</summary>
internal sealed class ServiceDoor(SimulatedOfficeOptions options, OfficeTokens tokens, OfficeObserver observer)
{
    private long _calls;

    public Task ConnectorAsync(HttpContext context, RequestDelegate next) =>
        EnterAsync(context, next, OfficeDoor.Connector, OfficeTokens.ConnectorAudience, OfficeExchangeKind.ActivityOut, new { error = new { code = "Unauthorized", message = "Authorization has been denied for this request." } });

    public Task GraphAsync(HttpContext context, RequestDelegate next)
    {
        var number = Interlocked.Increment(ref _calls);
        context.Response.Headers["request-id"] = new Guid(0, 0, 0, BitConverter.GetBytes(number)).ToString();
        context.Response.Headers["x-ms-date"] = options.Time.GetUtcNow().UtcDateTime.ToString("s", CultureInfo.InvariantCulture);
        if (context.Request.Headers["client-request-id"] is [{ } client])
        {
            context.Response.Headers["client-request-id"] = client;
        }

        return EnterAsync(context, next, OfficeDoor.Graph, OfficeTokens.GraphAudience, OfficeExchangeKind.Graph, new { error = new { code = "InvalidAuthenticationToken", message = "Access token is empty, expired or meant for another service." } });
    }

    public async Task TokenAsync(HttpContext context, RequestDelegate next)
    {
        var fault = options.Faults.Take(OfficeDoor.Token, context.Request.Path, context.Request.Method);
        if (fault is { LoseAnswer: true })
        {
            context.Abort();
        }
        else
        {
            await PassAsync(context, next, fault);
        }
    }

    private async Task EnterAsync(HttpContext context, RequestDelegate next, OfficeDoor door, string audience, OfficeExchangeKind kind, object refusal)
    {
        var request = await OfficeBody.ReadAsync(context.Request);
        context.Request.Body = new MemoryStream(request);
        var wire = context.Response.Body;
        using var answer = new MemoryStream();
        context.Response.Body = answer;
        var lost = false;
        if (!AuthenticationHeaderValue.TryParse(context.Request.Headers.Authorization, out var bearer) || bearer is not { Scheme: "Bearer", Parameter: { } token }
            || !await tokens.AcceptsAsync(token, audience, options.BotAppId))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            await context.Response.WriteAsJsonAsync(refusal);
        }
        else if (options.Faults.Take(door, context.Request.Path, context.Request.Method) is { } fault)
        {
            lost = fault.LoseAnswer;
            await (lost ? next(context) : PassAsync(context, next, fault));
        }
        else
        {
            await next(context);
        }

        context.Response.Body = wire;
        Tell(context, kind, request, answer.ToArray());
        if (lost)
        {
            context.Abort();
            return;
        }

        answer.Position = 0;
        await answer.CopyToAsync(wire, context.RequestAborted);
    }

    private static async Task PassAsync(HttpContext context, RequestDelegate next, OfficeFaults.Fault? fault)
    {
        if (fault is { Hang: null })
        {
            await RefuseAsync(context, fault);
            return;
        }

        if (fault is { Hang: { CarriedOut: false } before })
        {
            await before.HoldAsync(context.RequestAborted);
        }

        await next(context);
        if (fault is { Hang: { CarriedOut: true } after })
        {
            await after.HoldAsync(context.RequestAborted);
        }
    }

    private static Task RefuseAsync(HttpContext context, OfficeFaults.Fault fault)
    {
        context.Response.StatusCode = fault.Status;
        if (fault.RetryAfter is { } wait)
        {
            context.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        return context.Response.WriteAsJsonAsync(new { error = new { code = fault.Code ?? (fault.Status == 429 ? "TooManyRequests" : "ServiceError"), message = "Injected fault." } });
    }

    private void Tell(HttpContext context, OfficeExchangeKind kind, byte[] request, byte[] answer)
    {
        if (observer.Listens)
        {
            observer.Tell(new OfficeExchange(
                kind, options.Clock.Now, context.Request.Method, context.Request.PathBase + context.Request.Path + context.Request.QueryString,
                OfficeJson.TryParse(request), context.Response.StatusCode, OfficeJson.TryParse(answer), Headers(context.Request)));
        }
    }

    private static Dictionary<string, string> Headers(HttpRequest request) =>
        request.Headers.Where(header => header.Key is not ("Authorization" or "Cookie")).ToDictionary(header => header.Key, header => header.Value.ToString());
}
