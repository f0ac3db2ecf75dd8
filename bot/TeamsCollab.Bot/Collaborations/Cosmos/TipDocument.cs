using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace TeamsCollab.Bot.Collaborations.Cosmos;

/// <summary>A stream as it stands: the one document that a turn reads, and whose etag guards its write.</summary>
/// <param name="Turn">Counts writes, also those without an event.</param>
/// <param name="State">The folded state, packed: under 16 KB at 200 clauses, 30 signers and 500 events.</param>
/// <param name="Write">Drawn anew for each write, so that a writer whose answer was lost knows their own.</param>
/// <param name="Created">Machine time; lists show the newest first.</param>
/// <param name="Operations">Four bytes of each operation that was carried out, newest last. A hit is looked up; no hit means never, unless some were dropped.</param>
/// <param name="Dropped">How many operations are too old to stand here.</param>
/// <param name="IndexMark">Of what the index document says, so that only a change is written; null where there is none.</param>
/// <param name="SearchMark">Of the search document's ids and codes.</param>
internal sealed record TipDocument(
    string Id, string Tenant, string Stream, long Version, int Fold, string ChainHead, long Turn, byte[] State, string Write, string Created,
    byte[] Operations, int Dropped, string? IndexMark, string? SearchMark) : CosmosDocument(Id, Tenant, Stream)
{
    private const int MarkBytes = 4, MostKept = 1024;

    [JsonIgnore]
    public StreamKey Key => CosmosKeys.Read(Tenant, Stream);

    public static byte[] Pack(ReadOnlyMemory<byte> state)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, new BrotliCompressionOptions { Quality = 5 }))
        {
            brotli.Write(state.Span);
        }

        return packed.ToArray();
    }

    public byte[] Unpacked()
    {
        using var state = new MemoryStream();
        using var brotli = new BrotliStream(new MemoryStream(State), CompressionMode.Decompress);
        brotli.CopyTo(state);
        return state.ToArray();
    }

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
            if (BinaryPrimitives.ReadUInt32LittleEndian(Operations.AsSpan(at)) == mark)
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
            BinaryPrimitives.WriteUInt32LittleEndian(marks.AsSpan(at), Mark(operation));
            at += MarkBytes;
        }

        var tooMany = Math.Max(0, (marks.Length / MarkBytes) - MostKept);
        return (marks[(tooMany * MarkBytes)..], (basis?.Dropped ?? 0) + tooMany);
    }

    private static uint Mark(string operation) => BinaryPrimitives.ReadUInt32LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(operation)));
}
