using Microsoft.IdentityModel.JsonWebTokens;

namespace TeamsCollab.BotFramework;

/// <summary>
/// What an Entra-issued token must say besides its signature: our tenant as issuer, and a caller on the list. A well-signed token of any
/// other app of the same tenant is refused. Switched off, no Entra issuer is known at all.
/// </summary>
internal sealed class EntraTokenRules(BotFrameworkOptions options)
{
    private readonly HashSet<string> _callers = new(options.Callers, StringComparer.OrdinalIgnoreCase);
    private readonly string[] _issuers = options.AcceptEntraTokens && options.MicrosoftAppTenantId.Length > 0
        ? [$"https://sts.windows.net/{options.MicrosoftAppTenantId}/", $"{LoginHost(options)}/{options.MicrosoftAppTenantId}/v2.0"]
        : [];

    public static Uri Metadata(BotFrameworkOptions options) => new(options.ToBotFromEmulatorOpenIdMetadataUrl.Length > 0
        ? options.ToBotFromEmulatorOpenIdMetadataUrl
        : $"{LoginHost(options)}/{options.MicrosoftAppTenantId}/v2.0/.well-known/openid-configuration");

    public bool IsIssuer(string issuer) => _issuers.Contains(issuer, StringComparer.Ordinal);

    /// <summary>
    /// A document for all tenants also announces keys that sign for one of them, or for personal accounts: such a key proves nothing for our tenant.
    /// Its issuer is written as version 2 has it, whatever version it signs.
    /// </summary>
    public bool IsKeyOfOurTenant(SigningKey key) =>
        key.Issuer is not { } issuer || IsIssuer(issuer.Replace("{tenantid}", options.MicrosoftAppTenantId, StringComparison.OrdinalIgnoreCase));

    public TokenRefusal Check(JsonWebToken jwt) =>
        Caller(jwt) is { Length: > 0 } caller && _callers.Contains(caller) ? TokenRefusal.None : TokenRefusal.Caller;

    /// <summary>The channel speaks for itself: a token of its issuer that names a calling app besides us is one bot's for another.</summary>
    public static bool NamesAnotherBot(JsonWebToken jwt, string appId) => Caller(jwt) is { } caller && caller != appId;

    private static string? Caller(JsonWebToken jwt) => ChannelTokenValidator.Claim(jwt, "ver") switch
    {
        "1.0" => ChannelTokenValidator.Claim(jwt, "appid"),
        "2.0" => ChannelTokenValidator.Claim(jwt, "azp"),
        _ => null,
    };

    private static string LoginHost(BotFrameworkOptions options) => new Uri(options.ToChannelFromBotLoginUrl).GetLeftPart(UriPartial.Authority);
}
