namespace TeamsCollab.BotFramework;

/// <summary>The outcome of the inbound check. The caller is told the status and nothing else; the reason is for our log.</summary>
public sealed record TokenVerdict(TokenRefusal Reason)
{
    /// <summary>Everything holds.</summary>
    public static TokenVerdict Accepted { get; } = new(TokenRefusal.None);

    /// <summary>True when everything holds.</summary>
    public bool IsAccepted => Reason is TokenRefusal.None;

    /// <summary>200, 401 without a bearer token, 403 with a wrong one, 503 while the signing keys cannot be had.</summary>
    public int Status => Reason switch
    {
        TokenRefusal.None => 200,
        TokenRefusal.NoBearerToken => 401,
        TokenRefusal.SigningKeysUnavailable => 503,
        _ => 403,
    };
}
