using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace TeamsCollab.FakeCosmos.Data;

/// <summary>
/// The documents of one container, with the service's rules: etags, create-only, one partition a batch, 2 MB a document. Every member is
/// called under <see cref="Lock"/>.
/// </summary>
public sealed class DocumentContainer
{
    public const int MostBytes = 2 * 1024 * 1024;

    private readonly Dictionary<string, SortedDictionary<string, StoredDocument>> _partitions = new(StringComparer.Ordinal);
    private readonly long[] _written;
    private readonly string[][] _keyPaths;
    private readonly TimeProvider _time;
    private long _numbers;
    private List<StoredChange>? _journal;

    public DocumentContainer(string id, string resource, JsonElement properties, KeyRange[] ranges, TimeProvider time)
    {
        (Id, Resource, Properties, Ranges, _time) = (id, resource, properties, ranges, time);
        Index = IndexPaths.Of(properties);
        _keyPaths = [.. properties.GetProperty("partitionKey").GetProperty("paths").EnumerateArray().Select(path => path.GetString()!.TrimStart('/').Split('/'))];
        _written = new long[ranges.Length];
    }

    public Lock Lock { get; } = new();

    public string Id { get; }

    /// <summary>The service's own name for the container, in base 64.</summary>
    public string Resource { get; }

    public JsonElement Properties { get; private set; }

    public IndexPaths Index { get; private set; }

    public DocumentIndex Terms { get; private set; } = new();

    public KeyRange[] Ranges { get; }

    public int KeyLength => _keyPaths.Length;

    public int Count => _partitions.Values.Sum(partition => partition.Count);

    public IEnumerable<StoredDocument> All => _partitions.Values.SelectMany(partition => partition.Values).Where(IsAlive);

    /// <summary>The documents of one partition, in the order of their ids.</summary>
    public IEnumerable<StoredDocument> In(string partition) => _partitions.TryGetValue(partition, out var documents) ? documents.Values.Where(IsAlive) : [];

    public bool IsAlive(StoredDocument document) => !document.IsExpired(_time.GetUtcNow());

    public int RangeOf(StoredDocument document) => Array.Find(Ranges, range => range.Holds(document.Hash))!.Number;

    /// <summary>The number of the last write of a range.</summary>
    public long Written(int range) => _written[range];

    /// <summary>Takes over another indexing policy and builds the index anew.</summary>
    public void Replace(JsonElement properties)
    {
        (Properties, Index, Terms) = (properties, IndexPaths.Of(properties), new());
        foreach (var document in All)
        {
            Terms.Put(document, Index.TermsOf(document.Parsed));
        }
    }

    public bool TryFind(string partition, string id, [NotNullWhen(true)] out StoredDocument? found)
    {
        found = null;
        return _partitions.TryGetValue(partition, out var documents) && documents.TryGetValue(id, out found) && IsAlive(found);
    }

    public StoredDocument Read(string partition, string id) => TryFind(partition, id, out var found)
        ? found
        : throw new GatewayException(404, "Entity with the specified id does not exist in the system.");

    public StoredDocument Create(JsonElement[] key, byte[] body)
    {
        var (document, id) = Checked(key, body);
        return TryFind(Partition(key), id, out _) ? throw new GatewayException(409, "Entity with the specified id already exists in the system.") : Put(key, id, document, null);
    }

    public StoredDocument Upsert(JsonElement[] key, byte[] body, string? ifMatch)
    {
        var (document, id) = Checked(key, body);
        return TryFind(Partition(key), id, out var before) ? Put(key, id, document, Matching(before, ifMatch)) : Put(key, id, document, null);
    }

    public StoredDocument Replace(JsonElement[] key, string id, byte[] body, string? ifMatch)
    {
        var (document, newId) = Checked(key, body);
        return newId == id
            ? Put(key, id, document, Matching(Read(Partition(key), id), ifMatch))
            : throw new GatewayException(400, "The id of a document cannot be replaced.");
    }

    /// <summary>Sets properties of the first level; the service knows more kinds of patch.</summary>
    public StoredDocument Patch(JsonElement[] key, string id, byte[] body, string? ifMatch)
    {
        var before = Matching(Read(Partition(key), id), ifMatch);
        var set = Json.Parse(body).GetProperty("operations").EnumerateArray().ToDictionary(
            operation => operation.GetProperty("op").GetString() is "set" or "add" && operation.GetProperty("path").GetString()![1..] is var name && !name.Contains('/', StringComparison.Ordinal)
                ? name
                : throw new GatewayException(400, "This fake patches by setting properties of the first level only."),
            operation => operation.GetProperty("value"),
            StringComparer.Ordinal);
        return Put(key, id, SystemProperties.With(before.Parsed, set), before);
    }

    public StoredDocument Delete(JsonElement[] key, string id, string? ifMatch)
    {
        var document = Matching(Read(Partition(key), id), ifMatch);
        Remove(document);
        _journal?.Add(new StoredChange(document, null));
        _written[RangeOf(document)]++;
        return document;
    }

    /// <summary>Carries out several writes; when <paramref name="work"/> answers false, none of them happened.</summary>
    public void Atomically(Func<bool> work)
    {
        _journal = [];
        try
        {
            if (work())
            {
                _journal = null;
                return;
            }

            foreach (var change in Enumerable.Reverse(_journal))
            {
                if (change.After is { } after)
                {
                    Remove(after);
                }

                if (change.Before is { } before)
                {
                    Keep(before);
                }
            }
        }
        finally
        {
            _journal = null;
        }
    }

    public static string Partition(IEnumerable<JsonElement> key) => string.Join('\u0001', key.Select(component => component.GetString()));

    private StoredDocument Put(JsonElement[] key, string id, JsonElement document, StoredDocument? before)
    {
        var partition = Partition(key);
        if (before is null && _partitions.TryGetValue(partition, out var there) && there.TryGetValue(id, out var expired))
        {
            Remove(expired);
        }

        var number = before?.Number ?? ++_numbers;
        var hash = before?.Hash ?? PartitionHash.Of(key);
        var range = Array.Find(Ranges, each => each.Holds(hash))!.Number;
        var etag = $"\"{number:x}-{++_written[range]:x}\"";
        var now = _time.GetUtcNow();
        var stored = new StoredDocument(id, partition, hash, SystemProperties.Add(document, Resource, number, etag, now), etag, number, _written[range], now, Lives(document), before is null ? null : before with { Before = null });
        if (stored.Body.Length > MostBytes)
        {
            throw new GatewayException(413, "Request size is too large");
        }

        if (before is not null)
        {
            Remove(before);
        }

        Keep(stored);
        _journal?.Add(new StoredChange(before, stored));
        return stored;
    }

    private void Keep(StoredDocument document)
    {
        if (!_partitions.TryGetValue(document.Partition, out var documents))
        {
            _partitions.Add(document.Partition, documents = new(StringComparer.Ordinal));
        }

        documents[document.Id] = document;
        Terms.Put(document, Index.TermsOf(document.Parsed));
    }

    private void Remove(StoredDocument document)
    {
        _partitions[document.Partition].Remove(document.Id);
        Terms.Remove(document, Index.TermsOf(document.Parsed));
    }

    private (JsonElement Document, string Id) Checked(JsonElement[] key, byte[] body)
    {
        var document = Json.Parse(body);
        if (document.ValueKind != JsonValueKind.Object || !document.TryGetProperty("id", out var named) || named.GetString() is not { Length: > 0 } id)
        {
            throw new GatewayException(400, "The input content is invalid because the required property 'id' is missing.");
        }

        if (id.AsSpan().ContainsAny("/\\?#") || Encoding.UTF8.GetByteCount(id) > 1023)
        {
            throw new GatewayException(400, "The id contains an illegal character or is too long.");
        }

        var own = _keyPaths.Select(path => path.Aggregate(document, static (value, step) => value.ValueKind == JsonValueKind.Object && value.TryGetProperty(step, out var next) ? next : default));
        return own.Select(value => value.ValueKind == JsonValueKind.String ? value.GetString() : null).SequenceEqual(key.Select(component => component.GetString()))
            ? (document, id)
            : throw new GatewayException(400, "PartitionKey extracted from document doesn't match the one specified in the header.", 1001);
    }

    private static int? Lives(JsonElement document) => document.TryGetProperty("ttl", out var ttl) && ttl.GetInt32() is > 0 and var seconds ? seconds : null;

    private static StoredDocument Matching(StoredDocument document, string? ifMatch) => ifMatch is null or "*" || ifMatch == document.ETag
        ? document
        : throw new GatewayException(412, "Operation cannot be performed because one of the specified precondition is not met.");

    private sealed record StoredChange(StoredDocument? Before, StoredDocument? After);
}
