using System.Collections.Concurrent;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace TeamsCollab.BotFramework;

/// <summary>
/// The channel sends one token with every activity of an hour, and verifying a signature costs more than all else that is checked: a token is verified
/// once with each key. Only what was found good is kept, so strangers cannot fill it; whatever can change after that is checked every time.
/// </summary>
internal sealed class VerifiedTokens
{
    /// <summary>A few kilobytes each.</summary>
    internal const int Most = 500;

    private readonly ConcurrentDictionary<string, VerifiedToken> _tokens = new(StringComparer.Ordinal);

    public VerifiedToken? Find(string text) => _tokens.GetValueOrDefault(text);

    public void Keep(string text, JsonWebToken token, SecurityKey key)
    {
        if (_tokens.Count >= Most)
        {
            _tokens.Clear();
        }

        _tokens[text] = new VerifiedToken(token, key);
    }
}

/// <param name="Key">With which its signature, issuer and audience were found good.</param>
internal sealed record VerifiedToken(JsonWebToken Token, SecurityKey Key);
