using Azure.Core;
using Azure.Identity;
using Microsoft.Graph;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Authentication.Azure;
using TeamsCollab.BotFramework;

namespace TeamsCollab.Bot.Hosting;

/// <summary>The Graph client: app-only, with the bot's own identity, against <c>Graph:BaseAddress</c> where another cloud or a simulated office needs one.</summary>
internal static class GraphClients
{
    private const string Scope = "https://graph.microsoft.com/.default";

    public static GraphServiceClient Of(BotFrameworkOptions options, string? baseAddress, TokenCredential? loopback)
    {
        var credential = loopback ?? Credential(options);
        return string.IsNullOrEmpty(baseAddress)
            ? new GraphServiceClient(credential)
            : new GraphServiceClient(
                new BaseBearerTokenAuthenticationProvider(new AzureIdentityAccessTokenProvider(credential, [new Uri(baseAddress).Host], null, false, Scope)),
                baseAddress);
    }

    /// <summary>The bot's own identity: managed, or a certificate, or a secret.</summary>
    public static TokenCredential Credential(BotFrameworkOptions options) =>
        options.MicrosoftAppType.Equals("UserAssignedMSI", StringComparison.OrdinalIgnoreCase)
            ? new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(options.MicrosoftAppId))
            : options.MicrosoftAppCertificatePath is { Length: > 0 } certificate
                ? new ClientCertificateCredential(options.MicrosoftAppTenantId, options.MicrosoftAppId, certificate)
                : new ClientSecretCredential(options.MicrosoftAppTenantId, options.MicrosoftAppId, options.MicrosoftAppPassword);
}
