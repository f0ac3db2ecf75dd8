using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using TeamsCollab.Bot.Hosting;
using TeamsCollab.BotFramework;

namespace TeamsCollab.Benchmarks.Turns;

/// <summary>The .NET bots that are compared, each the main of a process: <c>bot kestrel</c>, <c>bot echo</c>, <c>bot product</c>.</summary>
internal static class ComparedBots
{
    public static Task RunAsync(string[] words) => words switch
    {
        ["echo", var address] => EchoAsync(address),
        ["kestrel", var address] => KestrelAsync(address),
        ["product", var store] => ProductUnderLoad.RunAsync(store),
        _ => throw new ArgumentException($"No such bot: {string.Join(' ', words)}"),
    };

    /// <summary>An echo bot on our library, with every check on.</summary>
    private static async Task EchoAsync(string address)
    {
        var builder = Slim();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["MicrosoftAppId"] = StubChannel.AppId,
            ["MicrosoftAppTenantId"] = StubChannel.Tenant,
            ["ToBotFromChannelOpenIdMetadataUrl"] = address + "/metadata",
            ["TrustedServiceUrlHosts:0"] = new Uri(address).Authority,
        });
        builder.Services.AddSingleton(MachineTime.Real);
        builder.Services.AddBotFramework(builder.Configuration, options => options.Credential = new KeptCredential());
        var app = builder.Build();
        app.MapBotMessages("/api/messages", new ActivityRouter().OnMessage(turn => turn.ReplyAsync(turn.Activity.Text!)));
        await ServeAsync(app);
    }

    /// <summary>The least that .NET can do: the same token check by the same library, the body parsed, one send.</summary>
    private static async Task KestrelAsync(string address)
    {
        using var http = new HttpClient();
        var keys = new JsonWebKeySet(await http.GetStringAsync(new Uri(address + "/keys"))).GetSigningKeys();
        var handler = new JsonWebTokenHandler();
        var rules = new TokenValidationParameters
        {
            ValidIssuer = "https://api.botframework.com",
            ValidAudience = StubChannel.AppId,
            IssuerSigningKeys = keys,
            ClockSkew = TimeSpan.FromMinutes(5),
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
        };
        var app = Slim().Build();
        app.MapPost("/api/messages", async (HttpContext request) =>
        {
            var result = await handler.ValidateTokenAsync(request.Request.Headers.Authorization.ToString()["Bearer ".Length..], rules);
            using var activity = await JsonDocument.ParseAsync(request.Request.Body);
            var serviceUrl = activity.RootElement.GetProperty("serviceUrl").GetString()!;
            if (!result.IsValid || !Equals(result.Claims["serviceurl"], serviceUrl))
            {
                return Results.StatusCode(403);
            }

            var conversation = activity.RootElement.GetProperty("conversation").GetProperty("id").GetString()!;
            var id = activity.RootElement.GetProperty("id").GetString()!;
            using var reply = new HttpRequestMessage(HttpMethod.Post, $"{serviceUrl}v3/conversations/{Uri.EscapeDataString(conversation)}/activities/{Uri.EscapeDataString(id)}");
            reply.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "kept");
            reply.Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(new
            {
                type = "message",
                channelId = "msteams",
                from = activity.RootElement.GetProperty("recipient"),
                conversation = activity.RootElement.GetProperty("conversation"),
                text = activity.RootElement.GetProperty("text").GetString(),
                replyToId = id,
            }));
            reply.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
            using var sent = await http.SendAsync(reply);
            await sent.Content.ReadAsByteArrayAsync();
            return Results.Ok();
        });
        await ServeAsync(app);
    }

    private static WebApplicationBuilder Slim()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        return builder;
    }

    private static async Task ServeAsync(WebApplication app)
    {
        await app.StartAsync();
        Console.WriteLine(JsonSerializer.Serialize(new { port = new Uri(app.Urls.First()).Port }));
        while (await Console.In.ReadLineAsync() is not null)
        {
        }

        await app.StopAsync();
    }

    private sealed class KeptCredential : Azure.Core.TokenCredential
    {
        public override Azure.Core.AccessToken GetToken(Azure.Core.TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new("kept", MachineTime.Real.GetUtcNow().AddHours(1));

        public override ValueTask<Azure.Core.AccessToken> GetTokenAsync(Azure.Core.TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }
}
