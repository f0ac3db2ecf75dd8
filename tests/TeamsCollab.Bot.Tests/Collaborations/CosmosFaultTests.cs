using System.Collections.Concurrent;
using System.Globalization;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Bot.Collaborations.Cosmos;
using TeamsCollab.Bot.Hosting;
using TeamsCollab.FakeCosmos;
using TeamsCollab.FakeCosmos.Protocol;
using TeamsCollab.Process;

namespace TeamsCollab.Bot.Tests.Collaborations;

/// <summary>
/// One thing goes wrong, at each request of each operation in turn, and nobody can tell afterwards: the answer and everything stored are as if
/// nothing had happened.
/// </summary>
public sealed class CosmosFaultTests(CosmosFaultTests.FaultyServer faulty) : IClassFixture<CosmosFaultTests.FaultyServer>, IDisposable
{
    private static readonly StreamKey One = StoreTurn.Collaboration("one"), Two = StoreTurn.Collaboration("two");
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private static readonly DateTimeOffset Now = StoreTurn.Monday;

    private readonly HeldDeadlines _time = new();

    private readonly FakeCosmosServer _server = faulty.Server;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Every
    {
        get
        {
            var every = new TheoryData<string, string>();
            foreach (var operation in Operations.Keys)
            {
                foreach (var fault in Faults.Keys)
                {
                    every.Add(operation, fault);
                }
            }

            return every;
        }
    }

    private static readonly Dictionary<string, Fault> Faults = new(StringComparer.Ordinal)
    {
        ["429"] = new Fault.Refused(429, TimeSpan.FromMilliseconds(1)),
        ["449"] = new Fault.Refused(449, TimeSpan.FromMilliseconds(1)),
        ["503"] = new Fault.Refused(503),
        ["408"] = new Fault.Refused(408),
        ["503 after it was done"] = new Fault.AppliedAndRefused(503),
        ["reply lost"] = new Fault.ReplyLost(),
        ["hangs"] = new Fault.Hangs(),
    };

    private static readonly Dictionary<string, Func<CosmosCollaborationStore, ClaimedEffect, Task<object?>>> Operations = new(StringComparer.Ordinal)
    {
        ["load"] = async (store, _) => (await store.LoadAsync(One, new OperationId("create"), Cancellation)).AlreadyRun,
        ["create"] = async (store, _) => await store.TryAppendAsync(Two, StoreTurn.Of(null, "create", 2, StoreTurn.Index("MKT-2024-002"), effects: StoreTurn.Effect("two-1")), Cancellation),
        ["append"] = async (store, _) => await store.TryAppendAsync(
            One, StoreTurn.Of((await store.LoadAsync(One, new OperationId("sign"), Cancellation)).Tip, "sign", 2, StoreTurn.Index("MKT-2024-001", Now, [StoreTurn.Xia]) with { Terms = ["p:xia"] }, [StoreTurn.Words("又一条")], StoreTurn.Effect("9")), Cancellation),
        ["events"] = async (store, _) => (await store.ReadEventsAsync(One, Cancellation)).Length,
        ["words"] = async (store, _) => (await store.ReadWordsAsync(One, null, Cancellation)).ByDigest.Count,
        ["due"] = async (store, _) => string.Join(',', await store.ReadDueAsync(Now.AddDays(9), 9, Cancellation)),
        ["next due"] = async (store, _) => await store.ReadNextDueAsync(Cancellation),
        ["number"] = async (store, _) => await store.FindByNumberAsync(StoreTurn.Tenant, "MKT-2024-001", Cancellation),
        ["work"] = async (store, _) => string.Join(',', await store.ReadWorkOfAsync(StoreTurn.Tenant, StoreTurn.Ma, 9, Cancellation)),
        ["collaborations"] = async (store, _) => string.Join(',', await store.ReadCollaborationsOfAsync(StoreTurn.Tenant, StoreTurn.Ma, 9, Cancellation)),
        ["search"] = async (store, _) => string.Join(',', (await store.SearchAsync(StoreTurn.Tenant, ["新品"], ["p:ma"], 9, Cancellation)).Streams),
        ["reserve"] = async (store, _) => await store.ReserveNumberAsync(StoreTurn.Tenant, "MKT", 2024, "another", Cancellation),
        ["claim"] = async (store, _) => string.Join(',', (await store.ClaimEffectsAsync(Now, Lease, 9, Cancellation)).Select(each => $"{each.Effect.Id}/{each.Attempt}")),
        ["finish"] = (store, claimed) => Done(store.FinishEffectAsync(claimed, new EffectOutcome.Done { Delivery = Notice }, Cancellation)),
        ["fan out"] = (store, claimed) => Done(store.FanOutAsync(claimed, [StoreTurn.Effect("1/ma", "ma", "refresh"), StoreTurn.Effect("1/ke", "ke")], Cancellation)),
        ["resume"] = (store, _) => Done(store.ResumeEffectsAsync(StoreTurn.Tenant, "stuck", Now, Cancellation)),
        ["resume one"] = async (store, _) => await store.ResumeEffectAsync(One, "stuck", Now, Cancellation),
        ["summary"] = async (store, _) => await store.SummariseEffectsAsync(Cancellation),
        ["stuck"] = async (store, _) => (await store.ReadStuckEffectsAsync(StoreTurn.Tenant, null, 9, Cancellation)).Length,
        ["copy"] = (store, _) => Done(store.RecordCopyAsync(One, new CardCopy(StoreTurn.Ma, CardName.MinutesSignOff, null, "c", "new"), Cancellation)),
        ["copies"] = async (store, _) => (await store.ReadCopiesAsync(One, CardName.MinutesSignOff, null, Cancellation)).Length,
        ["read"] = (store, _) => Done(store.RecordReadAsync(One, StoreTurn.Xia, CardName.MinutesSignOff, null, Now, Cancellation)),
        ["ledger"] = async (store, _) => (await store.ReadDeliveriesAsync(One, Cancellation)).Length,
        ["erase"] = async (store, _) => await store.EraseWordsAsync(One, [StoreTurn.Words("交付标准").Digest], Cancellation) is 0 or 1,
        ["archive"] = async (store, _) => (await store.ReadStreamAsync(One, Cancellation))!.Events.Length,
        ["ready since"] = async (store, _) => await store.ReadReadySinceAsync(Cancellation),
        ["note"] = async (store, _) => await store.ReadNoteAsync(StoreTurn.Tenant, "shares", Cancellation),
        ["write note"] = async (store, _) =>
        {
            // False may also follow one's own write: whoever hears it reads what stands and writes on that.
            SharedNote? read = null;
            while (!await store.TryWriteNoteAsync(StoreTurn.Tenant, "shares", read, "a third each", Cancellation))
            {
                read = await store.ReadNoteAsync(StoreTurn.Tenant, "shares", Cancellation);
            }

            return (await store.ReadNoteAsync(StoreTurn.Tenant, "shares", Cancellation))!.Text;
        },
        ["streams"] = async (store, _) => string.Join(',', await store.ReadStreamsAsync(StoreTurn.Tenant, Cancellation).ToListAsync(Cancellation)),
        ["numbers"] = async (store, _) => string.Join(',', await store.ReadNumbersAsync(StoreTurn.Tenant, Cancellation).ToListAsync(Cancellation)),
        ["restore number"] = async (store, _) => await store.RestoreNumberAsync(StoreTurn.Tenant, new ReservedNumber("MKT", 2024, 7, "two"), Cancellation),
        ["restore"] = async (store, _) => await store.RestoreAsync((await store.ReadStreamAsync(One, Cancellation))! with { Key = Two }, StoreTurn.Index("MKT-2024-002"), Cancellation),
    };

    private static Delivery Notice { get; } = new("1", StoreTurn.Ma, CardName.MinutesSignOff, null, DeliveryStatus.Delivered, Now);

    public void Dispose() => _server.Gateway.Faults.Clear();

    [Theory]
    [MemberData(nameof(Every))]
    public async Task One_fault_changes_neither_the_answer_nor_what_is_stored(string operation, string fault)
    {
        var (expected, requests) = await faulty.Undisturbed.GetOrAdd(operation, name => new(() => RunAsync(name, null, -1))).Value;
        Assert.True(requests > 0);
        for (var place = 0; place < requests; place++)
        {
            Assert.Equal(expected, (await RunAsync(operation, Faults[fault], place)).Outcome);
        }
    }

    [Fact]
    public async Task A_store_that_stays_away_says_so_and_the_write_is_not_half_done()
    {
        await using var store = await OpenAsync();
        _server.Gateway.Faults.Each = request => request.Operation is GatewayOperation.Batch or GatewayOperation.Read ? new Fault.Refused(503) : null;
        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.TryAppendAsync(One, StoreTurn.Of(null, "create"), Cancellation));
        Assert.Contains("Cosmos DB cannot be used at the moment (503)", refused.Message, StringComparison.Ordinal);
        _server.Gateway.Faults.Each = null;
        Assert.Null((await store.LoadAsync(One, default, Cancellation)).Tip);
    }

    [Fact]
    public async Task Throttling_that_does_not_end_names_the_request_limit()
    {
        await using var store = await OpenAsync();
        _server.Gateway.Faults.Each = request => request.Operation is GatewayOperation.Read ? new Fault.Refused(429, TimeSpan.FromMilliseconds(1)) : null;
        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.LoadAsync(One, default, Cancellation));
        Assert.Contains("has reached its request limit", refused.Message, StringComparison.Ordinal);
        Assert.Contains("请求量已达上限", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>On a timer's thread an exception would end the whole process.</summary>
    [Fact]
    public async Task A_deadline_that_comes_when_its_answer_is_there_already_harms_nothing()
    {
        await using var store = await OpenAsync();
        await FillAsync(store);

        _time.Come();

        Assert.NotNull((await store.LoadAsync(One, default, Cancellation)).Tip);
    }

    [Fact]
    public async Task Cancelling_is_cancelling_and_no_failure_of_the_store()
    {
        await using var store = await OpenAsync();
        _server.Gateway.Faults.Next(GatewayOperation.Read, new Fault.Hangs());
        using var cancelled = new CancellationTokenSource();
        var load = store.LoadAsync(One, default, cancelled.Token);
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => load);
    }

    private static async Task<object?> Done(Task task)
    {
        await task;
        return null;
    }

    /// <summary>Carries out an operation on a container of its own; the answer, all that is stored then, and how many requests it took.</summary>
    private async Task<(string Outcome, int Requests)> RunAsync(string operation, Fault? fault, int at)
    {
        await using var store = await OpenAsync();
        var claimed = await FillAsync(store);
        _server.Gateway.Traffic.Clear();
        var seen = -1;
        _server.Gateway.Faults.Each = request =>
        {
            if (!IsOfDocuments(request) || Interlocked.Increment(ref seen) != at)
            {
                return null;
            }

            if (fault is Fault.Hangs)
            {
                _time.Come();
            }

            return fault;
        };
        var answer = await Operations[operation](store, claimed);
        _server.Gateway.Faults.Each = null;
        return ($"{answer}\n{await StoredAsync(store, One)}\n{await StoredAsync(store, Two)}", seen + 1);
    }

    private static bool IsOfDocuments(GatewayRequest request) =>
        request.Operation is not (GatewayOperation.ReadAccount or GatewayOperation.ReadRanges or GatewayOperation.Manage);

    private Task<CosmosCollaborationStore> OpenAsync()
    {
        var settings = new CosmosSettings(_server.Endpoint, "teamscollab", string.Create(CultureInfo.InvariantCulture, $"container-{faulty.NextContainer()}"), FakeCosmosOptions.PublishedKey);
        return CosmosCollaborationStore.OpenAsync(
            settings, () => throw new InvalidOperationException(), _time, new CosmosPatience(HeldDeadlines.Request, 4, TimeSpan.FromMilliseconds(1)), Cancellation);
    }

    private static async Task<ClaimedEffect> FillAsync(CosmosCollaborationStore store)
    {
        var index = StoreTurn.Index("MKT-2024-001", Now, [StoreTurn.Ma], new Awaiting(StoreTurn.Ma, CardName.MinutesSignOff, null, Now)) with { Terms = ["p:ma"], TextTerms = ["新品"] };
        await store.TryAppendAsync(One, StoreTurn.Of(null, "create", 2, index, [StoreTurn.Words("交付标准")], StoreTurn.Effect("1"), StoreTurn.Effect("2"), StoreTurn.Effect("stuck", "stuck"), StoreTurn.Effect("n", "xia")), Cancellation);
        var claimed = await store.ClaimEffectsAsync(Now, Lease, 9, Cancellation);
        await store.FinishEffectAsync(claimed.Single(each => each.Effect.Id == "stuck"), new EffectOutcome.Parked("403"), Cancellation);
        await store.FinishEffectAsync(claimed.Single(each => each.Effect.Id == "n"), new EffectOutcome.Done { Delivery = Notice with { Notice = "n", To = StoreTurn.Xia } }, Cancellation);
        await store.RecordCopyAsync(One, new CardCopy(StoreTurn.Ma, CardName.MinutesSignOff, null, "c", "a"), Cancellation);
        await store.TryAppendAsync(One, StoreTurn.Of((await store.LoadAsync(One, default, Cancellation)).Tip, "more", 1, index with { TextTerms = null }, effects: [StoreTurn.Effect("3", "xia")]), Cancellation);
        await store.ReserveNumberAsync(StoreTurn.Tenant, "MKT", 2024, "one", Cancellation);
        return claimed.Single(each => each.Effect.Id == "1");
    }

    private static async Task<string> StoredAsync(CosmosCollaborationStore store, StreamKey key) => await store.ReadStreamAsync(key, Cancellation) is not { } stored
        ? "nothing"
        : $"""
            {stored.Tip.Version} {Convert.ToHexString(stored.Tip.State.Span)} {stored.Tip.ChainHead}
            {string.Join(' ', stored.Events.Select(each => $"{each.Version}:{each.Hash}"))}
            {string.Join(' ', stored.Operations)}
            {string.Join(' ', stored.Words.Select(each => each.Digest.Value))}
            {string.Join(' ', stored.Effects.Select(each => $"{each.Effect.Id}:{each.State}:{each.Attempts}"))}
            {string.Join(' ', stored.Copies)}
            {string.Join(' ', stored.Deliveries)}
            {await store.ReadNextDueAsync(Cancellation)} {string.Join(' ', await store.ReadCollaborationsOfAsync(StoreTurn.Tenant, StoreTurn.Xia, 9, Cancellation))}
            """;

    /// <summary>One server for all cases, each on containers of its own; and what each operation comes to where nothing goes wrong.</summary>
    public sealed class FaultyServer : IAsyncLifetime
    {
        private int _containers;

        internal FakeCosmosServer Server { get; private set; } = null!;

        internal ConcurrentDictionary<string, Lazy<Task<(string Outcome, int Requests)>>> Undisturbed { get; } = new(StringComparer.Ordinal);

        public async ValueTask InitializeAsync() => Server = await FakeCosmosServer.StartAsync(new FakeCosmosOptions(MachineTime.Real, 1, StoreTurn.Tenant));

        public ValueTask DisposeAsync() => Server.DisposeAsync();

        internal int NextContainer() => Interlocked.Increment(ref _containers);
    }

    /// <summary>The deadline of a request comes when the test says so, not when the machine is slow; pauses pass as usual, and it is always the same moment.</summary>
    private sealed class HeldDeadlines : TimeProvider
    {
        public static readonly TimeSpan Request = TimeSpan.FromHours(1);

        private readonly ConcurrentQueue<Action> _held = new();

        public override DateTimeOffset GetUtcNow() => Now;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime != Request)
            {
                return base.CreateTimer(callback, state, dueTime, period);
            }

            _held.Enqueue(() => callback(state));
            return new Deadline();
        }

        /// <summary>Of every request that is under way, and of every one that was answered: a timer may fire while it is let go of.</summary>
        public void Come()
        {
            foreach (var come in _held)
            {
                come();
            }
        }

        private sealed class Deadline : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => false;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
