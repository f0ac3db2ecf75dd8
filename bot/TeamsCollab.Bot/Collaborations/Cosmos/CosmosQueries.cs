using Microsoft.Azure.Cosmos;

namespace TeamsCollab.Bot.Collaborations.Cosmos;

/// <summary>
/// Every query over more than one partition, and the one inside a partition that is not by id. Each is answered by an index of
/// <see cref="CosmosSchema.IndexedPaths"/>; none scans.
/// </summary>
internal static class CosmosQueries
{
    public static QueryDefinition Operation(string operation) =>
        new QueryDefinition("SELECT c.id FROM c WHERE ARRAY_CONTAINS(c.ops, @operation)").WithParameter("@operation", operation);

    /// <summary>Fans out to every physical partition.</summary>
    public static QueryDefinition Due(string now) =>
        new QueryDefinition("SELECT c.tenant, c.stream, c.due, c.dueOffset FROM c WHERE c.due <= @now ORDER BY c.due").WithParameter("@now", now);

    public static QueryDefinition ByNumber(string number) => new QueryDefinition("SELECT c.tenant, c.stream FROM c WHERE c.number = @number").WithParameter("@number", number);

    public static QueryDefinition Work(string person) =>
        new QueryDefinition("SELECT c.tenant, c.stream, c.number, c.created, w AS work FROM c JOIN w IN c.awaiting WHERE w.who = @person").WithParameter("@person", person);

    public static QueryDefinition Collaborations(string person) =>
        new QueryDefinition("SELECT c.tenant, c.stream, c.created FROM c WHERE ARRAY_CONTAINS(c.people, @person) ORDER BY c.created DESC").WithParameter("@person", person);

    public static QueryDefinition Search(IReadOnlyList<string> all, IReadOnlyList<string> any)
    {
        static string Has(string name) => $"(ARRAY_CONTAINS(c.terms, {name}) OR ARRAY_CONTAINS(c.typed, {name}))";

        var every = all.Select((_, place) => Has($"@all{place}"));
        var some = string.Join(" OR ", any.Select((_, place) => Has($"@any{place}")));
        var query = new QueryDefinition($"SELECT c.tenant, c.stream FROM c WHERE {string.Join(" AND ", every.Append($"({some})"))} ORDER BY c.created DESC");
        return Named(Named(query, "all", all), "any", any);

        static QueryDefinition Named(QueryDefinition query, string name, IReadOnlyList<string> values) =>
            values.Select((value, place) => (value, place)).Aggregate(query, (named, each) => named.WithParameter($"@{name}{each.place}", each.value));
    }

    /// <summary>Outboxes and lanes of which something can go. Fans out to every physical partition.</summary>
    public static QueryDefinition Ready(string now) =>
        new QueryDefinition("SELECT c.tenant, c.stream FROM c WHERE c.ready <= @now ORDER BY c.ready").WithParameter("@now", now);

    public static QueryDefinition NextReady { get; } = new("SELECT c.tenant, c.stream, c.ready FROM c WHERE c.ready > \"\" ORDER BY c.ready");

    public static QueryDefinition Stuck(string? target) => target is null
        ? new QueryDefinition("SELECT * FROM c WHERE c.stuck > \"\"")
        : new QueryDefinition("SELECT * FROM c WHERE c.stuck = @target").WithParameter("@target", target);

    public static QueryDefinition AllEffects { get; } =
        new QueryDefinition("SELECT * FROM c WHERE c.id >= @from AND c.id < @to").WithParameter("@from", CosmosKeys.Effects.From).WithParameter("@to", CosmosKeys.Effects.To);

    public static QueryDefinition Tips { get; } = new QueryDefinition("SELECT c.tenant, c.stream, c.created FROM c WHERE c.id = @tip").WithParameter("@tip", CosmosKeys.Tip);

    public static QueryDefinition Numbers { get; } =
        new QueryDefinition("SELECT * FROM c WHERE c.id >= @from AND c.id < @to").WithParameter("@from", CosmosKeys.Numbers.From).WithParameter("@to", CosmosKeys.Numbers.To);
}
