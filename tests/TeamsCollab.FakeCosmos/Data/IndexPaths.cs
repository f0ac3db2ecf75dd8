using System.Text.Json;

namespace TeamsCollab.FakeCosmos.Data;

/// <summary>
/// The included paths of an indexing policy, such as <c>/due/?</c> and <c>/people/[]/?</c>, and the terms that a document adds under them. Only
/// scalar paths: a wildcard is answered with an error, so that nobody indexes everything by accident.
/// </summary>
public sealed class IndexPaths
{
    private readonly Dictionary<string, string[]> _paths;

    private IndexPaths(Dictionary<string, string[]> paths) => _paths = paths;

    public IEnumerable<string> All => _paths.Keys;

    public static IndexPaths Of(JsonElement container)
    {
        var paths = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (container.TryGetProperty("indexingPolicy", out var policy) && policy.TryGetProperty("includedPaths", out var included))
        {
            foreach (var path in included.EnumerateArray().Select(each => each.GetProperty("path").GetString()!))
            {
                if (!path.EndsWith("/?", StringComparison.Ordinal))
                {
                    throw new GatewayException(400, $"This fake indexes single paths only, not '{path}'.");
                }

                paths[path[..^2]] = path[1..^2].Split('/');
            }
        }

        return new IndexPaths(paths);
    }

    public bool Covers(string path) => _paths.ContainsKey(path);

    /// <summary>Every (path, value) under which a document is found.</summary>
    public IEnumerable<(string Path, string Term)> TermsOf(JsonElement document) => _paths.SelectMany(path => Below(document, path.Value).Select(value => (path.Key, value)).Distinct());

    /// <summary>Sorts like the service: by kind, then by value; null for what is not indexed.</summary>
    public static string? Term(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "1",
        JsonValueKind.False => "2",
        JsonValueKind.True => "3",
        JsonValueKind.Number => "4" + Sortable(value.GetDouble()),
        JsonValueKind.String => "5" + value.GetString(),
        _ => null,
    };

    private static string Sortable(double number)
    {
        var bits = BitConverter.DoubleToInt64Bits(number);
        return (bits < 0 ? ~bits : bits ^ long.MinValue).ToString("X16", null);
    }

    private static IEnumerable<string> Below(JsonElement value, ReadOnlyMemory<string> path)
    {
        if (path.IsEmpty)
        {
            return Term(value) is { } term ? [term] : [];
        }

        var step = path.Span[0];
        if (step == "[]")
        {
            return value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().SelectMany(each => Below(each, path[1..])) : [];
        }

        return value.ValueKind == JsonValueKind.Object && value.TryGetProperty(step, out var next) ? Below(next, path[1..]) : [];
    }
}
