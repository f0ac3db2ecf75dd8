using System.Globalization;
using System.Text.Json;
using TeamsCollab.FakeCosmos.Data;
using TeamsCollab.FakeCosmos.Protocol;

namespace TeamsCollab.FakeCosmos;

/// <summary>An account with its databases and containers, as the SDK meets it in gateway mode.</summary>
public sealed class Gateway(FakeCosmosOptions options)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Dictionary<string, DocumentContainer>> _databases = new(StringComparer.Ordinal);
    private int _containers;

    public FaultPlan Faults { get; } = new();

    public Traffic Traffic { get; } = new();

    public Uri Endpoint { get; internal set; } = new("http://127.0.0.1");

    /// <summary>A container that was created; for tests that look behind the store.</summary>
    public DocumentContainer Container(string database, string name)
    {
        lock (_lock)
        {
            return _databases[database][name];
        }
    }

    internal async Task<GatewayAnswer> AnswerAsync(GatewayRequest request, bool breaks)
    {
        Documents? documents = null;
        GatewayAnswer answer;
        try
        {
            Signature.Check(request, options.Key);
            documents = request.Path.Length > 4 && request.Path[4] == "docs" ? new Documents(Named(request.Path), Faults, breaks) : null;
            answer = documents is null ? Manage(request) : await documents.AnswerAsync(request);
        }
        catch (GatewayException refusal)
        {
            answer = GatewayAnswer.Refusal(refusal.Status, refusal.Message, refusal.SubStatus);
        }

        documents?.TellSession(request, answer);
        if (options.Consistency is "Strong" or "BoundedStaleness" && request.Operation is GatewayOperation.Read or GatewayOperation.Query)
        {
            // Two replicas answer. https://learn.microsoft.com/azure/cosmos-db/consistency-levels
            answer.Charge *= 2;
        }

        var path = request.Path.Length > 5 ? request.Path[5] : string.Join('/', request.Path);
        var sql = request.Operation == GatewayOperation.Query && answer.Status == 200 ? request.ReadQuery().Sql : null;
        Traffic.Add(new Traffic.Entry(
            request.Operation, path, answer.Status, request.Body.Length, documents?.Operations ?? 1, answer.Charge, sql, request["x-ms-documentdb-partitionkeyrangeid"], documents?.HasScanned ?? false));
        answer.Headers["x-ms-request-charge"] = answer.Charge.ToString("0.##", CultureInfo.InvariantCulture);
        answer.Headers["x-ms-activity-id"] = request["x-ms-activity-id"] ?? Guid.Empty.ToString();
        answer.Headers["x-ms-serviceversion"] = "fake";
        return answer;
    }

    private GatewayAnswer Manage(GatewayRequest request)
    {
        lock (_lock)
        {
            return (request.Path, request.Method) switch
            {
                ([], _) => new GatewayAnswer(200, Account.Of(Endpoint, options.Consistency)),
                (["dbs"], "POST") => CreateDatabase(Id(request)),
                (["dbs", var database], "GET") => Database(200, database, Found(database)),
                (["dbs", var database, "colls"], "POST") => Create(request, Found(database)),
                (["dbs", _, "colls", _], "GET") => Described(200, Named(request.Path)),
                (["dbs", _, "colls", _], "PUT") => Replace(Named(request.Path), Json.Parse(request.Body)),
                (["dbs", _, "colls", _, "pkranges"], "GET") => Ranges(request, Named(request.Path)),
                _ => throw new GatewayException(404, $"This fake does not serve {request.Method} /{string.Join('/', request.Path)}."),
            };
        }
    }

    private GatewayAnswer CreateDatabase(string id) =>
        options.IsDataPlaneOnly ? throw NotAllowed() : _databases.TryAdd(id, new(StringComparer.Ordinal)) ? Database(201, id, _databases[id]) : throw new GatewayException(409, "Database with the specified id already exists.");

    private GatewayAnswer Create(GatewayRequest request, Dictionary<string, DocumentContainer> database)
    {
        if (options.IsDataPlaneOnly)
        {
            throw NotAllowed();
        }

        var id = Id(request);
        var created = new DocumentContainer(id, SystemProperties.Container(++_containers), Json.Parse(request.Body), KeyRange.Of(options.Ranges, options.Tenant), options.Time);
        return database.TryAdd(id, created) ? Described(201, created) : throw new GatewayException(409, "Container with the specified id already exists.");
    }

    private GatewayAnswer Replace(DocumentContainer container, JsonElement properties)
    {
        if (options.IsDataPlaneOnly)
        {
            throw NotAllowed();
        }

        lock (container.Lock)
        {
            container.Replace(properties);
        }

        return Described(200, container);
    }

    private static GatewayException NotAllowed() => new(403, "Request blocked by Auth: this identity may read and write data, but not change databases and containers.", 5300);

    private static GatewayAnswer Database(int status, string id, Dictionary<string, DocumentContainer> _) => new(status, Json.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("id", id);
        writer.WriteString("_rid", "AQAAAA==");
        writer.WriteString("_self", "dbs/AQAAAA==/");
        writer.WriteString("_colls", "colls/");
        writer.WriteString("_etag", "\"1\"");
        writer.WriteEndObject();
    }));

    private static GatewayAnswer Described(int status, DocumentContainer container) => new(status, Json.Write(writer =>
    {
        writer.WriteStartObject();
        foreach (var property in container.Properties.EnumerateObject().Where(property => property.Name[0] != '_'))
        {
            property.WriteTo(writer);
        }

        writer.WriteString("_rid", container.Resource);
        writer.WriteString("_self", $"dbs/AQAAAA==/colls/{container.Resource}/");
        writer.WriteString("_etag", "\"1\"");
        writer.WriteString("_docs", "docs/");
        writer.WriteEndObject();
    }));

    private static GatewayAnswer Ranges(GatewayRequest request, DocumentContainer container)
    {
        const string Version = "\"1\"";
        if (request["If-None-Match"] == Version)
        {
            return new GatewayAnswer(304, []) { Headers = { ["etag"] = Version, ["x-ms-item-count"] = "0" } };
        }

        var answer = GatewayAnswer.Feed("PartitionKeyRanges", container.Resource, [.. container.Ranges.Select(range => Json.Make(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("_rid", SystemProperties.Resource(container.Resource, range.Number + 1));
            writer.WriteString("id", range.Number.ToString(CultureInfo.InvariantCulture));
            writer.WriteString("minInclusive", range.From);
            writer.WriteString("maxExclusive", range.To);
            writer.WriteNumber("ridPrefix", range.Number);
            writer.WriteNumber("throughputFraction", 1.0 / container.Ranges.Length);
            writer.WriteString("status", "online");
            writer.WriteStartArray("parents");
            writer.WriteEndArray();
            writer.WriteEndObject();
        }))]);
        answer.Headers["etag"] = Version;
        return answer;
    }

    private static string Id(GatewayRequest request) => Json.Parse(request.Body).GetProperty("id").GetString()!;

    private Dictionary<string, DocumentContainer> Found(string database) =>
        _databases.TryGetValue(database, out var found) ? found : throw new GatewayException(404, "Resource Not Found: database", 1003);

    private DocumentContainer Named(string[] path)
    {
        lock (_lock)
        {
            return path is ["dbs", "AQAAAA==", "colls", var resource, ..] && _databases.Values.SelectMany(each => each.Values).FirstOrDefault(each => each.Resource == resource) is { } byResource
                ? byResource
                : Found(path[1]).GetValueOrDefault(path[3]) ?? throw new GatewayException(404, "Resource Not Found: container", 1003);
        }
    }
}
