using System.Text.Json;

namespace TeamsCollab.FakeCosmos.Protocol;

/// <summary>One request as it came in.</summary>
/// <param name="Path">The segments of the path, unescaped.</param>
public sealed record GatewayRequest(string Method, string[] Path, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string? this[string header] => Headers.TryGetValue(header, out var value) ? value : null;

    public bool Says(string header) => string.Equals(this[header], "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>What it asks for, in one word: what faults are aimed at and what is counted.</summary>
    public GatewayOperation Operation => (Path, Method) switch
    {
        ([], _) => GatewayOperation.ReadAccount,
        ([_, _, _, _, "pkranges"], _) => GatewayOperation.ReadRanges,
        ([_, _, _, _, "docs"], _) when Says("x-ms-cosmos-is-batch-request") => GatewayOperation.Batch,
        ([_, _, _, _, "docs"], _) when Says("x-ms-cosmos-is-query-plan-request") => GatewayOperation.Plan,
        ([_, _, _, _, "docs"], _) when IsQuery => GatewayOperation.Query,
        ([_, _, _, _, "docs"], "POST") => Says("x-ms-documentdb-is-upsert") ? GatewayOperation.Upsert : GatewayOperation.Create,
        ([_, _, _, _, "docs", _], "GET") => GatewayOperation.Read,
        ([_, _, _, _, "docs", _], "PUT") => GatewayOperation.Replace,
        ([_, _, _, _, "docs", _], "DELETE") => GatewayOperation.Delete,
        _ => GatewayOperation.Manage,
    };

    private bool IsQuery => Says("x-ms-documentdb-isquery") || (this["Content-Type"]?.StartsWith("application/query+json", StringComparison.Ordinal) ?? false);

    /// <summary>The components of the partition key; null where none was sent.</summary>
    public JsonElement[]? PartitionKey => this["x-ms-documentdb-partitionkey"] is { } header ? [.. Json.Parse(System.Text.Encoding.UTF8.GetBytes(header)).EnumerateArray()] : null;

    public (string Sql, Dictionary<string, JsonElement> Parameters) ReadQuery()
    {
        var body = Json.Parse(Body.AsMemory(Body.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0));
        var parameters = body.TryGetProperty("parameters", out var given) && given.ValueKind == JsonValueKind.Array
            ? given.EnumerateArray().ToDictionary(each => each.GetProperty("name").GetString()!, each => each.GetProperty("value"), StringComparer.Ordinal)
            : [];
        return (body.GetProperty("query").GetString()!, parameters);
    }
}
