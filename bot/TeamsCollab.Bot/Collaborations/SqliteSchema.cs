using System.Globalization;

namespace TeamsCollab.Bot.Collaborations;

/// <summary>
/// The tables. Everything of a stream hangs on its integer id, and every look-up that a turn, a list, the clock or the pump makes has an index
/// of its own; the narrow indexes hold only the rows that are due, ready or stuck.
/// </summary>
internal static class SqliteSchema
{
    /// <summary>A database without this mark is somebody else's. "TCol" in ASCII.</summary>
    private const int Application = 0x54436F6C;

    /// <summary>Raised with every change of the tables; an older file is then changed on opening, a newer one is refused.</summary>
    private const long Version = 3;

    /// <summary>
    /// FULL: a commit is answered only when the write-ahead log is on the disk, and <see cref="SqliteCheckpoints"/> brings that log home.
    /// fullfsync matters on macOS only. The cache is small because SQLite walks its whole table at each commit (a tenth of the writer's time
    /// with 64 MB), and what it does not hold comes from the system's own cache in a microsecond.
    /// </summary>
    private const string ForWriting = """
        PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; PRAGMA wal_autocheckpoint = 0;
        PRAGMA journal_size_limit = 67108864; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -8192; PRAGMA foreign_keys = OFF;
        """;

    public const string ForCheckpoints = "PRAGMA synchronous = FULL; PRAGMA fullfsync = ON;";

    public const string ForReading = "PRAGMA query_only = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -8192;";

    /// <summary>
    /// The state is the last column of a stream, so that lists read the first page of a row only. The revision counts appends, also those without
    /// an event. available_at of an effect: the machine time from which it may be handed out, the end of its lease while it is claimed, and null
    /// while it stands behind another of its pair, waits or is parked. Words stand apart from the events: deleting them changes no chained byte.
    /// </summary>
    private const string Tables = """
        CREATE TABLE streams (
            id INTEGER PRIMARY KEY, tenant TEXT NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL, revision INTEGER NOT NULL, version INTEGER NOT NULL,
            fold INTEGER NOT NULL, chain_head TEXT NOT NULL, stage TEXT NOT NULL, number TEXT, due_at INTEGER, due_offset INTEGER, state BLOB NOT NULL);
        CREATE UNIQUE INDEX streams_by_key ON streams (tenant, kind, key);
        CREATE UNIQUE INDEX streams_by_number ON streams (tenant, number) WHERE number IS NOT NULL;
        CREATE INDEX streams_by_due ON streams (due_at) WHERE due_at IS NOT NULL;
        CREATE TABLE operations (stream INTEGER NOT NULL, operation TEXT NOT NULL, version INTEGER NOT NULL, PRIMARY KEY (stream, operation)) WITHOUT ROWID;
        CREATE TABLE events (stream INTEGER NOT NULL, version INTEGER NOT NULL, hash TEXT NOT NULL, body BLOB NOT NULL, PRIMARY KEY (stream, version)) WITHOUT ROWID;
        CREATE TABLE words (stream INTEGER NOT NULL, digest TEXT NOT NULL, salt BLOB NOT NULL, fields BLOB NOT NULL, PRIMARY KEY (stream, digest)) WITHOUT ROWID;
        CREATE TABLE participants (person TEXT NOT NULL, stream INTEGER NOT NULL, PRIMARY KEY (person, stream)) WITHOUT ROWID;
        CREATE INDEX participants_of_stream ON participants (stream);
        CREATE TABLE work (
            person TEXT NOT NULL, due_at INTEGER NOT NULL, stream INTEGER NOT NULL, card TEXT NOT NULL, key TEXT NOT NULL, due_offset INTEGER NOT NULL,
            PRIMARY KEY (person, due_at, stream, card, key)) WITHOUT ROWID;
        CREATE INDEX work_of_stream ON work (stream);
        CREATE TABLE effects (
            id INTEGER PRIMARY KEY, stream INTEGER NOT NULL, target TEXT NOT NULL, effect TEXT NOT NULL, merge TEXT, state TEXT NOT NULL DEFAULT 'queued',
            available_at INTEGER, attempts INTEGER NOT NULL DEFAULT 0, claims INTEGER NOT NULL DEFAULT 0, reason TEXT, body BLOB NOT NULL);
        CREATE INDEX effects_of_pair ON effects (stream, target);
        CREATE INDEX effects_available ON effects (available_at) WHERE available_at IS NOT NULL;
        CREATE INDEX effects_stuck ON effects (target, stream) WHERE state IN ('waiting', 'parked');
        CREATE TABLE counts (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
        INSERT INTO counts VALUES ('done', 0);
        CREATE TABLE copies (
            stream INTEGER NOT NULL, card TEXT NOT NULL, key TEXT NOT NULL, conversation TEXT NOT NULL, activity TEXT NOT NULL, reader TEXT NOT NULL,
            PRIMARY KEY (stream, card, key, conversation, activity)) WITHOUT ROWID;
        CREATE TABLE numbers (
            tenant TEXT NOT NULL, department TEXT NOT NULL, year INTEGER NOT NULL, sequence INTEGER NOT NULL, collaboration TEXT NOT NULL,
            PRIMARY KEY (tenant, department, year, sequence)) WITHOUT ROWID;
        CREATE UNIQUE INDEX numbers_of_collaboration ON numbers (tenant, department, year, collaboration);
        """;

    /// <summary>
    /// Since version 2: the ledger of notices, and what a search finds. A term is spelled once, in vocabulary; postings join it to the streams, which
    /// count up as they are created, so that the newest come first from the index itself.
    /// </summary>
    private const string LedgerAndSearch = """
        CREATE TABLE deliveries (
            stream INTEGER NOT NULL, notice TEXT NOT NULL, reader TEXT NOT NULL, card TEXT NOT NULL, key TEXT NOT NULL, status TEXT NOT NULL, at TEXT NOT NULL,
            reason TEXT, fallback TEXT, read_at TEXT, PRIMARY KEY (stream, notice)) WITHOUT ROWID;
        CREATE INDEX deliveries_unread ON deliveries (stream, reader, card, key) WHERE read_at IS NULL AND status = 'Delivered';
        CREATE TABLE vocabulary (id INTEGER PRIMARY KEY, tenant TEXT NOT NULL, term TEXT NOT NULL);
        CREATE UNIQUE INDEX vocabulary_by_term ON vocabulary (tenant, term);
        CREATE TABLE postings (term INTEGER NOT NULL, stream INTEGER NOT NULL, PRIMARY KEY (term, stream)) WITHOUT ROWID;
        CREATE TABLE terms_of_stream (stream INTEGER NOT NULL, typed INTEGER NOT NULL, term INTEGER NOT NULL, PRIMARY KEY (stream, typed, term)) WITHOUT ROWID;
        """;

    /// <summary>
    /// Since version 3: what a person's list shows stands in the list itself, in one piece, and not in as many places of the file as there are lines.
    /// </summary>
    private const string WholeWork = """
        ALTER TABLE work ADD COLUMN stream_tenant TEXT NOT NULL DEFAULT ''; ALTER TABLE work ADD COLUMN stream_kind TEXT NOT NULL DEFAULT '';
        ALTER TABLE work ADD COLUMN stream_key TEXT NOT NULL DEFAULT ''; ALTER TABLE work ADD COLUMN stream_number TEXT NOT NULL DEFAULT '';
        UPDATE work SET (stream_tenant, stream_kind, stream_key, stream_number) = (SELECT tenant, kind, key, coalesce(number, '') FROM streams WHERE id = work.stream);
        """;

    /// <summary>Refuses a file that this program must not touch, before it changes anything; creates the tables of a new one.</summary>
    public static void Prepare(SqliteSession session, string path)
    {
        var found = (long)session.One("PRAGMA user_version")!;
        var application = (long)session.One("PRAGMA application_id")!;
        var isNew = found == 0 && application == 0 && (long)session.One("SELECT count(*) FROM sqlite_schema")! == 0;
        if (!isNew && application != Application)
        {
            throw SqliteFailure.Foreign(path);
        }

        if (found > Version)
        {
            throw SqliteFailure.Newer(path, found, Version);
        }

        session.Run(ForWriting);
        if (found < Version)
        {
            session.Run(string.Create(
                CultureInfo.InvariantCulture,
                $"BEGIN IMMEDIATE; {(isNew ? Tables : "")} {(found < 2 ? LedgerAndSearch : "")} {WholeWork} PRAGMA application_id = {Application}; PRAGMA user_version = {Version}; COMMIT"));
        }
    }
}
