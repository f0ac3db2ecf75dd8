namespace TeamsCollab.BotFramework;

/// <summary>A token whose own checks are done; the activity must still match it.</summary>
internal sealed record AuthenticatedToken(TokenRefusal Refusal, string? ServiceUrl, IReadOnlySet<string>? Endorsements)
{
    public static AuthenticatedToken Refused(TokenRefusal reason) => new(reason, null, null);

    /// <summary>Entra's keys carry no endorsements and its tokens no service address.</summary>
    public bool IsFromChannel => Endorsements is not null;
}
