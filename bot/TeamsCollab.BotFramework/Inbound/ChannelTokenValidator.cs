using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace TeamsCollab.BotFramework;

/// <summary>
/// Every inbound check the Bot Framework demands of an endpoint without Microsoft's SDK: bearer, issuer, audience, lifetime (five minutes of
/// skew), RS256 with an announced key, key endorsement for the channel, service address equal to the token's and on our list, tenant on
/// our list. There is no switch that turns one off.
/// </summary>
public sealed partial class ChannelTokenValidator(
    IOptions<BotFrameworkOptions> settings, IHttpClientFactory clients, TimeProvider clock, ILogger<ChannelTokenValidator> logger)
{
    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };
    private readonly BotFrameworkOptions _options = settings.Value;
    private readonly ServiceUrlTrust _trust = new(settings.Value.TrustedServiceUrlHosts);
    private readonly HashSet<string> _tenants = new(settings.Value.Tenants, StringComparer.OrdinalIgnoreCase);
    private readonly VerifiedTokens _verified = new();
    private readonly EntraTokenRules _entra = new(settings.Value);
    private readonly SigningKeys _channelKeys = new(new Uri(settings.Value.ToBotFromChannelOpenIdMetadataUrl), clients, clock, logger);
    private readonly SigningKeys _entraKeys = new(EntraTokenRules.Metadata(settings.Value), clients, clock, logger);

    /// <summary>Checks the Authorization header and the activity it came with.</summary>
    public async Task<TokenVerdict> ValidateAsync(string? authorization, Activity activity, CancellationToken cancellation) =>
        Check(await AuthenticateAsync(authorization, cancellation), activity);

    /// <summary>Fetches the channel's signing keys where they are not known yet, so that the first turn need not wait; whether they are known now.</summary>
    public Task<bool> PrepareAsync(CancellationToken cancellation) => _channelKeys.PrepareAsync(cancellation);

    /// <summary>The checks that need no activity, so that a stranger's body is not even read.</summary>
    internal async Task<AuthenticatedToken> AuthenticateAsync(string? authorization, CancellationToken cancellation)
    {
        var token = await ReadAsync(authorization, cancellation);
        if (token.Refusal is not TokenRefusal.None)
        {
            Log.Refused(logger, token.Refusal);
        }

        return token;
    }

    /// <summary>The checks of the activity against its token.</summary>
    internal TokenVerdict Check(AuthenticatedToken token, Activity activity)
    {
        var reason = token.Refusal is not TokenRefusal.None ? token.Refusal
            : token.IsFromChannel && !token.Endorsements!.Contains(activity.ChannelId ?? string.Empty) ? TokenRefusal.Endorsement
            : token.IsFromChannel && !IsTokensServiceUrl(token, activity) ? TokenRefusal.ServiceUrlClaim
            : !_trust.IsTrusted(activity.ServiceUrl) ? TokenRefusal.UntrustedServiceUrl
            : !IsOurTenant(activity) ? TokenRefusal.Tenant
            : TokenRefusal.None;
        if (reason is TokenRefusal.None)
        {
            return TokenVerdict.Accepted;
        }

        if (token.Refusal is TokenRefusal.None)
        {
            Log.Refused(logger, reason);
        }

        return new TokenVerdict(reason);
    }

    private static bool IsTokensServiceUrl(AuthenticatedToken token, Activity activity) =>
        token.ServiceUrl is { Length: > 0 } claimed && string.Equals(claimed, activity.ServiceUrl, StringComparison.Ordinal);

    /// <summary>The tenant must be stated, and where it is stated twice both must be ours.</summary>
    private bool IsOurTenant(Activity activity) =>
        activity.TenantId is { } tenant && _tenants.Contains(tenant)
        && (activity.ChannelTenantId is not { } channels || _tenants.Contains(channels));

    private async Task<AuthenticatedToken> ReadAsync(string? authorization, CancellationToken cancellation)
    {
        var parts = authorization?.Split(' ') ?? [];
        if (parts is not [{ } scheme, { Length: > 0 } text] || scheme is not "Bearer")
        {
            return AuthenticatedToken.Refused(TokenRefusal.NoBearerToken);
        }

        var verified = _verified.Find(text);
        if ((verified?.Token ?? TryRead(text)) is not { } jwt)
        {
            return AuthenticatedToken.Refused(TokenRefusal.Malformed);
        }

        var fromChannel = jwt.Issuer == _options.ToBotFromChannelTokenIssuer;
        if (!fromChannel && !_entra.IsIssuer(jwt.Issuer))
        {
            return AuthenticatedToken.Refused(TokenRefusal.Issuer);
        }

        if (jwt.Alg is not SecurityAlgorithms.RsaSha256)
        {
            return AuthenticatedToken.Refused(TokenRefusal.Algorithm);
        }

        var (available, key) = await (fromChannel ? _channelKeys : _entraKeys).FindAsync(jwt.Kid ?? string.Empty, cancellation);
        if (key is null)
        {
            return AuthenticatedToken.Refused(available ? TokenRefusal.UnknownKey : TokenRefusal.SigningKeysUnavailable);
        }

        if (!key.IsValidAt(clock.GetUtcNow(), TokenLifetime.Skew))
        {
            return AuthenticatedToken.Refused(TokenRefusal.KeyExpired);
        }

        if (!fromChannel && !_entra.IsKeyOfOurTenant(key))
        {
            return AuthenticatedToken.Refused(TokenRefusal.Issuer);
        }

        var isVerified = ReferenceEquals(verified?.Key, key.Key);
        var refusal = isVerified ? Lifetime(jwt) : await VerifyAsync(jwt, key);
        if (refusal is TokenRefusal.None && !isVerified)
        {
            _verified.Keep(text, jwt, key.Key);
        }

        return refusal is not TokenRefusal.None ? AuthenticatedToken.Refused(refusal)
            : fromChannel ? new AuthenticatedToken(EntraTokenRules.NamesAnotherBot(jwt, _options.MicrosoftAppId) ? TokenRefusal.Caller : TokenRefusal.None, Claim(jwt, "serviceurl"), key.Endorsements)
            : new AuthenticatedToken(_entra.Check(jwt), null, null);
    }

    private JsonWebToken? TryRead(string text)
    {
        try
        {
            return _handler.CanReadToken(text) ? _handler.ReadJsonWebToken(text) : null;
        }
        catch (Exception malformed) when (malformed is ArgumentException or SecurityTokenException or FormatException or JsonException)
        {
            return null;
        }
    }

    private TokenRefusal Lifetime(JsonWebToken jwt) => TokenLifetime.Contains(jwt, clock.GetUtcNow()) ? TokenRefusal.None : TokenRefusal.Lifetime;

    private async Task<TokenRefusal> VerifyAsync(JsonWebToken jwt, SigningKey key)
    {
        var result = await _handler.ValidateTokenAsync(jwt, new TokenValidationParameters
        {
            ValidIssuer = jwt.Issuer,
            ValidAudience = _options.MicrosoftAppId,
            // "aud" must name us and nobody else: a plain string, as the channel and Microsoft's JavaScript SDK have it.
            AudienceValidator = (_, read, _) => Claim((JsonWebToken)read, "aud") == _options.MicrosoftAppId,
            IssuerSigningKey = key.Key,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
            // The library reads the ambient clock; ours is injected.
            LifetimeValidator = (_, _, read, _) => TokenLifetime.Contains((JsonWebToken)read, clock.GetUtcNow()),
        });
        return result.IsValid ? TokenRefusal.None : result.Exception switch
        {
            SecurityTokenInvalidLifetimeException or SecurityTokenNoExpirationException or SecurityTokenExpiredException or SecurityTokenNotYetValidException => TokenRefusal.Lifetime,
            SecurityTokenInvalidAudienceException => TokenRefusal.Audience,
            SecurityTokenInvalidIssuerException => TokenRefusal.Issuer,
            SecurityTokenInvalidAlgorithmException => TokenRefusal.Algorithm,
            SecurityTokenMalformedException => TokenRefusal.Malformed,
            _ => TokenRefusal.Signature,
        };
    }

    internal static string? Claim(JsonWebToken jwt, string name) =>
        jwt.TryGetPayloadValue<object>(name, out var value) ? value as string : null;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "An inbound request was refused: {Reason}.")]
        public static partial void Refused(ILogger logger, TokenRefusal reason);
    }
}
