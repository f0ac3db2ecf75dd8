using Microsoft.Azure.Cosmos;
using Microsoft.Azure.Cosmos.Serialization.HybridRow;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.IO;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.Layouts;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.RecordIO;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.Schemas;
using Outcome = Microsoft.Azure.Cosmos.Serialization.HybridRow.Result;

namespace TeamsCollab.FakeCosmos.Protocol;

/// <summary>
/// Transactional batches travel as HybridRow records. The codec and the schema come from the SDK's own package, so they always fit the SDK under test.
/// </summary>
internal static class BatchCodec
{
    private static readonly LayoutResolverNamespace Schemas = new(Namespace.Parse(SchemaText()));
    private static readonly Layout Operation = Named("BatchOperation"), Result = Named("BatchResult");

    public static async Task<List<BatchOperation>> ReadAsync(byte[] body)
    {
        var operations = new List<BatchOperation>();
        using var stream = new MemoryStream(body);
        var read = await stream.ReadRecordIOAsync(
            (ReadOnlyMemory<byte> record) =>
            {
                var row = new RowBuffer(record.Length);
                if (!row.ReadFrom(record.Span, HybridRowVersion.V1, Schemas))
                {
                    return Outcome.Failure;
                }

                operations.Add(Read(new RowReader(ref row)));
                return Outcome.Success;
            },
            resizer: new MemorySpanResizer<byte>(Math.Max(body.Length, 16)));
        return read == Outcome.Success ? operations : throw new GatewayException(400, "The batch cannot be read.");
    }

    public static async Task<byte[]> WriteAsync(IReadOnlyList<BatchResult> results)
    {
        using var stream = new MemoryStream();
        var space = new MemorySpanResizer<byte>(4096);
        await stream.WriteRecordIOAsync(default(Segment), (long index, out ReadOnlyMemory<byte> record) =>
        {
            if (index >= results.Count)
            {
                record = default;
                return Outcome.Success;
            }

            var row = new RowBuffer(space.Memory.Length, space);
            row.InitLayout(HybridRowVersion.V1, Result, Schemas);
            var written = RowWriter.WriteBuffer(ref row, results[(int)index], Write);
            record = space.Memory[..row.Length];
            return written;
        });
        return stream.ToArray();
    }

    private static BatchOperation Read(RowReader reader)
    {
        var (kind, id, ifMatch, body, minimal) = (0, (string?)null, (string?)null, (byte[]?)null, false);
        while (reader.Read())
        {
            switch (reader.Path.ToString())
            {
                case "operationType":
                    reader.ReadInt32(out kind);
                    break;
                case "id":
                    reader.ReadString(out id);
                    break;
                case "ifMatch":
                    reader.ReadString(out ifMatch);
                    break;
                case "resourceBody":
                    reader.ReadBinary(out body);
                    break;
                case "minimalReturnPreference":
                    reader.ReadBool(out minimal);
                    break;
            }
        }

        return new BatchOperation((BatchKind)kind, id, ifMatch, body, minimal);
    }

    private static Outcome Write(ref RowWriter writer, TypeArgument type, BatchResult result)
    {
        writer.WriteInt32("statusCode", result.Status);
        writer.WriteInt32("subStatusCode", result.SubStatus);
        if (result.ETag is not null)
        {
            writer.WriteString("eTag", result.ETag);
        }

        if (result.Body is not null)
        {
            writer.WriteBinary("resourceBody", result.Body.AsSpan());
        }

        return writer.WriteFloat64("requestCharge", result.Charge);
    }

    private static Layout Named(string name) => Schemas.Resolve(Schemas.Namespace.Schemas.Find(schema => schema.Name == name)!.SchemaId);

    private static string SchemaText()
    {
        var assembly = typeof(CosmosClient).Assembly;
        using var reader = new StreamReader(assembly.GetManifestResourceStream(Array.Find(assembly.GetManifestResourceNames(), name => name.EndsWith("HybridRowBatchSchemas.json", StringComparison.Ordinal))!)!);
        return reader.ReadToEnd();
    }
}
