using System.Text.Json;
using System.Text.Json.Serialization;

namespace TeamsCollab.BotFramework;

/// <summary>A person or a bot as the channel knows it.</summary>
public sealed record ChannelAccount
{
    /// <summary>The channel's id: <c>29:…</c> for a person (differs per bot), <c>28:{appId}</c> for a bot.</summary>
    public string? Id { get; init; }

    /// <summary>Display name; may be missing or out of date.</summary>
    public string? Name { get; init; }

    /// <summary>Entra object id: the stable key of a person.</summary>
    public string? AadObjectId { get; init; }

    /// <summary><c>user</c>, <c>bot</c> or missing.</summary>
    public string? Role { get; init; }

    /// <summary>Member answers of Teams: the person's tenant.</summary>
    public string? TenantId { get; init; }

    /// <summary>Member answers of Teams.</summary>
    public string? Email { get; init; }

    /// <summary>Member answers of Teams.</summary>
    public string? UserPrincipalName { get; init; }

    /// <summary>Every field this model does not name, as it came (givenName, surname, userRole, …).</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Properties { get; set; }

    /// <summary>The Entra object id; member answers of Teams may write it as <c>objectId</c>.</summary>
    public string? GetEntraObjectId() => AadObjectId
        ?? (Properties?.GetValueOrDefault("objectId") is { ValueKind: JsonValueKind.String } id ? id.GetString() : null);
}
