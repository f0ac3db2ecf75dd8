using Microsoft.IdentityModel.Tokens;

namespace TeamsCollab.BotFramework;

/// <summary>One key from the issuer's announcement. Without a certificate it has no validity of its own.</summary>
/// <param name="Issuer">For whose tokens alone it is, where the announcement says so; may hold <c>{tenantid}</c> in the tenant's place.</param>
internal sealed record SigningKey(RsaSecurityKey Key, IReadOnlySet<string> Endorsements, DateTimeOffset NotBefore, DateTimeOffset NotAfter, string? Issuer)
{
    public bool IsValidAt(DateTimeOffset now, TimeSpan skew) => NotBefore - skew <= now && now < NotAfter + skew;
}
