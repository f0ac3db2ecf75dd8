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

    private IEnumerable<StoredDocument> Candidates(QueryScope scope)
    {
        var lookups = (query.Where?.Conditions ?? []).Select(condition => IndexLookup.Of(query, condition, parameters)).OfType<IndexLookup>().ToArray();
        if (scope.Partition is { } partition)
        {
            // The id is always indexed. https://learn.microsoft.com/azure/cosmos-db/index-policy
            var ids = Array.FindAll(lookups, lookup => lookup.Path == "/id");
            var found = container.In(partition).Where(document => Array.TrueForAll(ids, id => Holds(id, document.Id))).ToArray();
            var index = Array.Find(lookups, lookup => container.Index.Covers(lookup.Path));
            HasScanned = ids.Length == 0 && index is null && query.Where is not null;
            return index is null ? found : found.IntersectBy(container.Terms.Between(index.Path, index.From, index.To).Select(document => document.Number), document => document.Number);
        }

        if (Array.Find(lookups, lookup => container.Index.Covers(lookup.Path)) is { } best)
        {
            return container.Terms.Between(best.Path, best.From, best.To).Where(document => container.IsAlive(document) && scope.Holds(document)).ToArray();
        }

        var all = container.All.Where(scope.Holds);
        if (Array.Find(lookups, lookup => lookup.Path == "/id") is { } byId)
        {
            return all.Where(document => Holds(byId, document.Id)).ToArray();
        }

        HasScanned = true;
        return all.ToArray();
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
