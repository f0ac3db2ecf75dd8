using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace TeamsCollab.Bot.Collaborations.Cosmos;

/// <summary>A stream as it stands: the one document that a turn reads, and whose etag guards its write.</summary>
/// <param name="Turn">Counts writes, also those without an event.</param>
/// <param name="State">The folded state, packed: under 16 KB at 200 clauses, 30 signers and 500 events.</param>
/// <param name="Write">Drawn anew for each write, so that a writer whose answer was lost knows their own.</param>
/// <param name="Created">Machine time; lists show the newest first.</param>
/// <param name="Operations">Two bytes of each operation that was carried out, newest last. No hit means never, unless some were dropped; a hit, which one new operation in a hundred makes by chance at 500 turns, is looked up.</param>
/// <param name="Dropped">How many operations are too old to stand here.</param>
/// <param name="IndexMark">Of what the index document says, so that only a change is written; null where there is none.</param>
/// <param name="SearchMark">Of the search document's ids and codes.</param>
internal sealed record TipDocument(
    string Id, string Tenant, string Stream, long Version, int Fold, string ChainHead, long Turn, [property: JsonConverter(typeof(Base85))] byte[] State, string Write, string Created,
    [property: JsonConverter(typeof(Base85))] byte[] Operations, int Dropped, string? IndexMark, string? SearchMark) : CosmosDocument(Id, Tenant, Stream)
{
    private const int MarkBytes = 2, MostKept = 1024;

    [JsonIgnore]
    public StreamKey Key => CosmosKeys.Read(Tenant, Stream);

    /// <summary>False is certain; true has to be looked up.</summary>
    public bool MayHaveRun(string operation)
    {
        if (Dropped > 0)
        {
            return true;
        }

        var mark = Mark(operation);
        for (var at = 0; at < Operations.Length; at += MarkBytes)
        {
            if (Operations.AsSpan(at, MarkBytes).SequenceEqual(mark))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The marks with some more, the oldest dropped where there are too many.</summary>
    public static (byte[] Operations, int Dropped) With(TipDocument? basis, IReadOnlyCollection<string> operations)
    {
        var marks = new byte[(basis?.Operations.Length ?? 0) + (operations.Count * MarkBytes)];
        basis?.Operations.CopyTo(marks, 0);
        var at = basis?.Operations.Length ?? 0;
        foreach (var operation in operations)
        {
            Mark(operation).CopyTo(marks.AsSpan(at));
            at += MarkBytes;
        }

        var tooMany = Math.Max(0, (marks.Length / MarkBytes) - MostKept);
        return (marks[(tooMany * MarkBytes)..], (basis?.Dropped ?? 0) + tooMany);
    }

    private static ReadOnlySpan<byte> Mark(string operation) => SHA256.HashData(Encoding.UTF8.GetBytes(operation)).AsSpan(0, MarkBytes);
}
