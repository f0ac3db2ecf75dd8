using Azure.Core;
using Microsoft.Extensions.Options;

namespace TeamsCollab.BotFramework;

/// <summary>Settings, under the names that users of Microsoft's SDK know. None of them turns a check off.</summary>
public sealed class BotFrameworkOptions
{
    /// <summary><c>SingleTenant</c> (secret or certificate) or <c>UserAssignedMSI</c>; upper and lower case are alike.</summary>
    public string MicrosoftAppType { get; set; } = "SingleTenant";

    /// <summary>The bot's Entra application (client) id; for a managed identity the identity's client id.</summary>
    public string MicrosoftAppId { get; set; } = string.Empty;

    /// <summary>The client secret. Leave empty for a certificate or a managed identity.</summary>
    public string MicrosoftAppPassword { get; set; } = string.Empty;

    /// <summary>Path of a PKCS#12 or PEM file with the private key, instead of a secret.</summary>
    public string MicrosoftAppCertificatePath { get; set; } = string.Empty;

    /// <summary>The organisation's Entra tenant id.</summary>
    public string MicrosoftAppTenantId { get; set; } = string.Empty;

    /// <summary>Who issues the channel's tokens. Other clouds have another.</summary>
    public string ToBotFromChannelTokenIssuer { get; set; } = "https://api.botframework.com";

    /// <summary>Where the channel's signing keys are announced: https, or http on loopback.</summary>
    public string ToBotFromChannelOpenIdMetadataUrl { get; set; } = "https://login.botframework.com/v1/.well-known/openidconfiguration";

    /// <summary>Where Entra's signing keys are announced; empty means the tenant's own address. Read only with <see cref="AcceptEntraTokens"/>.</summary>
    public string ToBotFromEmulatorOpenIdMetadataUrl { get; set; } = string.Empty;

    /// <summary>Scope of the bot's own token.</summary>
    public string ToChannelFromBotOAuthScope { get; set; } = "https://api.botframework.com/.default";

    /// <summary>Where the bot's own token comes from; the host counts, the tenant is <see cref="MicrosoftAppTenantId"/>.</summary>
    public string ToChannelFromBotLoginUrl { get; set; } = "https://login.microsoftonline.com";

    /// <summary>Tenants whose activities are accepted; empty means <see cref="MicrosoftAppTenantId"/> alone.</summary>
    public IList<string> AllowedTenants { get; } = [];

    /// <summary>
    /// Hosts we send our token to; empty means the public cloud's (<see cref="ServiceUrlTrust.PublicCloud"/>).
    /// <c>host</c>, <c>host:port</c> or <c>*.domain</c>; http only where the host is loopback.
    /// </summary>
    public IList<string> TrustedServiceUrlHosts { get; } = [];

    /// <summary>Accept tokens that Entra issued to a caller on the list, besides the channel's. Off by default.</summary>
    public bool AcceptEntraTokens { get; set; }

    /// <summary>App ids whose Entra tokens are accepted; empty means <see cref="MicrosoftAppId"/> alone.</summary>
    public IList<string> AllowedCallers { get; } = [];

    /// <summary>Largest request body in bytes.</summary>
    public int MaxRequestBytes { get; set; } = 256 * 1024;

    /// <summary>Largest message to Teams in bytes of UTF-16, as Teams counts; more is refused before it is sent.</summary>
    public int MaxMessageBytes { get; set; } = 100 * 1024;

    /// <summary>How often a request is repeated after 412, 429, 502, 503 or 504, outside a turn.</summary>
    public int SendRetries { get; set; } = 3;

    /// <summary>The same inside a turn, where a person waits; the turn's own deadline ends it earlier.</summary>
    public int InTurnSendRetries { get; set; } = 3;

    /// <summary>Whether to keep within Teams' limits (50 requests a second and so on); unset means yes, unless every trusted host is loopback.</summary>
    public bool? PaceOutbound { get; set; }

    /// <summary>A credential of the host's own, for practice or for a cloud that needs one; then no secret is needed.</summary>
    public TokenCredential? Credential { get; set; }

    /// <summary>The bot's own identity as the settings ask for it: <see cref="Credential"/>, else managed, a certificate or a secret, at <see cref="ToChannelFromBotLoginUrl"/>.</summary>
    /// <exception cref="OptionsValidationException">The settings are not whole; the failures say what to do.</exception>
    public TokenCredential CreateCredential() => Credential
        ?? (Validate() is { Count: > 0 } problems ? throw new OptionsValidationException(string.Empty, typeof(BotFrameworkOptions), problems) : BotToken.Credential(this));

    internal bool IsManagedIdentity => string.Equals(MicrosoftAppType, "UserAssignedMSI", StringComparison.OrdinalIgnoreCase);

    internal bool IsSingleTenant => string.Equals(MicrosoftAppType, "SingleTenant", StringComparison.OrdinalIgnoreCase);

    internal IEnumerable<string> Tenants => AllowedTenants.Count > 0 ? AllowedTenants : [MicrosoftAppTenantId];

    internal IEnumerable<string> Callers => AllowedCallers.Count > 0 ? AllowedCallers : [MicrosoftAppId];

    /// <summary>What is missing or wrong and what to do, in Chinese then English; empty when the bot can start.</summary>
    public IReadOnlyList<string> Validate() => [.. BotFrameworkOptionsRules.Problems(this)];
}
