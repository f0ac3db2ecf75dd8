using Azure.Core;
using Azure.Identity;
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
    public const string Scope = "https://graph.microsoft.com/.default";

    public static GraphServiceClient Of(BotFrameworkOptions options, string? baseAddress, TokenCredential? loopback)
    {
        var address = string.IsNullOrEmpty(baseAddress) ? PublicCloud : baseAddress;
        var tokens = new AzureIdentityAccessTokenProvider(loopback ?? Credential(options), [new Uri(address).Host], null, false, Scope);
        return new GraphServiceClient(GraphClientFactory.Create(Handlers()), new BaseBearerTokenAuthenticationProvider(tokens), address);
    }

    /// <summary>The SDK's own retries wait up to three minutes each: whoever asks decides how long to wait, and effects repeat with delays of their own.</summary>
    private static DelegatingHandler[] Handlers() =>
        [.. GraphClientFactory.CreateDefaultHandlers().Where(handler => handler is not RetryHandler), new GraphPatience()];

    /// <summary>The bot's own identity: managed, or a certificate, or a secret.</summary>
    public static TokenCredential Credential(BotFrameworkOptions options) =>
        options.MicrosoftAppType.Equals("UserAssignedMSI", StringComparison.OrdinalIgnoreCase)
            ? new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(options.MicrosoftAppId))
            : options.MicrosoftAppCertificatePath is { Length: > 0 } certificate
                ? new ClientCertificateCredential(options.MicrosoftAppTenantId, options.MicrosoftAppId, certificate)
                : new ClientSecretCredential(options.MicrosoftAppTenantId, options.MicrosoftAppId, options.MicrosoftAppPassword);
}
