using System.Collections.Immutable;
using System.Text.Json;

namespace TeamsCollab.FakeCosmos.Sql;

/// <summary>One condition of a query that an index can answer: the terms of a path from one value to another.</summary>
public sealed record IndexLookup(string Path, string From, string To)
{
    /// <summary>A condition as one look-up, or as several of which any may hold; empty where no index could answer it.</summary>
    public static IndexLookup[] All(Query query, Expression condition, IReadOnlyDictionary<string, JsonElement> parameters)
    {
        if (condition is Expression.Or either)
        {
            var (left, right) = (All(query, either.Left, parameters), All(query, either.Right, parameters));
            return left.Length > 0 && right.Length > 0 ? [.. left, .. right] : [];
        }

        return Of(query, condition, parameters) is { } one ? [one] : [];
    }

    /// <summary>Null where the condition compares a path with nothing fixed.</summary>
    private static IndexLookup? Of(Query query, Expression condition, IReadOnlyDictionary<string, JsonElement> parameters)
    {
        switch (condition)
        {
            case Expression.Comparison { Left: Expression.Path path, Right: Expression.Constant or Expression.Parameter } comparison
                when Data.IndexPaths.Term(comparison.Right.Of(Nothing(parameters))) is { } term:
                var place = Name(query, path, "");
                return comparison.Sign switch
                {
                    "=" => new IndexLookup(place, term, term),
                    "<" or "<=" => new IndexLookup(place, term[..1], term),
                    ">" or ">=" => new IndexLookup(place, term, term[..1] + '\uffff'),
                    _ => null,
                };
            case Expression.Call { Function: var name, Arguments: [Expression.Path path, var item] }
                when name.Equals("ARRAY_CONTAINS", StringComparison.OrdinalIgnoreCase) && item is Expression.Constant or Expression.Parameter && Data.IndexPaths.Term(item.Of(Nothing(parameters))) is { } term:
                return new IndexLookup(Name(query, path, "/[]"), term, term);
            default:
                return null;
        }
    }

    private static string Name(Query query, Expression.Path path, string end) =>
        path.Alias == query.Join?.Alias ? $"{Below(query.Join.Source.Steps)}/[]{Below(path.Steps)}{end}" : Below(path.Steps) + end;

    private static string Below(ImmutableArray<string> steps) => string.Concat(steps.Select(step => "/" + step));

    private static Row Nothing(IReadOnlyDictionary<string, JsonElement> parameters) => new("", default, null, default, parameters);
}
