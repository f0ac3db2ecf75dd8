using System.Collections.Immutable;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Process;
using TeamsCollab.Process.Content;

namespace TeamsCollab.Bot.Tests.Collaborations;

/// <summary>The ledger of notices, the search, and what an operator does with a whole store.</summary>
public abstract partial class CollaborationStoreContract
{
    [Fact]
    public async Task What_became_of_a_notice_is_stored_with_the_outcome_of_its_effect()
    {
        await AppendAsync(One, StoreTurn.Of(null, "create", effects: [StoreTurn.Effect("1", "ma"), StoreTurn.Effect("2", "xia")]));
        var claimed = await ClaimAsync();
        var failed = Notice("2", StoreTurn.Xia) with { Status = DeliveryStatus.Failed, Reason = "blocked", Fallback = "mailed" };
        await Store.FinishEffectAsync(claimed[0], new EffectOutcome.Done { Delivery = Notice("1") }, Cancellation);
        await Store.FinishEffectAsync(claimed[1], new EffectOutcome.Waiting("blocked:mailed") { Delivery = failed }, Cancellation);

        Assert.Equal([Notice("1"), failed], await LedgerAsync(One));
        Assert.Equal(TimeSpan.FromHours(8), (await LedgerAsync(One))[0].At.Offset);
        Assert.Empty(await LedgerAsync(Two));
        Assert.Empty(await LedgerAsync(One with { Tenant = "tenant-2" }));
    }

    [Fact]
    public async Task A_notice_that_arrives_after_all_is_delivered_and_still_says_what_was_tried()
    {
        await AppendAsync(One, StoreTurn.Of(null, "create", effects: StoreTurn.Effect("1")));
        await FinishAsync(new EffectOutcome.Waiting("notInstalled:installing") { Delivery = Notice("1") with { Status = DeliveryStatus.Failed, Reason = "notInstalled", Fallback = "installing" } });
        await Store.ResumeEffectsAsync(StoreTurn.Tenant, "ma", Now, Cancellation);
        await FinishAsync(new EffectOutcome.Done { Delivery = Notice("1") with { At = Now.AddHours(1) } });

        Assert.Equal([Notice("1") with { At = Now.AddHours(1), Fallback = "installing" }], await LedgerAsync(One));
    }

    [Fact]
    public async Task Who_lost_the_lease_writes_nothing_into_the_ledger()
    {
        await AppendAsync(One, StoreTurn.Of(null, "create", effects: StoreTurn.Effect("1")));
        var late = Assert.Single(await ClaimAsync());
        await ClaimAsync(Now.Add(Lease));
        await Store.FinishEffectAsync(late, new EffectOutcome.Done { Delivery = Notice("1") }, Cancellation);
        Assert.Empty(await LedgerAsync(One));
    }

    [Fact]
    public async Task What_a_person_saw_is_read_once_and_only_what_was_delivered_to_them_before()
    {
        await AppendAsync(One, StoreTurn.Of(null, "create", effects: [StoreTurn.Effect("1"), StoreTurn.Effect("2", "xia"), StoreTurn.Effect("3", "other"), StoreTurn.Effect("4", "late")]));
        var claimed = await ClaimAsync();
        Delivery[] notices =
        [
            Notice("1"),
            Notice("2", StoreTurn.Xia),
            Notice("3") with { Key = "t1" },
            Notice("4") with { Status = DeliveryStatus.Failed, Reason = "blocked" },
        ];
        foreach (var (effect, notice) in claimed.Zip(notices))
        {
            await Store.FinishEffectAsync(effect, new EffectOutcome.Done { Delivery = notice }, Cancellation);
        }

        await Store.RecordReadAsync(One, StoreTurn.Ma, CardName.MinutesSignOff, null, Now.AddMinutes(5), Cancellation);
        await Store.RecordReadAsync(One, StoreTurn.Ma, CardName.MinutesSignOff, null, Now.AddMinutes(9), Cancellation);

        var ledger = await LedgerAsync(One);
        Assert.Equal([notices[0] with { ReadAt = Now.AddMinutes(5) }, .. notices[1..]], ledger);
        await Store.RecordReadAsync(Two, StoreTurn.Ma, CardName.MinutesSignOff, null, Now, Cancellation);
        Assert.Empty(await LedgerAsync(Two));
    }

    [Fact]
    public async Task An_operator_makes_one_stuck_effect_ready_again_and_no_other()
    {
        await AppendAsync(One, StoreTurn.Of(null, "create", effects: [StoreTurn.Effect("1"), StoreTurn.Effect("2", "xia")]));
        foreach (var claimed in await ClaimAsync())
        {
            await Store.FinishEffectAsync(claimed, new EffectOutcome.Parked("403"), Cancellation);
        }

        Assert.False(await Store.ResumeEffectAsync(One, "never", Now, Cancellation));
        Assert.False(await Store.ResumeEffectAsync(Two, "1", Now, Cancellation));
        Assert.False(await Store.ResumeEffectAsync(One with { Tenant = "tenant-2" }, "1", Now, Cancellation));
        Assert.True(await Store.ResumeEffectAsync(One, "1", Now, Cancellation));
        Assert.False(await Store.ResumeEffectAsync(One, "1", Now, Cancellation));

        Assert.Equal(("1", 1), Assert.Single(await ClaimAsync()) is var resumed ? (resumed.Effect.Id, resumed.Attempt) : default);
        Assert.Equal("2", Assert.Single(await Store.ReadStuckEffectsAsync(null, One, 9, Cancellation)).Effect.Id);
    }

    [Fact]
    public async Task A_search_finds_what_has_all_terms_and_may_be_seen_newest_first()
    {
        await TermsAsync("one", ["d:市场部", "p:ma"], ["新品", "上市"]);
        await TermsAsync("two", ["d:市场部", "d:销售部", "p:xia"], ["新品"]);
        await TermsAsync("three", ["d:产品部", "p:ma"], ["新品", "上市"]);
        await TermsAsync("four", ["d:产品部", "p:ma"], ["年会"]);

        Assert.Equal(["three", "two", "one"], await SearchAsync(["新品"], ["d:市场部", "p:ma"]));
        Assert.Equal(["three", "one"], await SearchAsync(["新品", "上市"], ["p:ma", "p:xia"]));
        Assert.Equal(["three"], await SearchAsync(["d:产品部", "新品"], ["p:ma"]));
        Assert.Equal(["four", "three"], await SearchAsync([], ["p:ma"], 2));
        Assert.Empty(await SearchAsync(["新品", "never"], ["p:ma"]));
        Assert.Empty(await SearchAsync(["新品"], ["p:nobody"]));
        Assert.Empty((await Store.SearchAsync("tenant-2", ["新品"], ["p:ma"], 9, Cancellation)).Streams);
    }

    [Fact]
    public async Task Terms_follow_the_turns_and_typed_ones_stand_until_they_are_taken_away()
    {
        await TermsAsync("one", ["p:ma"], ["新品"]);
        await AppendAsync(One, StoreTurn.Of((await LoadAsync(One)).Tip, "xia takes over", index: StoreTurn.Index() with { Terms = ["p:xia"] }));
        Assert.Empty(await SearchAsync(["新品"], ["p:ma"]));
        Assert.Equal(["one"], await SearchAsync(["新品"], ["p:xia"]));

        await AppendAsync(One, StoreTurn.Of((await LoadAsync(One)).Tip, "erase", events: 0, index: StoreTurn.Index() with { Terms = ["p:xia"], TextTerms = [] }));
        Assert.Empty(await SearchAsync(["新品"], ["p:xia"]));
        Assert.Equal(["one"], await SearchAsync([], ["p:xia"]));
    }

    [Fact]
    public async Task Erased_words_are_gone_and_the_chain_stands_as_it_was()
    {
        var (mine, yours) = (StoreTurn.Words("我写的"), StoreTurn.Words("您写的"));
        await AppendAsync(One, StoreTurn.Of(null, "create", 2, words: [mine, yours]));
        var before = (await EventsAsync(One)).Select(Plain).ToArray();

        Assert.Equal(1, await Archive.EraseWordsAsync(One, [mine.Digest, StoreTurn.Words("never").Digest], Cancellation));
        Assert.Equal(0, await Archive.EraseWordsAsync(One, [mine.Digest], Cancellation));
        await Archive.CompactAsync(Cancellation);

        Assert.Equal([yours.Digest], (await Store.ReadWordsAsync(One, null, Cancellation)).ByDigest.Keys);
        Assert.Equal(before, (await EventsAsync(One)).Select(Plain));
        Assert.Equal(0, await Archive.EraseWordsAsync(Two, [yours.Digest], Cancellation));
    }

    [Fact]
    public async Task A_stream_moves_with_all_that_hangs_on_it_and_only_where_there_is_none()
    {
        var index = StoreTurn.Index("MKT-2024-001", Now, [StoreTurn.Ma], new Awaiting(StoreTurn.Ma, CardName.MinutesSignOff, null, Now)) with { Terms = ["p:ma"], TextTerms = ["新品"] };
        await AppendAsync(One, StoreTurn.Of(null, "create", 3, index, [StoreTurn.Words("交付标准")], StoreTurn.Effect("1"), StoreTurn.Effect("2"), StoreTurn.Effect("3", "xia"), StoreTurn.Effect("4", "ke", "refresh")));
        await FinishAsync(new EffectOutcome.Parked("403") { Delivery = Notice("1") with { Status = DeliveryStatus.Failed, Reason = "403" } });
        await Store.RecordCopyAsync(One, Copy("a1"), Cancellation);
        var stored = (await Archive.ReadStreamAsync(One, Cancellation))!;
        Assert.False(await Archive.RestoreAsync(stored, index, Cancellation));

        var there = One with { Tenant = "tenant-2" };
        Assert.True(await Archive.RestoreAsync(stored with { Key = there }, index, Cancellation));
        Assert.False(await Archive.RestoreAsync(stored with { Key = there }, index, Cancellation));

        var moved = (await Archive.ReadStreamAsync(there, Cancellation))!;
        Assert.Equal(stored.Tip.State.ToArray(), moved.Tip.State.ToArray());
        Assert.Equal(stored.Events.Select(Plain), moved.Events.Select(Plain));
        Assert.Equal(stored.Words, moved.Words);
        Assert.Equal(["create"], moved.Operations);
        Assert.Equal(stored.Copies, moved.Copies);
        Assert.Equal(stored.Deliveries, moved.Deliveries);
        Assert.Equal(
            stored.Effects.Select(one => (one.Effect.Id, one.Effect.Target, one.Effect.Coalesce, one.State, one.Attempts, one.Reason)),
            moved.Effects.Select(one => (one.Effect.Id, one.Effect.Target, one.Effect.Coalesce, one.State, one.Attempts, one.Reason)));
        Assert.Equal(there, await Store.FindByNumberAsync("tenant-2", "MKT-2024-001", Cancellation));
        Assert.True((await Store.LoadAsync(there, new OperationId("create"), Cancellation)).AlreadyRun);
        Assert.Equal([there], (await Store.SearchAsync("tenant-2", ["新品"], ["p:ma"], 9, Cancellation)).Streams);
        Assert.True(await AppendAsync(there, StoreTurn.Of((await Store.LoadAsync(there, default, Cancellation)).Tip, "goes on")));
        Assert.Contains(await ClaimAsync(), one => one.Stream == there && one.Effect.Id == "2");
    }

    [Fact]
    public async Task Every_stream_and_every_number_of_a_tenant_is_walked_once_and_the_oldest_first()
    {
        // In no order of their ids.
        StreamKey[] created = [.. new[] { 3, 0, 6, 1, 5, 2, 4 }.Select(place => StoreTurn.Collaboration($"stream-{place}")), StreamKey.Person(StoreTurn.Tenant, "ma"), StoreTurn.Collaboration("last")];
        foreach (var key in created.Prepend(One with { Tenant = "tenant-2" }))
        {
            await AppendAsync(key, StoreTurn.Of(null, "create"));
        }

        // Written again, which changes nothing of its age.
        await AppendAsync(created[0], StoreTurn.Of((await Store.LoadAsync(created[0], default, Cancellation)).Tip, "goes on"));

        var walked = await Archive.ReadStreamsAsync(StoreTurn.Tenant, Cancellation).ToArrayAsync(Cancellation);
        Assert.Equal(created, walked);
        Assert.Null(await Archive.ReadStreamAsync(StoreTurn.Collaboration("never"), Cancellation));

        var one = new ReservedNumber("MKT", 2024, await ReserveAsync("one"), "one");
        Assert.Equal([one], await Archive.ReadNumbersAsync(StoreTurn.Tenant, Cancellation).ToArrayAsync(Cancellation));
        Assert.True(await Archive.RestoreNumberAsync("tenant-2", one with { Sequence = 7 }, Cancellation));
        Assert.True(await Archive.RestoreNumberAsync("tenant-2", one with { Sequence = 7 }, Cancellation));
        Assert.False(await Archive.RestoreNumberAsync("tenant-2", one with { Sequence = 7, Collaboration = "two" }, Cancellation));
        Assert.True(await Store.ReserveNumberAsync("tenant-2", "MKT", 2024, "three", Cancellation) > 7);
    }

    private static Delivery Notice(string effect, Person? to = null) => new(effect, to ?? StoreTurn.Ma, CardName.MinutesSignOff, null, DeliveryStatus.Delivered, Now);

    private async Task<Delivery[]> LedgerAsync(StreamKey key) =>
        [.. (await Store.ReadDeliveriesAsync(key, Cancellation)).OrderBy(delivery => delivery.Notice, StringComparer.Ordinal)];

    private async Task FinishAsync(EffectOutcome outcome) => await Store.FinishEffectAsync((await ClaimAsync())[0], outcome, Cancellation);

    private async Task TermsAsync(string id, ImmutableArray<string> terms, ImmutableArray<string> words) =>
        Assert.True(await AppendAsync(StoreTurn.Collaboration(id), StoreTurn.Of(null, "create", index: StoreTurn.Index() with { Terms = terms, TextTerms = words })));

    private async Task<IEnumerable<string>> SearchAsync(ImmutableArray<string> all, ImmutableArray<string> any, int most = 9) =>
        (await Store.SearchAsync(StoreTurn.Tenant, all, any, most, Cancellation)).Streams.Select(key => key.Id);
}
