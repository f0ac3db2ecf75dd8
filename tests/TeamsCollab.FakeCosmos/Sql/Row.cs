using System.Text.Json;

namespace TeamsCollab.FakeCosmos.Sql;

/// <summary>A document under its alias, and an element of one of its arrays where the query joins.</summary>
public sealed record Row(string Alias, JsonElement Document, string? JoinAlias, JsonElement Joined, IReadOnlyDictionary<string, JsonElement> Parameters)
{
    public JsonElement Find(string alias) =>
        alias == Alias ? Document : alias == JoinAlias ? Joined : throw new GatewayException(400, $"Identifier '{alias}' could not be resolved.");
}
