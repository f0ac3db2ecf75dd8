using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace TeamsCollab.Office.Tokens;

/// <summary>Signs and checks tokens with a key that lives as long as this process. Lifetimes are machine time.</summary>
internal sealed class OfficeTokens
{
    public const string ConnectorAudience = "https://api.botframework.com";
    public const string GraphAudience = "https://graph.microsoft.com";
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    // Making a key takes longer than everything else at start-up; offices of one process differ by issuer and port.
    private static readonly Lazy<RsaSecurityKey> ProcessKey = new(() =>
    {
        var key = new RsaSecurityKey(RSA.Create(2048));
        key.KeyId = Base64UrlEncoder.Encode(key.ComputeJwkThumbprint());
        return key;
    });

    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };
    private readonly OfficeAddress _address;
    private readonly TimeProvider _time;

    public OfficeTokens(OfficeAddress address, TimeProvider time)
    {
        _address = address;
        _time = time;
    }

    private static RsaSecurityKey Key => ProcessKey.Value;

    /// <summary>The key as the bot reads it, endorsed for Teams (P1).</summary>
    public static object PublicKey()
    {
        var key = Key.Rsa.ExportParameters(includePrivateParameters: false);
        return new
        {
            kty = "RSA",
            use = "sig",
            alg = "RS256",
            kid = Key.KeyId,
            n = Base64UrlEncoder.Encode(key.Modulus),
            e = Base64UrlEncoder.Encode(key.Exponent),
            endorsements = (string[])["msteams"],
        };
    }

    /// <summary>What the channel presents to the bot.</summary>
    public string ForBot(string appId, string serviceUrl) => Sign(appId, new Claim("serviceurl", serviceUrl));

    /// <summary>What the bot presents to the connector or to Graph.</summary>
    public string ForAccess(string audience, string appId, string tenantId, IReadOnlyList<string> roles) =>
        Sign(audience, [new Claim("appid", appId), new Claim("tid", tenantId), .. roles.Select(role => new Claim("roles", role))]);

    public async Task<bool> AcceptsAsync(string token, string audience, string appId)
    {
        var result = await _handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = _address.Root.ToString(),
            ValidAudience = audience,
            IssuerSigningKey = Key,
            LifetimeValidator = (from, until, _, _) => from <= _time.GetUtcNow().UtcDateTime && _time.GetUtcNow().UtcDateTime < until,
        });
        return result.IsValid && result.Claims.TryGetValue("appid", out var id) && Equals(id, appId);
    }

    private string Sign(string audience, params Claim[] claims)
    {
        var now = _time.GetUtcNow().UtcDateTime;
        return _handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = _address.Root.ToString(),
            Audience = audience,
            Subject = new ClaimsIdentity(claims),
            IssuedAt = now,
            NotBefore = now,
            Expires = now + Lifetime,
            SigningCredentials = new SigningCredentials(Key, SecurityAlgorithms.RsaSha256),
        });
    }
}
