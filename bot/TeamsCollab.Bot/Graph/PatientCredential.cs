using Azure.Core;
using Azure.Identity;

namespace TeamsCollab.Bot.Graph;

/// <summary>
/// The bot's identity for Graph: a token that is refused, or does not come in the time of the call it is for, is a Graph that does not answer. So a card
/// is drawn without what Graph would have told, whichever of the two is down; what is wrong with the identity the start-up check tells.
/// </summary>
internal sealed class PatientCredential(TokenCredential identity) : TokenCredential
{
    /// <exception cref="HttpRequestException">No token was to be had.</exception>
    public override async ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        try
        {
            return await GraphPatience.WithinAsync(patience => identity.GetTokenAsync(requestContext, patience).AsTask(), cancellationToken);
        }
        catch (AuthenticationFailedException refused)
        {
            throw new HttpRequestException("There is no token for Microsoft Graph.", refused);
        }
    }

    /// <exception cref="HttpRequestException">No token was to be had.</exception>
    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        GetTokenAsync(requestContext, cancellationToken).AsTask().GetAwaiter().GetResult();
}
