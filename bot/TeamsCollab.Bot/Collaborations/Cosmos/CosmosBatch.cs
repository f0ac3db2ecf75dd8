using System.Globalization;
using System.Text.Json;
using Microsoft.Azure.Cosmos;

namespace TeamsCollab.Bot.Collaborations.Cosmos;

/// <summary>The writes of one turn, all or none. Keeps what Cosmos DB allows: 100 operations and 2 MB, with room for what the wire adds.</summary>
internal sealed class CosmosBatch
{
    public const int MostOperations = 100, MostBytes = 1_900_000;

    private readonly List<Action<TransactionalBatch>> _operations = [];

    public int Operations => _operations.Count;

    public int Bytes { get; private set; }

    public CosmosBatch Create<T>(T document) where T : CosmosDocument
    {
        var body = Body(document);
        return Add(batch => batch.CreateItemStream(body(), Quiet(null)));
    }

    public CosmosBatch Upsert<T>(T document) where T : CosmosDocument
    {
        var body = Body(document);
        return Add(batch => batch.UpsertItemStream(body(), Quiet(null)));
    }

    /// <summary>As the document was read: another's write in between makes the whole batch fail.</summary>
    public CosmosBatch Replace<T>(T document) where T : CosmosDocument
    {
        var (body, etag) = (Body(document), document.ETag ?? throw new ArgumentException($"{document.Id} was not read."));
        return Add(batch => batch.ReplaceItemStream(document.Id, body(), Quiet(etag)));
    }

    /// <summary>A create where it was never read, else a replacement.</summary>
    public CosmosBatch Put<T>(T document) where T : CosmosDocument => document.ETag is null ? Create(document) : Replace(document);

    public CosmosBatch Delete(CosmosDocument document) => Add(batch => batch.DeleteItem(document.Id, Quiet(document.ETag)));

    /// <summary>Sets one property and leaves the others, without having read them.</summary>
    public CosmosBatch Set(string id, string property, object value) =>
        Add(batch => batch.PatchItem(id, [PatchOperation.Set("/" + property, value)], new TransactionalBatchPatchItemRequestOptions { EnableContentResponseOnWrite = false }));

    /// <summary>Makes the batch fail where a document is not there.</summary>
    public CosmosBatch Demand(string id) => Add(batch => batch.ReadItem(id));

    public TransactionalBatch On(Container container, PartitionKey partition)
    {
        if (Operations > MostOperations || Bytes > MostBytes)
        {
            throw new StoreUnavailableException(string.Create(
                CultureInfo.InvariantCulture,
                $"一次写入过大（{Operations} 项操作、{Bytes:N0} 字节；上限 {MostOperations} 项、{MostBytes:N0} 字节）。请分几次提交。 One write is too large ({Operations} operations, {Bytes:N0} bytes; at most {MostOperations} and {MostBytes:N0}): do it in several steps."));
        }

        var batch = container.CreateTransactionalBatch(partition);
        _operations.ForEach(add => add(batch));
        return batch;
    }

    private static TransactionalBatchItemRequestOptions Quiet(string? etag) => new() { IfMatchEtag = etag, EnableContentResponseOnWrite = false };

    private CosmosBatch Add(Action<TransactionalBatch> operation)
    {
        _operations.Add(operation);
        return this;
    }

    private Func<MemoryStream> Body<T>(T document) where T : CosmosDocument
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(document with { ETag = null }, document.GetType(), CosmosDocument.Json);
        Bytes += bytes.Length;
        return () => new MemoryStream(bytes);
    }
}
