using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using TeamsCollab.FakeCosmos.Protocol;

namespace TeamsCollab.FakeCosmos;

/// <summary>The fake behind real sockets: plain http on loopback, which the SDK accepts in gateway mode.</summary>
public sealed class FakeCosmosServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FakeCosmosServer(WebApplication app, Gateway gateway) => (_app, Gateway) = (app, gateway);

    public Gateway Gateway { get; }

    public Uri Endpoint => Gateway.Endpoint;

    public static async Task<FakeCosmosServer> StartAsync(FakeCosmosOptions options)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = 16 << 20;
            kestrel.Listen(IPAddress.Loopback, options.Port);
        });
        var app = builder.Build();
        var gateway = new Gateway(options);
        app.Run(context => ServeAsync(gateway, context));
        await app.StartAsync();
        gateway.Endpoint = new Uri(app.Urls.First());
        return new FakeCosmosServer(app, gateway);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static async Task ServeAsync(Gateway gateway, HttpContext context)
    {
        var request = await ReadAsync(context);
        var fault = gateway.Faults.Take(request);
        switch (fault)
        {
            case Fault.Hangs:
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
                context.Abort();
                return;
            case Fault.Refused refused:
                await WriteAsync(context, GatewayAnswer.Refusal(refused.Status, "Refused by the test.", refused.SubStatus, refused.RetryAfter));
                return;
            case Fault.Overtaken overtaken:
                await overtaken.By();
                break;
        }

        var answer = await gateway.AnswerAsync(request, fault is Fault.BreaksHalfWay);
        switch (fault)
        {
            case Fault.ReplyLost:
                context.Abort();
                return;
            case Fault.AppliedAndRefused refused:
                answer = GatewayAnswer.Refusal(refused.Status, "Applied, and refused by the test.");
                break;
        }

        await WriteAsync(context, answer);
    }

    private static async Task<GatewayRequest> ReadAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        // The raw target: an id may hold an escaped sign that the path would lose.
        var path = context.Features.Get<IHttpRequestFeature>()!.RawTarget.Split('?')[0];
        return new GatewayRequest(
            context.Request.Method,
            [.. path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString)],
            context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            body.ToArray());
    }

    private static async Task WriteAsync(HttpContext context, GatewayAnswer answer)
    {
        context.Response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers)
        {
            context.Response.Headers[name] = value;
        }

        if (answer.Status is not (204 or 304))
        {
            context.Response.ContentType = answer.ContentType;
            context.Response.ContentLength = answer.Body.Length;
            await context.Response.Body.WriteAsync(answer.Body);
        }
    }
}
