using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using TeamsCollab.Process;
using TeamsCollab.Process.Content;

namespace TeamsCollab.Bot.Collaborations;

/// <summary>
/// One file and no installation; survives a kill at any moment. For one process: a second one is refused. Every failure of the disk is a
/// <see cref="StoreUnavailableException"/> that says what to do.
/// </summary>
public sealed partial class SqliteCollaborationStore : ICollaborationStore, ICollaborationArchive, IAsyncDisposable
{
    private readonly string _path;
    private readonly SqliteProcessLock? _lock;
    private readonly SqliteWriter _writer;
    private readonly SqliteReaders _readers;
    private readonly OwnNotes _notes = new();
    private readonly ILogger _logger;

    private SqliteCollaborationStore(string path, SqliteProcessLock? held, SqliteSession session, ILogger logger)
    {
        (_path, _lock, _logger) = (path, held, logger);
        _writer = new(session, new SqliteCheckpoints(path), Explain);
        _readers = new(path);
    }

    /// <summary>Transactions since opening. Fewer than writes, where writes arrive together.</summary>
    public long Commits => _writer.Commits;

    /// <summary>Opens a data file; creates it and its folder where they are missing.</summary>
    public static Task<SqliteCollaborationStore> OpenAsync(string path, ILogger logger, CancellationToken cancellation) =>
        Task.Run(() => Open(Path.GetFullPath(path), logger), cancellation);

    /// <summary>
    /// Opens the file of a bot that may be running, for an operator's command: SQLite itself keeps the two processes' writes apart. Leases
    /// that the bot holds stay its own. Never creates a file.
    /// </summary>
    /// <exception cref="StoreUnavailableException">There is no such file, or it cannot be read.</exception>
    public static Task<SqliteCollaborationStore> OpenBesideAsync(string path, ILogger logger, CancellationToken cancellation) =>
        Task.Run(() => File.Exists(path) ? Open(Path.GetFullPath(path), logger, beside: true) : throw SqliteFailure.Missing(path), cancellation);

    public Task<Loaded> LoadAsync(StreamKey key, OperationId operation, CancellationToken cancellation) => _readers.ReadAsync(
        session =>
        {
            using var row = session.Rows(SqliteQueries.Tip, key.Tenant, key.Kind.ToString(), key.Id, operation.Value);
            return row.Read()
                ? new Loaded(
                    new Tip(row.GetInt64(0), row.GetFieldValue<byte[]>(4), row.GetInt32(1), new Digest(row.GetString(2)), row.GetInt64(3).ToString(CultureInfo.InvariantCulture)),
                    row.GetBoolean(5))
                : new Loaded(null, false);
        },
        cancellation);

    public async Task<bool> TryAppendAsync(StreamKey key, Append append, CancellationToken cancellation)
    {
        AppendRules.Check(append);
        return await _writer.WriteAsync(session => SqliteAppending.TryAppend(session, key, append), cancellation);
    }

    public Task<ImmutableArray<StoredEvent>> ReadEventsAsync(StreamKey key, CancellationToken cancellation) => ReadAllAsync(
        row => new StoredEvent(row.GetInt64(0), row.GetFieldValue<byte[]>(1), new Digest(row.GetString(2))),
        SqliteQueries.Events, cancellation, key.Tenant, key.Kind.ToString(), key.Id);

    public Task<Words> ReadWordsAsync(StreamKey key, IReadOnlyCollection<Digest>? digests, CancellationToken cancellation) => _readers.ReadAsync(
        session => Words.Of(digests is null
            ? session.List(SqliteRows.Wording, SqliteQueries.AllWords, key.Tenant, key.Kind.ToString(), key.Id)
            : digests.SelectMany(digest => session.List(SqliteRows.Wording, SqliteQueries.SomeWords, key.Tenant, key.Kind.ToString(), key.Id, digest.Value))),
        cancellation);

    public Task<ImmutableArray<DueStream>> ReadDueAsync(DateTimeOffset now, int most, CancellationToken cancellation) => ReadAllAsync(
        row => new DueStream(SqliteRows.Key(row, 0), SqliteTimes.Read(row.GetInt64(3), row.GetInt64(4))),
        SqliteQueries.Due, cancellation, now.UtcTicks, most);

    public async Task<DateTimeOffset?> ReadNextDueAsync(CancellationToken cancellation) =>
        await ReadAllAsync(row => SqliteTimes.Read(row.GetInt64(0), row.GetInt64(1)), SqliteQueries.NextDue, cancellation) is [var next, ..] ? next : null;

    public async Task<StreamKey?> FindByNumberAsync(string tenant, string number, CancellationToken cancellation) =>
        await ReadAllAsync(row => SqliteRows.Key(row, 0), SqliteQueries.ByNumber, cancellation, tenant, number) is [var found, ..] ? found : null;

    public Task<ImmutableArray<PendingWork>> ReadWorkOfAsync(string tenant, Person person, int most, CancellationToken cancellation) => ReadAllAsync(
        row => new PendingWork(SqliteRows.Key(row, 6), row.GetString(5), SqliteIndex.Work.Read(row).ToAwaiting()),
        SqliteQueries.Work, cancellation, person.Id, tenant, most);

    public Task<ImmutableArray<StreamKey>> ReadCollaborationsOfAsync(string tenant, Person person, int most, CancellationToken cancellation) =>
        ReadAllAsync(row => SqliteRows.Key(row, 0), SqliteQueries.Collaborations, cancellation, person.Id, tenant, most);

    public Task<int> ReserveNumberAsync(string tenant, string departmentCode, int year, string collaborationId, CancellationToken cancellation) => _writer.WriteAsync(
        session =>
        {
            if (session.One(SqliteQueries.Number, tenant, departmentCode, year, collaborationId) is long reserved)
            {
                return (int)reserved;
            }

            var next = 1 + (session.One(SqliteQueries.LastNumber, tenant, departmentCode, year) as long? ?? 0);
            session.Run("INSERT INTO numbers (tenant, department, year, sequence, collaboration) VALUES (?1, ?2, ?3, ?4, ?5)", tenant, departmentCode, year, next, collaborationId);
            return (int)next;
        },
        cancellation);

    public async Task<ImmutableArray<ClaimedEffect>> ClaimEffectsAsync(DateTimeOffset now, TimeSpan lease, int most, CancellationToken cancellation) =>
        // An idle pump reads and does not write.
        await _readers.ReadAsync(session => session.One(SqliteQueries.AnyEffectReady, now.UtcTicks), cancellation) is null
            ? []
            : await _writer.WriteAsync(session => SqliteEffects.Claim(session, now, lease, most), cancellation);

    public Task FinishEffectAsync(ClaimedEffect effect, EffectOutcome outcome, CancellationToken cancellation) =>
        _writer.WriteAsync(session => SqliteEffects.Finish(session, effect, outcome), cancellation);

    public Task FanOutAsync(ClaimedEffect effect, ImmutableArray<EffectToDo> effects, CancellationToken cancellation) =>
        _writer.WriteAsync(session => SqliteEffects.FanOut(session, effect, effects), cancellation);

    public Task ResumeEffectsAsync(string tenant, string target, DateTimeOffset now, CancellationToken cancellation) =>
        _writer.WriteAsync(session => SqliteEffects.Resume(session, tenant, target, now), cancellation);

    public Task<bool> ResumeEffectAsync(StreamKey stream, string effectId, DateTimeOffset now, CancellationToken cancellation) =>
        _writer.WriteAsync(session => SqliteEffects.Resume(session, stream, effectId, now), cancellation);

    public async Task<EffectsSummary> SummariseEffectsAsync(CancellationToken cancellation)
    {
        var counted = (await ReadAllAsync(row => (State: row.GetString(0), Count: row.GetInt32(1)), SqliteQueries.Summary, cancellation))
            .ToDictionary(each => each.State, each => each.Count);
        return new(Count("queued"), Count("claimed"), Count("waiting"), Count("parked"), Count("done"));

        int Count(string state) => counted.GetValueOrDefault(state);
    }

    public async Task<DateTimeOffset?> ReadReadySinceAsync(CancellationToken cancellation) =>
        await ReadAllAsync(row => SqliteTimes.Read(row.GetInt64(0), 0), SqliteQueries.ReadySince, cancellation) is [var since, ..] ? since : null;

    public Task<ImmutableArray<StuckEffect>> ReadStuckEffectsAsync(string? tenant, StreamKey? stream, int most, CancellationToken cancellation) => stream switch
    {
        { } key when tenant is not null && key.Tenant != tenant => Task.FromResult(ImmutableArray<StuckEffect>.Empty),
        { } key => ReadAllAsync(Stuck, SqliteQueries.StuckOfStream, cancellation, key.Tenant, key.Kind.ToString(), key.Id, most),
        null => ReadAllAsync(Stuck, SqliteQueries.Stuck, cancellation, tenant, most),
    };

    public async Task RecordCopyAsync(StreamKey collaboration, CardCopy copy, CancellationToken cancellation)
    {
        object?[] row = [collaboration.Tenant, collaboration.Kind.ToString(), collaboration.Id, copy.Card.ToString(), copy.Key ?? "", copy.ConversationId, copy.ActivityId];
        // Every press and refresh tells of its copy; only a new one is worth a write.
        if (await _readers.ReadAsync(session => session.One(SqliteQueries.Copy, row), cancellation) is null)
        {
            const string Insert = """
                INSERT INTO copies (stream, card, key, conversation, activity, reader)
                SELECT id, ?4, ?5, ?6, ?7, ?8 FROM streams WHERE tenant = ?1 AND kind = ?2 AND key = ?3 ON CONFLICT DO NOTHING
                """;
            const string Others = """
                DELETE FROM copies WHERE stream = (SELECT id FROM streams WHERE tenant = ?1 AND kind = ?2 AND key = ?3)
                  AND conversation = ?6 AND activity = ?7 AND (card <> ?4 OR key <> ?5)
                """;
            await _writer.WriteAsync(session => session.Run(Insert, [.. row, copy.Reader.Id]) + session.Run(Others, row), cancellation);
        }
    }

    public Task<ImmutableArray<CardCopy>> ReadCopiesAsync(StreamKey collaboration, CardName card, string? cardKey, CancellationToken cancellation) => ReadAllAsync(
        row => new CardCopy(new Person(row.GetString(0)), card, cardKey, row.GetString(1), row.GetString(2)),
        SqliteQueries.Copies, cancellation, collaboration.Tenant, collaboration.Kind.ToString(), collaboration.Id, card.ToString(), cardKey ?? "");

    public async Task RecordReadAsync(StreamKey collaboration, Person reader, CardName card, string? cardKey, DateTimeOffset at, CancellationToken cancellation)
    {
        // Every press tells that its card was seen; only the first time is worth a write.
        object?[] row = [collaboration.Tenant, collaboration.Kind.ToString(), collaboration.Id, reader.Id, card.ToString(), cardKey ?? ""];
        if (await _readers.ReadAsync(session => session.One(SqliteQueries.Unread, row), cancellation) is long stream)
        {
            await _writer.WriteAsync(session => SqliteDeliveries.MarkRead(session, stream, reader, card, cardKey, at), cancellation);
        }
    }

    public Task<ImmutableArray<Delivery>> ReadDeliveriesAsync(StreamKey collaboration, CancellationToken cancellation) =>
        ReadAllAsync(SqliteDeliveries.Read, SqliteQueries.Deliveries, cancellation, collaboration.Tenant, collaboration.Kind.ToString(), collaboration.Id);

    public Task<Found> SearchAsync(string tenant, ImmutableArray<string> all, ImmutableArray<string> any, int most, CancellationToken cancellation) =>
        _readers.ReadAsync(session => SqliteSearch.Find(session, tenant, all, any, most), cancellation);

    public Task<SharedNote?> ReadNoteAsync(string tenant, string name, CancellationToken cancellation) => Task.FromResult(_notes.Read(tenant, name));

    public Task<bool> TryWriteNoteAsync(string tenant, string name, SharedNote? basedOn, string text, CancellationToken cancellation) =>
        Task.FromResult(_notes.TryWrite(tenant, name, basedOn, text));

    public async ValueTask DisposeAsync()
    {
        _readers.Dispose();
        await Task.Run(_writer.Dispose);
        _lock?.Dispose();
        Log.Closed(_logger, _path);
    }

    private static SqliteCollaborationStore Open(string path, ILogger logger, bool beside = false)
    {
        var held = beside ? null : SqliteProcessLock.Take(path);
        try
        {
            var session = SqliteSession.Open(path, SqliteUse.Writing);
            if (!beside)
            {
                SqliteEffects.LetGo(session);
            }

            var store = new SqliteCollaborationStore(path, held, session, logger);
            Log.Opened(logger, path);
            return store;
        }
        catch (Exception fault)
        {
            held?.Dispose();
            throw fault is SqliteException said ? SqliteFailure.Explained(said, path) : fault;
        }
    }

    private static StuckEffect Stuck(SqliteDataReader row) =>
        new(SqliteRows.Key(row, 0), SqliteRows.Effect(row, 3), row.GetString(7) == "parked", row.GetInt32(8), row.GetString(9));

    private Task<ImmutableArray<T>> ReadAllAsync<T>(Func<SqliteDataReader, T> read, string sql, CancellationToken cancellation, params object?[] values) =>
        _readers.ReadAsync(session => session.List(read, sql, values).ToImmutableArray(), cancellation);

    private Exception Explain(SqliteException fault)
    {
        Log.Failed(_logger, fault, _path);
        return SqliteFailure.Explained(fault, _path);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Store opened: {Path}")]
        public static partial void Opened(ILogger logger, string path);

        [LoggerMessage(Level = LogLevel.Information, Message = "Store closed: {Path}")]
        public static partial void Closed(ILogger logger, string path);

        [LoggerMessage(Level = LogLevel.Error, Message = "A write to the store failed: {Path}")]
        public static partial void Failed(ILogger logger, Exception fault, string path);
    }
}
