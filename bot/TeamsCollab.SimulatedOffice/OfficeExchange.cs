using System.Text.Json;

namespace TeamsCollab.Office;

/// <summary>One exchange between the bot and the office, in the order in which they happened. Tokens and cookies are never in it.</summary>
/// <param name="At">Business time.</param>
/// <param name="UrlOrPath">Path and query of a call to the office; the whole address of a post to the bot.</param>
public sealed record OfficeExchange(
    OfficeExchangeKind Kind,
    DateTimeOffset At,
    string Method,
    string UrlOrPath,
    JsonElement? RequestBody,
    int Status,
    JsonElement? ResponseBody,
    IReadOnlyDictionary<string, string> RequestHeaders);
