using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Bot.Collaborations.Cosmos;
using TeamsCollab.Bot.Hosting;
using TeamsCollab.FakeCosmos;
using TeamsCollab.FakeCosmos.Protocol;
using TeamsCollab.Process;
using TeamsCollab.Process.Content;
using TeamsCollab.Process.Minutes;

namespace TeamsCollab.Bot.Tests.Collaborations;

/// <summary>How large things become, and what a turn costs, at the sizes that are promised.</summary>
public sealed class CosmosBoundTests : IAsyncLifetime
{
    private static readonly StreamKey One = StoreTurn.Collaboration("one");

    private FakeCosmosServer _server = null!;
    private CosmosCollaborationStore _store = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Traffic Traffic => _server.Gateway.Traffic;

    public async ValueTask InitializeAsync()
    {
        _server = await FakeCosmosServer.StartAsync(new FakeCosmosOptions(MachineTime.Real, 4, StoreTurn.Tenant));
        var settings = new CosmosSettings(_server.Endpoint, "teamscollab", "collaborations", FakeCosmosOptions.PublishedKey);
        _store = await CosmosCollaborationStore.OpenAsync(settings, () => throw new InvalidOperationException(), MachineTime.Real, Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_tip_stays_under_16_KB_at_200_clauses_30_signers_and_500_events()
    {
        var state = Minutes(clauses: 200, people: 30);
        Tip? tip = null;
        for (var turn = 0; turn < 500; turn++)
        {
            Assert.True(await _store.TryAppendAsync(One, StoreTurn.Of(tip, $"turn-{turn}"), Cancellation));
            tip = (await _store.LoadAsync(One, default, Cancellation)).Tip;
        }

        var json = CollaborationJson.Write(state);
        var last = StoreTurn.Of(tip, "last", 1);
        Assert.True(await _store.TryAppendAsync(One, last with { Tip = last.Tip with { State = json } }, Cancellation));

        Assert.InRange(Size(CosmosKeys.Tip), 1, 16 * 1024);
        Assert.Equal(json, (await _store.LoadAsync(One, default, Cancellation)).Tip!.State.ToArray());
    }

    [Fact]
    public async Task A_turn_is_one_point_read_and_one_batch_whatever_the_age_of_the_collaboration()
    {
        Tip? tip = null;
        for (var turn = 0; turn < 300; turn++)
        {
            Assert.True(await _store.TryAppendAsync(One, StoreTurn.Of(tip, $"turn-{turn}", 4), Cancellation));
            if (turn is not (5 or 299))
            {
                tip = (await _store.LoadAsync(One, new OperationId($"new-{turn}"), Cancellation)).Tip;
                continue;
            }

            Traffic.Clear();
            tip = (await _store.LoadAsync(One, new OperationId("sign off"), Cancellation)).Tip;
            var sign = StoreTurn.Of(
                tip, $"sign-off-{turn}", 1, StoreTurn.Index("MKT-2024-001", StoreTurn.Monday.AddDays(turn), [StoreTurn.Ma, StoreTurn.Xia], new Awaiting(StoreTurn.Xia, CardName.MinutesSignOff, null, StoreTurn.Monday)),
                [StoreTurn.Words("签字人姓名")], StoreTurn.Effect($"{turn}-a"), StoreTurn.Effect($"{turn}-b", "xia"));
            Assert.True(await _store.TryAppendAsync(One, sign, Cancellation));
            Assert.Equal([GatewayOperation.Read, GatewayOperation.Batch], Traffic.OfDocuments.Select(entry => entry.Operation));
            Assert.Equal(5, Traffic.OfDocuments[1].Operations);
            Assert.InRange(Traffic.OfDocuments[1].Bytes, 1, 12_000);
            Assert.InRange(Traffic.Charge, 1, 50);
            tip = (await _store.LoadAsync(One, default, Cancellation)).Tip;
        }
    }

    [Fact]
    public async Task A_turn_that_changes_nothing_that_is_looked_up_writes_tip_and_event_only()
    {
        var index = StoreTurn.Index("MKT-2024-001", StoreTurn.Monday, [StoreTurn.Ma]) with { Terms = ["p:ma"], TextTerms = ["新品"] };
        await _store.TryAppendAsync(One, StoreTurn.Of(null, "create", index: index), Cancellation);
        var tip = (await _store.LoadAsync(One, default, Cancellation)).Tip;
        Traffic.Clear();
        Assert.True(await _store.TryAppendAsync(One, StoreTurn.Of(tip, "confirm", index: index with { TextTerms = null }), Cancellation));
        Assert.Equal(2, Assert.Single(Traffic.OfDocuments).Operations);
    }

    [Fact]
    public async Task An_operation_of_long_ago_is_still_known_and_costs_one_more_query()
    {
        Tip? tip = null;
        for (var turn = 0; turn < 1030; turn++)
        {
            Assert.True(await _store.TryAppendAsync(One, StoreTurn.Of(tip, $"turn-{turn}"), Cancellation));
            tip = (await _store.LoadAsync(One, default, Cancellation)).Tip;
        }

        Traffic.Clear();
        Assert.True((await _store.LoadAsync(One, new OperationId("turn-0"), Cancellation)).AlreadyRun);
        Assert.False((await _store.LoadAsync(One, new OperationId("never"), Cancellation)).AlreadyRun);
        Assert.Equal([GatewayOperation.Read, GatewayOperation.Query, GatewayOperation.Read, GatewayOperation.Query], Traffic.OfDocuments.Select(entry => entry.Operation));
        Assert.DoesNotContain(Traffic.Entries, entry => entry.HasScanned);
    }

    [Fact]
    public async Task Five_hundred_attendees_and_two_hundred_clauses_are_one_batch_far_under_the_limits()
    {
        var people = Enumerable.Range(0, 500).Select(Person).ToImmutableArray();
        var words = Enumerable.Range(0, 200).Select(clause => StoreTurn.Words($"{clause} {new string('字', 1000)}")).ToImmutableArray();
        var index = StoreTurn.Index("MKT-2024-001", StoreTurn.Monday, people, [.. people.Select(person => new Awaiting(person, CardName.MinutesConfirm, null, StoreTurn.Monday))]);
        var effects = people.Select(person => new EffectToDo($"one-1-{person.Id}", $"person:{person.Id}", null, Encoding.UTF8.GetBytes($$"""{"type":"showCard","to":"{{person.Id}}","card":"minutesConfirm","tone":"plain"}"""))).ToImmutableArray();
        var turn = StoreTurn.Of(null, "circulate", 3, index, words, effects);
        Assert.True(await _store.TryAppendAsync(One, turn with { Tip = turn.Tip with { State = CollaborationJson.Write(Minutes(200, 500)) } }, Cancellation));

        var batch = Traffic.OfDocuments.Single(entry => entry.Operation == GatewayOperation.Batch);
        Assert.InRange(batch.Operations, 1, 12);
        Assert.InRange(batch.Bytes, 1, 1_300_000);
        Assert.All(_server.Gateway.Container("teamscollab", "collaborations").All, document => Assert.InRange(document.Body.Length, 1, 600_000));

        Traffic.Clear();
        var claimed = new List<ClaimedEffect>();
        while (await _store.ClaimEffectsAsync(StoreTurn.Monday.AddYears(10), TimeSpan.FromMinutes(2), 16, Cancellation) is { IsEmpty: false } some)
        {
            claimed.AddRange(some);
        }

        Assert.Equal(500, claimed.Select(each => each.Effect.Id).Distinct().Count());
        Assert.All(Traffic.Entries, entry => Assert.InRange(entry.Operations, 0, 100));
    }

    [Fact]
    public async Task What_is_too_large_for_one_write_is_refused_in_plain_words_and_leaves_nothing()
    {
        var words = Enumerable.Range(0, 700).Select(clause => StoreTurn.Words($"{clause} {new string('字', 1000)}")).ToImmutableArray();
        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(() => _store.TryAppendAsync(One, StoreTurn.Of(null, "create", words: words), Cancellation));
        Assert.Contains("One write is too large", refused.Message, StringComparison.Ordinal);
        Assert.Contains("请分几次提交", refused.Message, StringComparison.Ordinal);
        Assert.Null((await _store.LoadAsync(One, default, Cancellation)).Tip);
    }

    private int Size(string id) => _server.Gateway.Container("teamscollab", "collaborations").All.Single(document => document.Id == id).Body.Length;

    /// <summary>Minutes that everybody confirmed and every head but one signed, as they stand in a state.</summary>
    private static Collaboration Minutes(int clauses, int people)
    {
        var everybody = Enumerable.Range(0, people).Select(Person).ToImmutableArray();
        ImmutableArray<MinutesClause> draft =
        [
            .. Enumerable.Range(1, clauses).Select(number => new MinutesClause(
                ClauseKind.Task,
                new Clause($"T{number}", Wording.OfDigest(Random(number)), everybody[number * 7919 % 104729 % people], new Department($"部门{number * 6101 % 7919 % 30}"), [everybody[number * 5003 % 6007 % people]]),
                new DateOnly(2024, 6, 1 + (number * 31 % 37 % 28)), Rhythm.Weekly)),
        ];
        var content = Clause.ContentOf(draft.Select(clause => clause.Clause));
        var signers = everybody.Take(30).ToImmutableArray();
        ImmutableArray<Consent> given = [.. signers.Select((person, place) => new Consent(person, 3, content, StoreTurn.Monday.AddSeconds(place * 977)))];
        return Collaboration.Empty with
        {
            Stage = Stage.Minutes,
            Minutes = MinutesState.Empty with
            {
                Status = MinutesStatus.Signing,
                Draft = 3,
                Writer = everybody[0],
                TakenOn = [.. draft.Select(task => task.Clause.Id)],
                Clauses = draft,
                Confirmations = new ConsentSet(3, content, everybody, given),
                Signatures = new ConsentSet(3, content, signers, given),
                Signatories = [.. signers.Select((person, place) => new Signatory(new Department($"部门{place}"), person, "directory", StoreTurn.Monday))],
            },
            Receipts = [.. signers.Select((person, place) => new Receipt(person, CardName.MinutesSignOff, 400 + place, Random(10_000 + place)))],
        };
    }

    private static Person Person(int number) => new(new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(number.ToString(CultureInfo.InvariantCulture))).AsSpan(0, 16)).ToString());

    private static Digest Random(int seed) => Digest.Of(BitConverter.GetBytes(seed));
}
