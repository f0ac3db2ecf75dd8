using Azure.Core;
using Azure.Identity;

namespace TeamsCollab.BotFramework;

/// <summary>The bot's own token for the connector: kept until shortly before it ends, fetched by one caller at a time.</summary>
internal sealed class BotToken(TokenCredential credential, string scope, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _one = new(1, 1);
    private Kept? _kept;

    private sealed record Kept(string Token, DateTimeOffset Until);

    public async ValueTask<string> GetAsync(CancellationToken cancellation)
    {
        if (Fresh() is { } token)
        {
            return token;
        }

        await _one.WaitAsync(cancellation);
        try
        {
            if (Fresh() is { } another)
            {
                return another;
            }

            var got = await credential.GetTokenAsync(new TokenRequestContext([scope]), cancellation);
            _kept = new Kept(got.Token, got.RefreshOn ?? got.ExpiresOn - Early);
            return got.Token;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Forgets a token the connector did not accept.</summary>
    public void Forget() => Volatile.Write(ref _kept, null);

    public void Dispose() => _one.Dispose();

    /// <summary>The credential the settings ask for.</summary>
    public static TokenCredential Credential(BotFrameworkOptions options)
    {
        var authority = new Uri(new Uri(options.ToChannelFromBotLoginUrl).GetLeftPart(UriPartial.Authority));
        return options.IsManagedIdentity ? new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(options.MicrosoftAppId))
            : options.MicrosoftAppCertificatePath.Length > 0
                ? new ClientCertificateCredential(options.MicrosoftAppTenantId, options.MicrosoftAppId, options.MicrosoftAppCertificatePath,
                    new ClientCertificateCredentialOptions { AuthorityHost = authority })
                : new ClientSecretCredential(options.MicrosoftAppTenantId, options.MicrosoftAppId, options.MicrosoftAppPassword,
                    new ClientSecretCredentialOptions { AuthorityHost = authority });
    }

    private string? Fresh() => Volatile.Read(ref _kept) is { } kept && clock.GetUtcNow() < kept.Until ? kept.Token : null;
}
