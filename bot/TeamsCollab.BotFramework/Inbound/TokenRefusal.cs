namespace TeamsCollab.BotFramework;

/// <summary>Why an activity was not believed. One entry per mandatory check.</summary>
public enum TokenRefusal
{
    /// <summary>Not refused.</summary>
    None,

    /// <summary>No header, another scheme, or not exactly two parts.</summary>
    NoBearerToken,

    /// <summary>Not a JWT.</summary>
    Malformed,

    /// <summary>Not the channel, and not Entra where that is switched on.</summary>
    Issuer,

    /// <summary>Not for this bot, or for others as well.</summary>
    Audience,

    /// <summary>Outside its lifetime by more than five minutes, or without an end.</summary>
    Lifetime,

    /// <summary>Not RS256.</summary>
    Algorithm,

    /// <summary>Names no key, or one that the issuer does not announce.</summary>
    UnknownKey,

    /// <summary>The key's certificate is outside its validity.</summary>
    KeyExpired,

    /// <summary>Not signed by that key.</summary>
    Signature,

    /// <summary>The key is not endorsed for the activity's channel.</summary>
    Endorsement,

    /// <summary>The token was issued for another service address.</summary>
    ServiceUrlClaim,

    /// <summary>The service address is not on our list.</summary>
    UntrustedServiceUrl,

    /// <summary>The activity comes from a tenant that is not ours.</summary>
    Tenant,

    /// <summary>An Entra token of an app that is not on the caller list.</summary>
    Caller,

    /// <summary>The issuer's keys cannot be fetched just now.</summary>
    SigningKeysUnavailable,
}
