using Microsoft.Graph;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Authentication.Azure;
using Microsoft.Kiota.Http.HttpClientLibrary.Middleware;
using TeamsCollab.Bot.Graph;
using TeamsCollab.BotFramework;

namespace TeamsCollab.Bot.Hosting;

/// <summary>The Graph client: app-only, with the bot's own identity, against <c>Graph:BaseAddress</c> where another cloud or a simulated office needs one.</summary>
internal static class GraphClients
{
    private const string PublicCloud = "https://graph.microsoft.com/v1.0";

    public static GraphServiceClient Of(BotFrameworkOptions options, string? baseAddress)
    {
        var address = AddressOf(baseAddress);
        var tokens = new AzureIdentityAccessTokenProvider(options.CreateCredential(), [new Uri(address).Host], null, false, Scope(baseAddress));
        return new GraphServiceClient(GraphClientFactory.Create(Handlers()), new BaseBearerTokenAuthenticationProvider(tokens), address);
    }

    /// <summary>What the token is for: the Graph of the cloud that is configured. A simulated office on this machine takes the public cloud's.</summary>
    public static string Scope(string? baseAddress) =>
        new Uri(new Uri(AddressOf(baseAddress)) is { IsLoopback: false } cloud ? cloud : new Uri(PublicCloud), "/.default").ToString();

    private static string AddressOf(string? baseAddress) => string.IsNullOrEmpty(baseAddress) ? PublicCloud : baseAddress;

    /// <summary>The SDK's own retries wait up to three minutes each: whoever asks decides how long to wait, and effects repeat with delays of their own.</summary>
    private static DelegatingHandler[] Handlers() =>
        [.. GraphClientFactory.CreateDefaultHandlers().Where(handler => handler is not RetryHandler), new GraphPatience()];
}
