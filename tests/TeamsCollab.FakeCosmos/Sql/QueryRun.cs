using System.Text.Json;
using TeamsCollab.FakeCosmos.Data;

namespace TeamsCollab.FakeCosmos.Sql;

/// <summary>Carries out a query over a part of a container. An index narrows it where the indexing policy has one; otherwise it scans and says so.</summary>
public sealed class QueryRun(DocumentContainer container, Query query, IReadOnlyDictionary<string, JsonElement> parameters)
{
    /// <summary>No index answered any condition, so every document in reach was loaded.</summary>
    public bool HasScanned { get; private set; }

    /// <summary>The bytes of each document that was loaded.</summary>
    public List<int> Loaded { get; } = [];

    public List<JsonElement> In(QueryScope scope)
    {
        var rows = Candidates(scope).SelectMany(document =>
        {
            Loaded.Add(document.Body.Length);
            return Rows(document.Parsed);
        }).Where(row => query.Where?.Holds(row) ?? true).ToList();
        return [.. Sorted(rows).Select(row => query.Select?.Of(row) ?? row.Document).Where(value => value.ValueKind != JsonValueKind.Undefined)];
    }

    private StoredDocument[] Candidates(QueryScope scope)
    {
        var lookups = (query.Where?.Conditions ?? []).Select(condition => IndexLookup.All(query, condition, parameters)).Where(each => each.Length > 0).ToArray();
        // The id is always indexed. https://learn.microsoft.com/azure/cosmos-db/index-policy
        var ids = lookups.SelectMany(each => each).Where(lookup => lookup.Path == "/id").ToArray();
        // Of several indexes the narrowest: the service has statistics, this fake counts.
        var narrowest = lookups.Where(each => Array.TrueForAll(each, lookup => container.Index.Covers(lookup.Path)))
            .Select(each => each.SelectMany(lookup => container.Terms.Between(lookup.Path, lookup.From, lookup.To)).DistinctBy(document => document.Number).ToArray())
            .MinBy(found => found.Length);
        var reach = narrowest?.Where(document => container.IsAlive(document) && scope.Holds(document)) ?? (scope.Partition is { } partition ? container.In(partition) : container.All.Where(scope.Holds));
        HasScanned = narrowest is null && ids.Length == 0 && query.Where is not null;
        return reach.Where(document => Array.TrueForAll(ids, id => Holds(id, document.Id))).ToArray();
    }

    private static bool Holds(IndexLookup lookup, string id) => string.CompareOrdinal("5" + id, lookup.From) >= 0 && string.CompareOrdinal("5" + id, lookup.To) <= 0;

    private IEnumerable<Row> Rows(JsonElement document)
    {
        var row = new Row(query.From, document, null, default, parameters);
        return query.Join is not { } join
            ? [row]
            : join.Source.Of(row) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().Select(each => row with { JoinAlias = join.Alias, Joined = each }) : [];
    }

    private IEnumerable<Row> Sorted(List<Row> rows)
    {
        if (query.OrderBy.IsEmpty)
        {
            return rows;
        }

        IOrderedEnumerable<Row>? sorted = null;
        foreach (var ordering in query.OrderBy)
        {
            sorted = (sorted, ordering.IsDescending) switch
            {
                (null, false) => rows.OrderBy(Key(ordering), StringComparer.Ordinal),
                (null, true) => rows.OrderByDescending(Key(ordering), StringComparer.Ordinal),
                ({ } some, false) => some.ThenBy(Key(ordering), StringComparer.Ordinal),
                ({ } some, true) => some.ThenByDescending(Key(ordering), StringComparer.Ordinal),
            };
        }

        return sorted!;
    }

    private static Func<Row, string> Key(Ordering ordering) => row => IndexPaths.Term(ordering.Path.Of(row)) ?? "";
}
