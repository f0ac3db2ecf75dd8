using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace TeamsCollab.BotFramework;

/// <summary>
/// When a token holds, with five minutes of grace on both sides. Read from the payload itself, because the library also takes a time
/// written as text, which Microsoft's JavaScript SDK refuses.
/// </summary>
internal static class TokenLifetime
{
    public static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    /// <summary>True when the token has an end, has not passed it and has begun. The end itself is already too late.</summary>
    public static bool Contains(JsonWebToken token, DateTimeOffset now)
    {
        var payload = JsonElement.Parse(Base64UrlEncoder.DecodeBytes(token.EncodedPayload));
        var seconds = now.ToUnixTimeMilliseconds() / 1000d;
        return payload.TryGetProperty("exp", out var end) && end.ValueKind is JsonValueKind.Number
            && seconds < end.GetDouble() + Skew.TotalSeconds
            && (!payload.TryGetProperty("nbf", out var start) || (start.ValueKind is JsonValueKind.Number && start.GetDouble() <= seconds + Skew.TotalSeconds));
    }
}
