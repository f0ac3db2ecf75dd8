using System.Globalization;
using System.Text.Json;
using TeamsCollab.FakeCosmos.Data;
using TeamsCollab.FakeCosmos.Sql;

namespace TeamsCollab.FakeCosmos.Protocol;

/// <summary>Point operations, batches and queries on one container.</summary>
/// <param name="breaks">A batch comes to grief at its last operation.</param>
internal sealed class Documents(DocumentContainer container, FaultPlan faults, bool breaks)
{
    /// <summary>Of the last query: whether it scanned.</summary>
    public bool HasScanned { get; private set; }

    /// <summary>Of the last batch.</summary>
    public int Operations { get; private set; } = 1;

    public async Task<GatewayAnswer> AnswerAsync(GatewayRequest request)
    {
        switch (request.Operation)
        {
            case GatewayOperation.Batch:
                return await BatchAsync(request);
            case GatewayOperation.Plan:
                return new GatewayAnswer(200, QueryPlan.Of(QueryReader.Read(request.ReadQuery().Sql)));
            case GatewayOperation.Query:
                return Query(request);
            default:
                lock (container.Lock)
                {
                    return Point(request);
                }
        }
    }

    private GatewayAnswer Point(GatewayRequest request)
    {
        var key = Key(request);
        var id = request.Path.Length > 5 ? request.Path[5] : "";
        var before = container.TryFind(DocumentContainer.Partition(key), id, out var found) ? found : null;
        return request.Operation switch
        {
            GatewayOperation.Read => Read(request, key, id),
            GatewayOperation.Create => Written(request, 201, container.Create(key, request.Body), null),
            GatewayOperation.Upsert => Written(request, 200, container.Upsert(key, request.Body, request["If-Match"]), null),
            GatewayOperation.Replace => Written(request, 200, container.Replace(key, id, request.Body, request["If-Match"]), before),
            GatewayOperation.Delete => Deleted(container.Delete(key, id, request["If-Match"])),
            _ => throw new GatewayException(405, $"This fake does not serve {request.Method} on documents."),
        };
    }

    private GatewayAnswer Read(GatewayRequest request, JsonElement[] key, string id)
    {
        if (!container.TryFind(DocumentContainer.Partition(key), id, out var document))
        {
            throw new GatewayException(404, "Entity with the specified id does not exist in the system.");
        }

        var range = container.RangeOf(document);
        if (faults.ReplicasLag && SessionToken.Covers(request["x-ms-session-token"], range) < document.Written)
        {
            document = document.Before ?? throw new GatewayException(404, "Entity with the specified id does not exist in the system.");
        }

        var answer = new GatewayAnswer(200, document.Body) { Charge = Charge.Read(document.Body.Length) };
        answer.Headers["etag"] = document.ETag;
        if (faults.ReplicasLag)
        {
            answer.Headers["x-ms-session-token"] = SessionToken.Of(range, document.Written);
        }

        return answer;
    }

    private GatewayAnswer Written(GatewayRequest request, int status, StoredDocument document, StoredDocument? before)
    {
        var answer = new GatewayAnswer(status, request["Prefer"] == "return=minimal" ? [] : document.Body) { Charge = Cost(document, before) };
        answer.Headers["etag"] = document.ETag;
        return answer;
    }

    private GatewayAnswer Deleted(StoredDocument document) => new(204, []) { Charge = Cost(document, null) };

    private async Task<GatewayAnswer> BatchAsync(GatewayRequest request)
    {
        var operations = await BatchCodec.ReadAsync(request.Body);
        Operations = operations.Count;
        if (operations.Count > 100)
        {
            throw new GatewayException(400, "Batch request has more operations than what is supported.");
        }

        if (request.Body.Length > DocumentContainer.MostBytes)
        {
            throw new GatewayException(413, "Request size is too large");
        }

        var key = Key(request);
        List<BatchResult> results = [];
        lock (container.Lock)
        {
            container.Atomically(() =>
            {
                results = [.. operations.Select(operation => One(operation, key))];
                if (breaks)
                {
                    results[^1] = new BatchResult(500, 0, null, null, 0);
                }

                return results.TrueForAll(result => result.Status < 300);
            });
        }

        // The first failure stands with its own status, every other operation with 424: nothing of them happened.
        var failed = results.FindIndex(result => result.Status >= 300);
        var told = failed < 0 ? results : [.. results.Select((result, place) => place == failed ? result : new BatchResult(424, 0, null, null, 0))];
        return new GatewayAnswer(failed < 0 ? 200 : 207, await BatchCodec.WriteAsync(told)) { ContentType = "application/octet-stream", Charge = results.Sum(result => result.Charge) };
    }

    private BatchResult One(BatchOperation operation, JsonElement[] key)
    {
        try
        {
            var partition = DocumentContainer.Partition(key);
            var before = operation.Id is { } id && container.TryFind(partition, id, out var found) ? found : null;
            var (status, document) = operation.Kind switch
            {
                BatchKind.Create => (201, container.Create(key, operation.Body!)),
                BatchKind.Upsert => (200, container.Upsert(key, operation.Body!, operation.IfMatch)),
                BatchKind.Replace => (200, container.Replace(key, operation.Id!, operation.Body!, operation.IfMatch)),
                BatchKind.Patch => (200, container.Patch(key, operation.Id!, operation.Body!, operation.IfMatch)),
                BatchKind.Read => (200, container.Read(partition, operation.Id!)),
                BatchKind.Delete => (204, container.Delete(key, operation.Id!, operation.IfMatch)),
                _ => throw new GatewayException(400, $"This fake does not know {operation.Kind} in a batch."),
            };
            var body = operation.Kind == BatchKind.Delete || operation.IsMinimal ? null : document.Body;
            return new BatchResult(status, 0, document.ETag, body, operation.Kind == BatchKind.Read ? Charge.Read(document.Body.Length) : Cost(document, before));
        }
        catch (GatewayException refusal)
        {
            return new BatchResult(refusal.Status, refusal.SubStatus, null, null, 1);
        }
    }

    private GatewayAnswer Query(GatewayRequest request)
    {
        var (sql, parameters) = request.ReadQuery();
        var query = QueryReader.Read(sql);
        var scope = Scope(request);
        if (!scope.IsNamed && !request.Says("x-ms-documentdb-query-enablecrosspartition"))
        {
            throw new GatewayException(400, "Cross partition query is required but disabled.");
        }

        var run = new QueryRun(container, query, parameters);
        List<JsonElement> all;
        lock (container.Lock)
        {
            all = run.In(scope);
        }

        HasScanned = run.HasScanned;
        var skipped = request["x-ms-continuation"] is { } token ? int.Parse(token, CultureInfo.InvariantCulture) : 0;
        var size = int.TryParse(request["x-ms-max-item-count"], NumberStyles.None, CultureInfo.InvariantCulture, out var most) && most > 0 ? most : 100;
        var page = all.Skip(skipped).Take(size).ToArray();
        // An index hands out as many documents as the page asks for; a scan loads them all.
        var loaded = run.HasScanned ? run.Loaded : run.Loaded.Skip(skipped).Take(Math.Max(page.Length, query.OrderBy.IsEmpty ? run.Loaded.Count : page.Length));
        var answer = GatewayAnswer.Feed("Documents", container.Resource, page, Charge.Query(loaded));
        if (skipped + page.Length < all.Count)
        {
            answer.Headers["x-ms-continuation"] = (skipped + page.Length).ToString(CultureInfo.InvariantCulture);
        }

        if (scope.Range is { } range)
        {
            lock (container.Lock)
            {
                answer.Headers["x-ms-session-token"] = SessionToken.Of(range.Number, container.Written(range.Number));
            }
        }

        return answer;
    }

    private QueryScope Scope(GatewayRequest request)
    {
        var key = request.PartitionKey;
        var range = request["x-ms-documentdb-partitionkeyrangeid"] is { } id
            ? Array.Find(container.Ranges, each => each.Number.ToString(CultureInfo.InvariantCulture) == id.Split(',')[^1]) ?? throw new GatewayException(410, "The range is gone.", 1002)
            : null;
        var isWhole = key?.Length == container.KeyLength;
        return new QueryScope(
            isWhole ? DocumentContainer.Partition(key!) : null,
            key is { Length: > 0 } && !isWhole ? DocumentContainer.Partition(key) + '\u0001' : null,
            range,
            request["x-ms-start-epk"],
            request["x-ms-end-epk"]);
    }

    private double Cost(StoredDocument document, StoredDocument? before) =>
        Charge.Write(document.Body.Length, container.Index.TermsOf(document.Parsed).Count() + (before is null ? 0 : container.Index.TermsOf(before.Parsed).Count()));

    /// <summary>Tells a client up to which write it has now seen the range of a key; also in a refusal, so that who lost a race reads what beat it.</summary>
    public void TellSession(GatewayRequest request, GatewayAnswer answer)
    {
        answer.Headers["x-ms-alt-content-path"] = string.Join('/', request.Path[..4]);
        answer.Headers["x-ms-content-path"] = container.Resource;
        if (request.PartitionKey is { } key && key.Length == container.KeyLength && !answer.Headers.ContainsKey("x-ms-session-token"))
        {
            lock (container.Lock)
            {
                var range = Array.Find(container.Ranges, each => each.Holds(PartitionHash.Of(key)))!.Number;
                answer.Headers["x-ms-session-token"] = SessionToken.Of(range, container.Written(range));
            }
        }
    }

    private JsonElement[] Key(GatewayRequest request) => request.PartitionKey is { } key && key.Length == container.KeyLength
        ? key
        : throw new GatewayException(400, "PartitionKey value must be supplied for this operation.");
}
