using Microsoft.Graph;
using Microsoft.Kiota.Abstractions.Authentication;

namespace TeamsCollab.Office.Tests;

/// <summary>The real Graph client against the office, with the office's own tokens.</summary>
internal static class GraphSdk
{
    public static GraphServiceClient Of(OfficeFixture at) =>
        new(GraphClientFactory.Create(), new BaseBearerTokenAuthenticationProvider(new Tokens(at)), at.Office.GraphAddress.ToString());

    private sealed class Tokens(OfficeFixture at) : IAccessTokenProvider
    {
        public AllowedHostsValidator AllowedHostsValidator { get; } = new();

        public Task<string> GetAuthorizationTokenAsync(Uri uri, Dictionary<string, object>? additionalAuthenticationContext = null, CancellationToken cancellationToken = default) =>
            at.TokenAsync("https://graph.microsoft.com/.default");
    }
}
