using System.Text.Json;
using Azure.Core;
using TeamsCollab.BotFramework;

namespace TeamsCollab.Bot.Hosting;

/// <summary>
/// Client credentials against a login address on loopback. Azure.Identity asks for https everywhere, which a simulated office on this
/// machine has not; any other address is left to Azure.Identity.
/// </summary>
internal sealed class LoopbackCredential(Uri tokenEndpoint, string appId, string secret, TimeProvider machine) : TokenCredential, IDisposable
{
    private readonly HttpClient _http = new();

    /// <summary>Null where the login address is not plain http on this machine.</summary>
    public static LoopbackCredential? For(BotFrameworkOptions options, TimeProvider machine) =>
        Uri.TryCreate(options.ToChannelFromBotLoginUrl, UriKind.Absolute, out var login) && login is { Scheme: "http", IsLoopback: true }
            ? new LoopbackCredential(new Uri(login, $"/{options.MicrosoftAppTenantId}/oauth2/v2.0/token"), options.MicrosoftAppId, options.MicrosoftAppPassword, machine)
            : null;

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        GetTokenAsync(requestContext, cancellationToken).AsTask().GetAwaiter().GetResult();

    public override async ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = appId,
            ["client_secret"] = secret,
            ["scope"] = string.Join(' ', requestContext.Scopes),
        });
        using var answer = await _http.PostAsync(tokenEndpoint, form, cancellationToken);
        answer.EnsureSuccessStatusCode();
        using var token = await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync(cancellationToken), cancellationToken: cancellationToken);
        return new AccessToken(
            token.RootElement.GetProperty("access_token").GetString()!,
            machine.GetUtcNow().AddSeconds(token.RootElement.GetProperty("expires_in").GetInt32()));
    }

    public void Dispose() => _http.Dispose();
}
