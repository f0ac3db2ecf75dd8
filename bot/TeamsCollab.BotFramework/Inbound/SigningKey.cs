using Microsoft.IdentityModel.Tokens;

namespace TeamsCollab.BotFramework;

/// <summary>One key from the issuer's announcement. Without a certificate it has no validity of its own.</summary>
internal sealed record SigningKey(RsaSecurityKey Key, IReadOnlySet<string> Endorsements, DateTimeOffset NotBefore, DateTimeOffset NotAfter)
{
    public bool IsValidAt(DateTimeOffset now, TimeSpan skew) => NotBefore - skew <= now && now < NotAfter + skew;
}
