using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Process;

namespace TeamsCollab.Bot.Operator;

/// <summary>
/// The format: a line that says what it is, one line a stream, one a reserved number, and last the totals. A file without its last line was cut off.
/// </summary>
internal static class ExportFile
{
    private const string Format = "teamscollab.export.v1";

    public sealed record Line(string? Format, string? Tenant, ExportedStream? Stream, ReservedNumber? Number, TenantTotals? Totals);

    public static byte[] Header(string tenant) => Of(new Line(Format, tenant, null, null, null));

    public static byte[] Of(Line line) => JsonSerializer.SerializeToUtf8Bytes(line, StoredEvents.Options);

    public static byte[] Of(ReservedNumber number) => JsonSerializer.SerializeToUtf8Bytes(number, StoredEvents.Options);

    /// <exception cref="InvalidDataException">It is no export, or of a newer version.</exception>
    public static async Task<string> TenantOfAsync(StreamReader file, CancellationToken cancellation) =>
        Read(await file.ReadLineAsync(cancellation) ?? string.Empty) is { Format: Format, Tenant: { } tenant }
            ? tenant
            : throw new InvalidDataException("这不是本程序的导出文件（teamscollab.export.v1）。 This is no export of this program (teamscollab.export.v1).");

    /// <exception cref="InvalidDataException">It is no export, or of a newer version.</exception>
    public static async Task<string> TenantOfAsync(string path, CancellationToken cancellation)
    {
        using var file = Open(path);
        return await TenantOfAsync(file, cancellation);
    }

    public static Line Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<Line>(line, StoredEvents.Options) ?? new Line(null, null, null, null, null);
        }
        catch (JsonException broken)
        {
            throw new InvalidDataException($"导出文件有一行无法读取。 A line of the export cannot be read: {broken.Message}", broken);
        }
    }

    public static async Task WriteAsync(Stream file, byte[] line, CancellationToken cancellation)
    {
        await file.WriteAsync(line, cancellation);
        await file.WriteAsync("\n"u8.ToArray(), cancellation);
    }

    /// <summary>What follows the header, each with the number of its line as an editor counts.</summary>
    public static async IAsyncEnumerable<(int Number, Line Line)> LinesAsync(string path, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var file = Open(path);
        await TenantOfAsync(file, cancellation);
        for (var number = 2; await file.ReadLineAsync(cancellation) is { } text; number++)
        {
            yield return (number, Read(text));
        }
    }

    public static StreamReader Open(string path) => new(path, Encoding.UTF8);
}
