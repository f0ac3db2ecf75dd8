using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Process;
using TeamsCollab.Process.Content;

namespace TeamsCollab.Bot.Tests.Collaborations;

public sealed class StoreSqliteTests : CollaborationStoreContract
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("store-");
    private SqliteCollaborationStore? _store;

    private string File => Path.Combine(_folder.FullName, "new", "collaborations.db");

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Delete(true);
    }

    [Fact]
    public async Task A_second_one_on_the_same_file_is_refused_in_plain_words()
    {
        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(OpenAnotherAsync);
        Assert.Contains("正由另一个进程使用", refused.Message, StringComparison.Ordinal);
        Assert.Contains("in use by another process", refused.Message, StringComparison.Ordinal);

        await CloseAsync();
        await (await OpenAnotherAsync()).DisposeAsync();
    }

    [Fact]
    public async Task Closing_brings_the_log_home_so_that_the_file_alone_is_the_backup()
    {
        await AppendAsync(StoreTurn.Collaboration("one"), StoreTurn.Of(null, "create"));
        await CloseAsync();
        Assert.False(System.IO.File.Exists(File + "-wal"));
    }

    [Fact]
    public async Task A_file_of_a_newer_version_is_refused_and_left_alone()
    {
        await CloseAsync();
        Execute("PRAGMA user_version = 99");
        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(OpenAnotherAsync);
        Assert.Contains("99", refused.Message, StringComparison.Ordinal);
        Assert.Contains("newer version", refused.Message, StringComparison.Ordinal);
        Execute("PRAGMA user_version = 3");
        await (await OpenAnotherAsync()).DisposeAsync();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_file_of_an_older_version_is_brought_up_to_date_with_what_it_holds(int version)
    {
        var one = StoreTurn.Collaboration("one");
        var (numbered, awaited) = (new Awaiting(StoreTurn.Ma, CardName.MinutesSignOff, null, StoreTurn.Monday), new Awaiting(StoreTurn.Xia, CardName.Overview, "a", null));
        await AppendAsync(one, StoreTurn.Of(null, "create", index: StoreTurn.Index("MKT-2024-001", null, [StoreTurn.Ma], numbered)));
        await AppendAsync(StoreTurn.Collaboration("two"), StoreTurn.Of(null, "create", index: StoreTurn.Index(null, null, [StoreTurn.Xia], awaited)));
        await CloseAsync();
        Execute("ALTER TABLE work DROP COLUMN stream_tenant; ALTER TABLE work DROP COLUMN stream_kind; ALTER TABLE work DROP COLUMN stream_key; ALTER TABLE work DROP COLUMN stream_number");
        Execute("PRAGMA user_version = 2");
        if (version == 1)
        {
            Execute("DROP TABLE deliveries; DROP TABLE vocabulary; DROP TABLE postings; DROP TABLE terms_of_stream; PRAGMA user_version = 1");
        }

        await using var store = await OpenAnotherAsync();
        Assert.Equal(1, (await store.LoadAsync(one, default, Cancellation)).Tip!.Version);
        Assert.Empty(await store.ReadDeliveriesAsync(one, Cancellation));
        Assert.Equal([new PendingWork(one, "MKT-2024-001", numbered)], await store.ReadWorkOfAsync(StoreTurn.Tenant, StoreTurn.Ma, 9, Cancellation));
        Assert.Equal([new PendingWork(StoreTurn.Collaboration("two"), "", awaited)], await store.ReadWorkOfAsync(StoreTurn.Tenant, StoreTurn.Xia, 9, Cancellation));
    }

    [Fact]
    public async Task No_byte_of_erased_words_is_left_in_the_files()
    {
        // Many turns of many streams, so that pages were split, moved and freed before.
        for (var place = 0; place < 120; place++)
        {
            var key = StoreTurn.Collaboration($"stream-{place % 12}");
            var words = Enumerable.Range(0, 5).Select(word => StoreTurn.Words($"很机密的内容 {place}-{word} {new string('x', 300)}")).ToArray();
            await AppendAsync(key, StoreTurn.Of((await LoadAsync(key)).Tip, $"turn-{place}", index: StoreTurn.Index() with { TextTerms = ["机密", $"密{place}"] }, words: [.. words]));
        }

        for (var place = 0; place < 12; place++)
        {
            var key = StoreTurn.Collaboration($"stream-{place}");
            await AppendAsync(key, StoreTurn.Of((await LoadAsync(key)).Tip, "erase", events: 0, index: StoreTurn.Index() with { TextTerms = [] }));
            Assert.Equal(50, await Archive.EraseWordsAsync(key, [.. (await Store.ReadWordsAsync(key, null, Cancellation)).ByDigest.Keys], Cancellation));
        }

        await Archive.CompactAsync(Cancellation);
        Assert.Equal(0, new FileInfo(File + "-wal").Length);
        Assert.Equal(10, (await Store.ReadEventsAsync(StoreTurn.Collaboration("stream-1"), Cancellation)).Length);
        await CloseAsync();
        Assert.False(Holds("很机密的内容") || Holds("机密"));
        Assert.True(Holds("minutes.signedOff.v1"));

        bool Holds(string text) => _folder.EnumerateFiles("*", SearchOption.AllDirectories)
            .Any(file => System.IO.File.ReadAllBytes(file.FullName).AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(text)) >= 0);
    }

    /// <summary>As long as somebody reads what stood before, SQLite cannot empty its log, and says so in an answer that is easily overheard.</summary>
    [Theory]
    [InlineData(30, true)]
    [InlineData(0, false)]
    public async Task Erased_words_leave_the_log_when_nobody_reads_them_any_more(int patience, bool leaves)
    {
        _store!.CompactPatience = TimeSpan.FromSeconds(patience);
        await AppendAsync(StoreTurn.Collaboration("one"), StoreTurn.Of(null, "create", words: [StoreTurn.Words("很机密的内容")]));
        await using var reader = Connect();
        Say("BEGIN; SELECT count(*) FROM words");
        Assert.Equal(1, await Archive.EraseWordsAsync(StoreTurn.Collaboration("one"), [StoreTurn.Words("很机密的内容").Digest], Cancellation));
        var before = Log();

        var compacting = Archive.CompactAsync(Cancellation);
        while (Log() == before)
        {
            await Task.Yield();
        }

        if (leaves)
        {
            Say("COMMIT");
            await compacting;
            Assert.Equal(0, Log());
        }
        else
        {
            var said = (await Assert.ThrowsAsync<StoreUnavailableException>(() => compacting)).Message;
            Assert.Contains("重新运行此命令", said, StringComparison.Ordinal);
            Assert.Contains("Run the same command again", said, StringComparison.Ordinal);
            Assert.NotEqual(0, Log());
        }

        long Log() => new FileInfo(File + "-wal").Length;

        void Say(string sql)
        {
            using var command = new SqliteCommand(sql, reader);
            command.ExecuteScalar();
        }
    }

    /// <summary>The writer never rests here, so a log that only passes beside it bring home would grow as long as this goes on.</summary>
    [Fact]
    public async Task The_log_stays_short_under_a_load_that_never_rests()
    {
        var body = new byte[1 << 20];
        Random.Shared.NextBytes(body);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async line =>
        {
            for (var turn = 0; turn < 40; turn++)
            {
                var key = StoreTurn.Collaboration($"{line}-{turn}");
                await AppendAsync(key, StoreTurn.Of(null, "create") with { Words = [StoreTurn.Words(Convert.ToHexString(body))] });
            }
        }));
        Assert.InRange(new FileInfo(File + "-wal").Length, 1, 100 << 20);
    }

    [Fact]
    public async Task The_database_of_another_program_is_refused_and_left_alone()
    {
        await CloseAsync();
        Directory.Delete(Path.GetDirectoryName(File)!, true);
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        Execute("CREATE TABLE customers (id INTEGER PRIMARY KEY)");
        var before = await System.IO.File.ReadAllBytesAsync(File, Cancellation);
        Assert.Contains("another program", (await Assert.ThrowsAsync<StoreUnavailableException>(OpenAnotherAsync)).Message, StringComparison.Ordinal);
        Assert.Equal(before, await System.IO.File.ReadAllBytesAsync(File, Cancellation));
    }

    [Fact]
    public async Task A_file_that_is_no_database_says_to_restore_a_backup()
    {
        await CloseAsync();
        await System.IO.File.WriteAllTextAsync(File, new string('x', 8192), Cancellation);
        Assert.Contains("restore the latest backup", (await Assert.ThrowsAsync<StoreUnavailableException>(OpenAnotherAsync)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_says_so()
    {
        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(() => SqliteCollaborationStore.OpenAsync(Path.Combine(File, "below-a-file", "x.db"), NullLogger.Instance, Cancellation));
        Assert.Contains("Check the folder", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_disk_says_so_loses_nothing_and_writes_go_on_when_there_is_space()
    {
        await CloseAsync();
        using var writer = new SqliteWriter(SqliteSession.Open(File, SqliteUse.Writing), new SqliteCheckpoints(File), fault => SqliteFailure.Explained(fault, File));
        Assert.True(await CreateAsync("before", 1));
        // A limit on the pages stands in for the disk: SQLite answers both with the same code.
        await writer.WriteAsync(session => session.Run("PRAGMA max_page_count = 60"), Cancellation);

        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(() => CreateAsync("big", 2000));
        Assert.Contains("磁盘已满", refused.Message, StringComparison.Ordinal);
        Assert.False(await CreateAsync("before", 1));

        await writer.WriteAsync(session => session.Run("PRAGMA max_page_count = 100000"), Cancellation);
        Assert.True(await CreateAsync("big", 2000));

        Task<bool> CreateAsync(string id, int events) => writer.WriteAsync(
            session => SqliteAppending.TryAppend(session, StoreTurn.Collaboration(id), StoreTurn.Of(null, "create", events)), Cancellation);
    }

    /// <summary>A kill leaves what the operating system holds; a power cut does not. Only this setting promises the second.</summary>
    [Fact]
    public async Task A_commit_waits_for_the_disk()
    {
        await CloseAsync();
        using var session = SqliteSession.Open(File, SqliteUse.Writing);
        const long Full = 2;
        Assert.Equal((Full, "wal"), ((long)session.One("PRAGMA synchronous")!, (string)session.One("PRAGMA journal_mode")!));
    }

    [Fact]
    public async Task What_is_cancelled_before_it_began_is_not_written()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.TryAppendAsync(StoreTurn.Collaboration("one"), StoreTurn.Of(null, "create"), cancelled.Token));
        Assert.Null((await LoadAsync(StoreTurn.Collaboration("one"))).Tip);
    }

    [Fact]
    public async Task After_closing_every_call_says_so()
    {
        await CloseAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => LoadAsync(StoreTurn.Collaboration("one")));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => AppendAsync(StoreTurn.Collaboration("one"), StoreTurn.Of(null, "create")));
    }

    [Theory]
    [InlineData(SqliteQueries.Tip)]
    [InlineData(SqliteQueries.Events)]
    [InlineData(SqliteQueries.AllWords)]
    [InlineData(SqliteQueries.SomeWords)]
    [InlineData(SqliteQueries.Due)]
    [InlineData(SqliteQueries.NextDue)]
    [InlineData(SqliteQueries.ByNumber)]
    [InlineData(SqliteQueries.Work)]
    [InlineData(SqliteQueries.Collaborations)]
    [InlineData(SqliteQueries.AnyEffectReady)]
    [InlineData(SqliteQueries.ReadyEffects)]
    [InlineData(SqliteQueries.StreamsStuckOnTarget)]
    [InlineData(SqliteQueries.Copies)]
    [InlineData(SqliteQueries.Copy)]
    [InlineData(SqliteQueries.Number)]
    [InlineData(SqliteQueries.LastNumber)]
    [InlineData(SqliteQueries.StuckOfStream)]
    [InlineData(SqliteQueries.StuckEffect)]
    [InlineData(SqliteQueries.Unread)]
    [InlineData(SqliteQueries.Deliveries)]
    [InlineData(SqliteQueries.TermsOfStream)]
    [InlineData(SqliteQueries.Term)]
    [InlineData(SqliteQueries.Posting)]
    [InlineData(SqliteQueries.KeyOfStream)]
    [InlineData(SqliteQueries.StreamId)]
    [InlineData(SqliteQueries.Streams)]
    [InlineData(SqliteQueries.Numbers)]
    public void No_hot_query_scans_or_sorts(string query)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + query;
        for (var number = 1; query.Contains($"?{number}", StringComparison.Ordinal); number++)
        {
            command.Parameters.AddWithValue($"?{number}", 1);
        }

        using var plan = command.ExecuteReader();
        var steps = new List<string>();
        while (plan.Read())
        {
            steps.Add(plan.GetString(3));
        }

        Assert.Contains(steps, step => step.StartsWith("SEARCH", StringComparison.Ordinal));
        Assert.All(steps, step => Assert.DoesNotContain("SCAN", step.Replace("SCAN CONSTANT ROW", "", StringComparison.Ordinal), StringComparison.Ordinal));
        // One stream's stuck effects and the streams stuck on one person are few; everything else comes sorted from its index.
        if (query is not (SqliteQueries.StuckOfStream or SqliteQueries.StreamsStuckOnTarget))
        {
            Assert.All(steps, step => Assert.DoesNotContain("TEMP B-TREE", step, StringComparison.Ordinal));
        }
    }

    protected override async Task<ICollaborationStore> OpenAsync() => _store = await OpenAnotherAsync();

    protected override async Task CloseAsync()
    {
        if (_store is not null)
        {
            await _store.DisposeAsync();
            _store = null;
        }
    }

    protected override Task BreakWorkOfAsync(Person person)
    {
        Execute($"CREATE TRIGGER broken BEFORE INSERT ON work WHEN new.person = '{person.Id}' BEGIN SELECT RAISE(ABORT, 'broken by the test'); END");
        return Task.CompletedTask;
    }

    protected override Task TamperWithWordsAsync(Digest digest)
    {
        Execute($$"""UPDATE words SET fields = '{"text":"预算五十万"}' WHERE digest = '{{digest}}'""");
        return Task.CompletedTask;
    }

    private Task<SqliteCollaborationStore> OpenAnotherAsync() => SqliteCollaborationStore.OpenAsync(File, NullLogger.Instance, Cancellation);

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = File, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    private object? Execute(string sql)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        return rows.Read() ? rows.GetValue(0) : null;
    }
}
