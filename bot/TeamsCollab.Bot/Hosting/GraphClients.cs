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

    /// <summary>
    /// Each client of the SDK wraps the serialisers of the whole process unless they are wrapped already. Two made at once may wrap them twice;
    /// from then on whatever is set to null is written twice into a body, which Graph need not take.
    /// </summary>
    private static readonly Lock OneAtATime = new();

    public static GraphServiceClient Of(BotFrameworkOptions options, string? baseAddress)
    {
        var address = AddressOf(baseAddress);
        var tokens = new AzureIdentityAccessTokenProvider(new PatientCredential(options.CreateCredential()), [new Uri(address).Host], null, false, Scope(baseAddress));
        lock (OneAtATime)
        {
            return new GraphServiceClient(GraphClientFactory.Create(Handlers()), new BaseBearerTokenAuthenticationProvider(tokens), address);
        }
    }

    /// <summary>What the token is for: the Graph of the cloud that is configured.</summary>
    public static string Scope(string? baseAddress) => new Uri(new Uri(CloudOf(baseAddress)), "/.default").ToString();

    /// <summary>How a request's body names something that is in the Graph of the cloud: an OData reference, always absolute.</summary>
    public static string Reference(GraphServiceClient graph, string path) => $"{CloudOf(graph.RequestAdapter.BaseUrl).TrimEnd('/')}/{path}";

    /// <summary>A simulated office on this machine takes what is the public cloud's.</summary>
    private static string CloudOf(string? baseAddress) => AddressOf(baseAddress) is var address && new Uri(address).IsLoopback ? PublicCloud : address;

    private static string AddressOf(string? baseAddress) => string.IsNullOrEmpty(baseAddress) ? PublicCloud : baseAddress;

    /// <summary>The SDK's own retries wait up to three minutes each: whoever asks decides how long to wait, and effects repeat with delays of their own.</summary>
    private static DelegatingHandler[] Handlers() =>
        [.. GraphClientFactory.CreateDefaultHandlers().Where(handler => handler is not RetryHandler), new GraphPatience()];
}
