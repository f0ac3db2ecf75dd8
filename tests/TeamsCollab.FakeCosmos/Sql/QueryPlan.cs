using System.Text.Json;

namespace TeamsCollab.FakeCosmos.Sql;

/// <summary>
/// What the SDK asks for before it merges several ranges: how the rows are ordered, and the query that hands out the sort values beside each row.
/// The text between braces is filled in by the SDK.
/// </summary>
internal static class QueryPlan
{
    public static byte[] Of(Query query) => Json.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("partitionedQueryExecutionInfoVersion", 2);
        writer.WriteStartObject("queryInfo");
        writer.WriteString("distinctType", "None");
        foreach (var name in (string[])["top", "offset", "limit"])
        {
            writer.WriteNull(name);
        }

        Texts(writer, "orderBy", query.OrderBy.Select(ordering => ordering.IsDescending ? "Descending" : "Ascending"));
        Texts(writer, "orderByExpressions", query.OrderBy.Select(Text));
        foreach (var name in (string[])["groupByExpressions", "groupByAliases", "aggregates"])
        {
            Texts(writer, name, []);
        }

        writer.WriteStartObject("groupByAliasToAggregateType");
        writer.WriteEndObject();
        writer.WriteString("rewrittenQuery", query.OrderBy.IsEmpty ? "" : Rewritten(query));
        writer.WriteBoolean("hasSelectValue", query.IsValue);
        writer.WriteBoolean("hasNonStreamingOrderBy", false);
        writer.WriteEndObject();
        writer.WriteStartArray("queryRanges");
        writer.WriteStartObject();
        writer.WriteString("min", "");
        writer.WriteString("max", "FF");
        writer.WriteBoolean("isMinInclusive", true);
        writer.WriteBoolean("isMaxInclusive", false);
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    private static string Rewritten(Query query)
    {
        var items = string.Join(", ", query.OrderBy.Select(ordering => $$"""{"item": {{Text(ordering)}}}"""));
        return $$"""
            SELECT {{query.From}}._rid, [{{items}}] AS orderByItems, {{Payload(query)}} AS payload FROM {{query.Clauses.From}}
            WHERE (({{query.Clauses.Where ?? "true"}}) AND ({documentdb-formattableorderbyquery-filter})) ORDER BY {{query.Clauses.OrderBy}}
            """;
    }

    private static string Payload(Query query) => query switch
    {
        { Select: null } => query.From,
        { IsValue: true } => query.Clauses.Select,
        { Select: Expression.Properties { All: var properties } } => "{" + string.Join(", ", properties.Select(property => $"\"{property.Name}\": {Text(property.Value)}")) + "}",
        _ => throw new GatewayException(400, "This fake plans paths only."),
    };

    private static string Text(Ordering ordering) => Text(ordering.Path);

    private static string Text(Expression value) => value is Expression.Path path
        ? string.Join('.', path.Steps.Prepend(path.Alias))
        : throw new GatewayException(400, "This fake plans paths only.");

    private static void Texts(Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }
}
