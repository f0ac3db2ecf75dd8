using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using TeamsCollab.Process.Content;

namespace TeamsCollab.Bot.Collaborations;

public sealed partial class SqliteCollaborationStore
{
    /// <summary>Rows that one read brings: whoever walks a whole store holds no reader while they work.</summary>
    private const int Page = 500;

    public async IAsyncEnumerable<StreamKey> ReadStreamsAsync(string tenant, [EnumeratorCancellation] CancellationToken cancellation)
    {
        // One look-up where there is nothing, and not a walk over another tenant's streams.
        if (await _readers.ReadAsync(session => session.One(SqliteQueries.AnyOfTenant, tenant), cancellation) is null)
        {
            yield break;
        }

        var last = 0L;
        while (await ReadAllAsync(row => (Key: SqliteRows.Key(row, 0), Id: row.GetInt64(3)), SqliteQueries.Streams, cancellation, tenant, last, Page) is { IsEmpty: false } page)
        {
            foreach (var (key, id) in page)
            {
                last = id;
                yield return key;
            }
        }
    }

    public Task<StoredStream?> ReadStreamAsync(StreamKey key, CancellationToken cancellation) =>
        _readers.ReadAsync(session => SqliteArchiving.Read(session, key), cancellation);

    public Task<bool> RestoreAsync(StoredStream stream, StreamIndex index, CancellationToken cancellation) =>
        _writer.WriteAsync(session => SqliteArchiving.Restore(session, stream, index), cancellation);

    public async IAsyncEnumerable<ReservedNumber> ReadNumbersAsync(string tenant, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var last = new ReservedNumber("", 0, 0, "");
        while (await ReadAllAsync(
            row => new ReservedNumber(row.GetString(0), row.GetInt32(1), row.GetInt32(2), row.GetString(3)),
            SqliteQueries.Numbers, cancellation, tenant, last.Department, last.Year, last.Sequence, Page) is { IsEmpty: false } page)
        {
            foreach (var number in page)
            {
                yield return last = number;
            }
        }
    }

    public Task<bool> RestoreNumberAsync(string tenant, ReservedNumber number, CancellationToken cancellation) =>
        _writer.WriteAsync(session => SqliteArchiving.Restore(session, tenant, number), cancellation);

    public Task<int> EraseWordsAsync(StreamKey key, IReadOnlyCollection<Digest> digests, CancellationToken cancellation) =>
        _writer.WriteAsync(session => SqliteArchiving.Erase(session, key, digests), cancellation);

    /// <summary>How long what was erased may still be read, before the operator is told to come back.</summary>
    internal TimeSpan CompactPatience { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>On a connection of its own: the writer's stands inside a transaction whenever there is work. Writes wait meanwhile; reads go on.</summary>
    public Task CompactAsync(CancellationToken cancellation) => Task.Run(
        () =>
        {
            try
            {
                using var session = SqliteSession.Open(_path, SqliteUse.Writing);
                if (!SqliteArchiving.Compact(session, CompactPatience))
                {
                    throw SqliteFailure.StillRead(_path);
                }
            }
            catch (SqliteException fault)
            {
                throw Explain(fault);
            }
        },
        cancellation);
}
