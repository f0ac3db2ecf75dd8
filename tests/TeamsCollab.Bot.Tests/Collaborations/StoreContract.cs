using System.Collections.Immutable;
using System.Security.Cryptography;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Process;
using TeamsCollab.Process.Content;

namespace TeamsCollab.Bot.Tests.Collaborations;

/// <summary>What every store promises. Each test is named after the promise it proves.</summary>
public abstract partial class CollaborationStoreContract : IAsyncLifetime
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private static readonly StreamKey One = StoreTurn.Collaboration("one");
    private static readonly StreamKey Two = StoreTurn.Collaboration("two");
    private static readonly DateTimeOffset Now = StoreTurn.Monday;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected ICollaborationStore Store { get; private set; } = null!;

    protected ICollaborationArchive Archive => (ICollaborationArchive)Store;

    public async ValueTask InitializeAsync() => Store = await OpenAsync();

    public virtual async ValueTask DisposeAsync()
    {
        await CloseAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Opens the same data again after <see cref="CloseAsync"/>.</summary>
    protected abstract Task<ICollaborationStore> OpenAsync();

    protected abstract Task CloseAsync();

    /// <summary>From now on a write that awaits something of this person fails half way.</summary>
    protected abstract Task BreakWorkOfAsync(Person person);

    /// <summary>Changes the stored words of one digest behind the store's back.</summary>
    protected abstract Task TamperWithWordsAsync(Digest digest);

    [Fact]
    public async Task A_stream_that_was_never_written_has_no_tip()
    {
        Assert.Equal(new Loaded(null, false), await LoadAsync(One));
    }

    [Fact]
    public async Task Who_only_looks_names_no_operation()
    {
        await AppendAsync(One, StoreTurn.Of(null, "create"));
        Assert.False((await Store.LoadAsync(One, default, Cancellation)).AlreadyRun);
    }

    [Fact]
    public async Task What_is_appended_is_found_again_byte_for_byte()
    {
        var append = StoreTurn.Of(null, "create", events: 3);
        Assert.True(await AppendAsync(One, append));

        var tip = (await LoadAsync(One)).Tip!;
        Assert.Equal((3, 1, append.Tip.ChainHead), (tip.Version, tip.Fold, tip.ChainHead));
        Assert.Equal(append.Tip.State.ToArray(), tip.State.ToArray());
        Assert.Equal(append.Events.Select(Plain), (await EventsAsync(One)).Select(Plain));
    }

    [Fact]
    public async Task Events_come_in_order_over_many_appends()
    {
        for (var turn = 0; turn < 12; turn++)
        {
            Assert.True(await AppendAsync(One, StoreTurn.Of((await LoadAsync(One)).Tip, $"turn-{turn}", events: 1 + (turn % 3))));
        }

        var events = await EventsAsync(One);
        Assert.Equal(Enumerable.Range(1, 24).Select(version => (long)version), events.Select(stored => stored.Version));
        Assert.Equal((await LoadAsync(One)).Tip!.ChainHead, events[^1].Hash);
    }

    [Fact]
    public async Task A_stream_is_created_once()
    {
        Assert.True(await AppendAsync(One, StoreTurn.Of(null, "first")));
        Assert.False(await AppendAsync(One, StoreTurn.Of(null, "second")));
        Assert.Single(await EventsAsync(One));
    }

    [Fact]
    public async Task Who_decided_on_an_older_tip_writes_nothing()
    {
        await AppendAsync(One, StoreTurn.Of(null, "create"));
        var seenByBoth = (await LoadAsync(One)).Tip;

        Assert.True(await AppendAsync(One, StoreTurn.Of(seenByBoth, "ma signs")));
        Assert.False(await AppendAsync(One, StoreTurn.Of(seenByBoth, "xia signs", effects: StoreTurn.Effect("late"))));

        Assert.Equal(2, (await EventsAsync(One)).Length);
        Assert.Empty(await ClaimAsync());
        Assert.False((await LoadAsync(One, "xia signs")).AlreadyRun);
    }

    [Fact]
    public async Task An_operation_is_carried_out_once_and_known_afterwards()
    {
        await AppendAsync(One, StoreTurn.Of(null, "press"));
        var loaded = await LoadAsync(One, "press");

        Assert.True(loaded.AlreadyRun);
        Assert.False(await AppendAsync(One, StoreTurn.Of(loaded.Tip, "press")));
        Assert.Single(await EventsAsync(One));
        Assert.Equal(loaded.Tip!.ETag, (await LoadAsync(One)).Tip!.ETag);
    }

    [Fact]
    public async Task The_same_operation_id_in_another_stream_is_another_operation()
    {
        await AppendAsync(One, StoreTurn.Of(null, "press"));
        Assert.False((await LoadAsync(Two, "press")).AlreadyRun);
        Assert.True(await AppendAsync(Two, StoreTurn.Of(null, "press")));
    }

    [Fact]
    public async Task An_append_without_events_still_makes_the_older_tip_stale()
    {
        await AppendAsync(One, StoreTurn.Of(null, "create"));
        var seenByBoth = (await LoadAsync(One)).Tip;

        Assert.True(await AppendAsync(One, StoreTurn.Of(seenByBoth, "fold anew", events: 0)));
        Assert.False(await AppendAsync(One, StoreTurn.Of(seenByBoth, "ma signs")));
        Assert.Equal(1, (await LoadAsync(One)).Tip!.Version);
    }

    [Fact]
    public async Task A_gap_in_the_versions_is_a_fault_of_the_caller()
    {
        var append = StoreTurn.Of(null, "create", events: 3);
        await Assert.ThrowsAsync<ArgumentException>(() => AppendAsync(One, append with { Events = append.Events.RemoveAt(1) }));
        Assert.Null((await LoadAsync(One)).Tip);
    }

    [Fact]
    public async Task A_write_that_fails_half_way_leaves_nothing_and_takes_no_neighbour_with_it()
    {
        await AppendAsync(One, StoreTurn.Of(null, "create"));
        var tip = (await LoadAsync(One)).Tip;
        await BreakWorkOfAsync(StoreTurn.Xia);
        var words = StoreTurn.Words("机密");
        var broken = StoreTurn.Of(
            tip, "broken", 2, StoreTurn.Index("MKT-2024-001", Now, [StoreTurn.Ma], new Awaiting(StoreTurn.Xia, CardName.MinutesSignOff, null, Now)), [words], StoreTurn.Effect("half"));

        var appends = Enumerable.Range(0, 20)
            .Select(place => place == 10 ? AppendAsync(One, broken) : AppendAsync(StoreTurn.Collaboration($"neighbour-{place}"), StoreTurn.Of(null, "create")))
            .ToArray();
        await Assert.ThrowsAnyAsync<Exception>(() => appends[10]);

        Assert.True((await Task.WhenAll(appends.Where((_, place) => place != 10))).All(stored => stored));
        Assert.Equal(tip!.ETag, (await LoadAsync(One, "broken")).Tip!.ETag);
        Assert.False((await LoadAsync(One, "broken")).AlreadyRun);
        Assert.Single(await EventsAsync(One));
        Assert.Empty((await Store.ReadWordsAsync(One, null, Cancellation)).ByDigest);
        Assert.Empty(await ClaimAsync());
        Assert.Empty(await Store.ReadDueAsync(Now, 9, Cancellation));
        Assert.Null(await Store.FindByNumberAsync(StoreTurn.Tenant, "MKT-2024-001", Cancellation));
        Assert.Empty(await Store.ReadCollaborationsOfAsync(StoreTurn.Tenant, StoreTurn.Ma, 9, Cancellation));
        Assert.True(await AppendAsync(One, StoreTurn.Of(tip, "another")));
    }

    [Fact]
    public async Task Sixty_four_writers_on_one_stream_lose_nothing_and_each_version_has_one_winner()
    {
        var lost = 0;
        await Task.WhenAll(Enumerable.Range(0, 64).Select(writer => Task.Run(
            async () =>
            {
                while (!await AppendAsync(One, StoreTurn.Of((await LoadAsync(One)).Tip, $"writer-{writer}")))
                {
                    Interlocked.Increment(ref lost);
                }
            },
            Cancellation)));

        var events = await EventsAsync(One);
        Assert.Equal(Enumerable.Range(1, 64).Select(version => (long)version), events.Select(stored => stored.Version));
        Assert.Equal(64, events.Select(stored => Convert.ToHexString(stored.Body.Span)).Distinct().Count());
        Assert.True(lost > 0, "The writers never met, so this proved nothing.");
    }

    [Fact]
    public async Task Words_are_kept_apart_and_open_again()
    {
        var (agreed, point) = (StoreTurn.Words("双方同意：6月30日前交付 🎉 \"引号\""), StoreTurn.Words("讨论要点"));
        await AppendAsync(One, StoreTurn.Of(null, "create", words: [agreed, point]));

        var all = await Store.ReadWordsAsync(One, null, Cancellation);
        Assert.Equal((2, "双方同意：6月30日前交付 🎉 \"引号\""), (all.ByDigest.Count, all.Read(agreed)));
        var some = await Store.ReadWordsAsync(One, [point.Digest, StoreTurn.Words("never stored").Digest], Cancellation);
        Assert.Equal(["讨论要点"], some.ByDigest.Values.Select(wording => wording.Fields!["text"]));
        Assert.Empty((await Store.ReadWordsAsync(Two, null, Cancellation)).ByDigest);
    }

    [Fact]
    public async Task The_same_words_twice_are_stored_once()
    {
        await AppendAsync(One, StoreTurn.Of(null, "create", words: [StoreTurn.Words("同上")]));
        Assert.True(await AppendAsync(One, StoreTurn.Of((await LoadAsync(One)).Tip, "again", words: [StoreTurn.Words("同上")])));
        Assert.Single((await Store.ReadWordsAsync(One, null, Cancellation)).ByDigest);
    }

    [Fact]
    public async Task Words_that_were_tampered_with_do_not_open()
    {
        var agreed = StoreTurn.Words("预算五万");
        await AppendAsync(One, StoreTurn.Of(null, "create", words: [agreed]));
        await TamperWithWordsAsync(agreed.Digest);
        await Assert.ThrowsAsync<CryptographicException>(() => Store.ReadWordsAsync(One, null, Cancellation));
    }

    [Fact]
    public async Task Only_what_is_due_is_read_and_the_earliest_first()
    {
        Assert.Null(await Store.ReadNextDueAsync(Cancellation));
        foreach (var (id, minutes) in new[] { ("later", 61), ("second", 30), ("first", 0), ("at", 60) })
        {
            await AppendAsync(StoreTurn.Collaboration(id), StoreTurn.Of(null, "create", index: StoreTurn.Index(due: Now.AddMinutes(minutes))));
        }

        await AppendAsync(StoreTurn.Collaboration("never"), StoreTurn.Of(null, "create"));

        var due = await Store.ReadDueAsync(Now.AddHours(1), 9, Cancellation);
        Assert.Equal(["first", "second", "at"], due.Select(stream => stream.Key.Id));
        Assert.Equal((Now, TimeSpan.FromHours(8)), (due[0].DueAt, due[0].DueAt.Offset));
        Assert.Equal(["first"], (await Store.ReadDueAsync(Now.AddHours(1), 1, Cancellation)).Select(stream => stream.Key.Id));
        Assert.Equal(Now, await Store.ReadNextDueAsync(Cancellation));
    }

    [Fact]
    public async Task A_stream_leaves_the_due_list_with_the_turn_that_settles_it()
    {
        await AppendAsync(One, StoreTurn.Of(null, "create", index: StoreTurn.Index(due: Now)));
        await AppendAsync(One, StoreTurn.Of((await LoadAsync(One)).Tip, "settle"));
        Assert.Empty(await Store.ReadDueAsync(Now, 9, Cancellation));
        Assert.Null(await Store.ReadNextDueAsync(Cancellation));
    }

    [Fact]
    public async Task Sixty_four_collaborations_that_ask_at_once_get_sixty_four_numbers()
    {
        var numbers = await Task.WhenAll(Enumerable.Range(0, 64).Select(place => Task.Run(() => ReserveAsync($"collaboration-{place}"), Cancellation)));
        Assert.Equal(64, numbers.Distinct().Count());
        Assert.True(numbers.Min() >= 1);
    }

    [Fact]
    public async Task A_collaboration_that_asks_again_gets_its_number_again()
    {
        var first = await ReserveAsync("one");
        await ReserveAsync("two");
        Assert.Equal(first, await ReserveAsync("one"));
        var together = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => ReserveAsync("three"), Cancellation)));
        Assert.Single(together.Distinct());
    }

    [Fact]
    public async Task Departments_years_and_tenants_count_for_themselves()
    {
        Assert.Equal(1, await Store.ReserveNumberAsync(StoreTurn.Tenant, "MKT", 2024, "one", Cancellation));
        Assert.Equal(1, await Store.ReserveNumberAsync(StoreTurn.Tenant, "SAL", 2024, "one", Cancellation));
        Assert.Equal(1, await Store.ReserveNumberAsync(StoreTurn.Tenant, "MKT", 2025, "one", Cancellation));
        Assert.Equal(1, await Store.ReserveNumberAsync("tenant-2", "MKT", 2024, "one", Cancellation));
    }

    [Fact]
    public async Task A_number_is_found_in_its_own_tenant_only()
    {
        await AppendAsync(One, StoreTurn.Of(null, "create", index: StoreTurn.Index("MKT-2024-001")));
        Assert.Equal(One, await Store.FindByNumberAsync(StoreTurn.Tenant, "MKT-2024-001", Cancellation));
        Assert.Null(await Store.FindByNumberAsync("tenant-2", "MKT-2024-001", Cancellation));
        Assert.Null(await Store.FindByNumberAsync(StoreTurn.Tenant, "MKT-2024-002", Cancellation));
    }

    [Fact]
    public async Task Work_lists_what_waits_for_a_person_earliest_due_first()
    {
        var (task, other) = (new Awaiting(StoreTurn.Ma, CardName.ExecutionTask, "t1", Now.AddDays(2)), new Awaiting(StoreTurn.Ma, CardName.ExecutionTask, "t2", null));
        var (sign, xias) = (new Awaiting(StoreTurn.Ma, CardName.MinutesSignOff, null, Now.AddDays(1)), new Awaiting(StoreTurn.Xia, CardName.MinutesSignOff, null, Now));
        await AppendAsync(One, StoreTurn.Of(null, "create", index: StoreTurn.Index("MKT-2024-001", null, default, other, task, xias)));
        await AppendAsync(Two, StoreTurn.Of(null, "create", index: StoreTurn.Index("MKT-2024-002", null, default, sign)));

        PendingWork[] expected = [new(Two, "MKT-2024-002", sign), new(One, "MKT-2024-001", task), new(One, "MKT-2024-001", other)];
        Assert.Equal(expected, await WorkAsync(StoreTurn.Ma));
        Assert.Equal(expected[..1], await Store.ReadWorkOfAsync(StoreTurn.Tenant, StoreTurn.Ma, 1, Cancellation));
    }

    [Fact]
    public async Task A_number_that_comes_later_stands_in_the_list()
    {
        var sign = new Awaiting(StoreTurn.Ma, CardName.MinutesSignOff, null, Now);
        await AppendAsync(One, StoreTurn.Of(null, "create", index: StoreTurn.Index(null, null, default, sign)));
        Assert.Equal([new PendingWork(One, "", sign)], await WorkAsync(StoreTurn.Ma));

        await AppendAsync(One, StoreTurn.Of((await LoadAsync(One)).Tip, "numbered", index: StoreTurn.Index("MKT-2024-001", null, default, sign)));
        Assert.Equal([new PendingWork(One, "MKT-2024-001", sign)], await WorkAsync(StoreTurn.Ma));
    }

    [Fact]
    public async Task Work_that_was_done_leaves_the_list_and_what_moved_is_listed_once()
    {
        var sign = new Awaiting(StoreTurn.Ma, CardName.MinutesSignOff, null, Now);
        var xias = sign with { From = StoreTurn.Xia };
        await AppendAsync(One, StoreTurn.Of(null, "create", index: StoreTurn.Index("MKT-2024-001", null, [StoreTurn.Ma, StoreTurn.Xia], sign, xias)));
        await AppendAsync(One, StoreTurn.Of((await LoadAsync(One)).Tip, "ma signs, xia gets a day", index: StoreTurn.Index("MKT-2024-001", null, [StoreTurn.Xia], xias with { DueAt = Now.AddDays(1) })));

        Assert.Empty(await WorkAsync(StoreTurn.Ma));
        Assert.Equal([new(One, "MKT-2024-001", xias with { DueAt = Now.AddDays(1) })], await WorkAsync(StoreTurn.Xia));
        Assert.Empty(await Store.ReadCollaborationsOfAsync(StoreTurn.Tenant, StoreTurn.Ma, 9, Cancellation));
    }

    [Fact]
    public async Task A_person_sees_their_collaborations_newest_first()
    {
        foreach (var id in new[] { "one", "two", "three" })
        {
            await AppendAsync(StoreTurn.Collaboration(id), StoreTurn.Of(null, "create", index: StoreTurn.Index(null, null, [id == "two" ? StoreTurn.Xia : StoreTurn.Ma])));
        }

        Assert.Equal(["three", "one"], (await Store.ReadCollaborationsOfAsync(StoreTurn.Tenant, StoreTurn.Ma, 9, Cancellation)).Select(key => key.Id));
        Assert.Equal(["three"], (await Store.ReadCollaborationsOfAsync(StoreTurn.Tenant, StoreTurn.Ma, 1, Cancellation)).Select(key => key.Id));
    }

    [Fact]
    public async Task Another_tenant_sees_nothing_of_it()
    {
        var words = StoreTurn.Words("机密");
        var index = StoreTurn.Index("MKT-2024-001", Now, [StoreTurn.Ma], new Awaiting(StoreTurn.Ma, CardName.MinutesSignOff, null, Now));
        await AppendAsync(One, StoreTurn.Of(null, "create", 1, index, [words], StoreTurn.Effect("effect")));
        await ParkAsync("unknown user");
        await Store.RecordCopyAsync(One, Copy("a1"), Cancellation);
        var foreign = One with { Tenant = "tenant-2" };

        Assert.Equal(new Loaded(null, false), await Store.LoadAsync(foreign, new OperationId("create"), Cancellation));
        Assert.Empty(await EventsAsync(foreign));
        Assert.Empty((await Store.ReadWordsAsync(foreign, [words.Digest], Cancellation)).ByDigest);
        Assert.Empty(await Store.ReadCopiesAsync(foreign, CardName.MinutesSignOff, null, Cancellation));
        Assert.Empty(await Store.ReadWorkOfAsync("tenant-2", StoreTurn.Ma, 9, Cancellation));
        Assert.Empty(await Store.ReadCollaborationsOfAsync("tenant-2", StoreTurn.Ma, 9, Cancellation));
        Assert.Empty(await Store.ReadStuckEffectsAsync("tenant-2", null, 9, Cancellation));
        Assert.Empty(await Store.ReadStuckEffectsAsync("tenant-2", One, 9, Cancellation));
        await Store.ResumeEffectsAsync("tenant-2", "ma", Now, Cancellation);
        Assert.Empty(await ClaimAsync());
        Assert.True(await AppendAsync(foreign, StoreTurn.Of(null, "create", index: StoreTurn.Index("MKT-2024-001"))));
    }

    [Fact]
    public async Task Effects_are_handed_out_oldest_first_with_their_body()
    {
        await AppendAsync(One, StoreTurn.Of(null, "create", effects: [StoreTurn.Effect("1", "ma"), StoreTurn.Effect("2", "xia", "refresh")]));
        await AppendAsync(Two, StoreTurn.Of(null, "create", effects: StoreTurn.Effect("3", "ma")));

        var claimed = await ClaimAsync();
        Assert.Equal([(One, "1", 1), (One, "2", 1), (Two, "3", 1)], claimed.Select(one => (one.Stream, one.Effect.Id, one.Attempt)));
        Assert.Equal(("xia", "refresh", """{"id":"2"}"""), (claimed[1].Effect.Target, claimed[1].Effect.Coalesce, System.Text.Encoding.UTF8.GetString(claimed[1].Effect.Body.Span)));
        Assert.Empty(await ClaimAsync());
    }

    [Fact]
    public async Task No_more_effects_are_handed_out_than_asked_for()
    {
        await AppendAsync(One, StoreTurn.Of(null, "create", effects: [StoreTurn.Effect("1", "ma"), StoreTurn.Effect("2", "xia"), StoreTurn.Effect("3", "ke")]));
        Assert.Equal(["1", "2"], (await Store.ClaimEffectsAsync(Now, Lease, 2, Cancellation)).Select(one => one.Effect.Id));
        Assert.Equal(["3"], (await ClaimAsync()).Select(one => one.Effect.Id));
    }

    [Fact]
    public async Task Effects_of_one_stream_and_target_go_one_at_a_time_and_in_order()
    {
        await AppendAsync(One, StoreTurn.Of(null, "create", effects: [StoreTurn.Effect("1"), StoreTurn.Effect("2"), StoreTurn.Effect("3")]));
        foreach (var id in new[] { "1", "2", "3" })
        {
            Assert.NotNull(await Store.ReadReadySinceAsync(Cancellation));
            var claimed = Assert.Single(await ClaimAsync());
            Assert.Equal(id, claimed.Effect.Id);
            await Store.FinishEffectAsync(claimed, id == "2" ? new EffectOutcome.Superseded() : new EffectOutcome.Done(), Cancellation);
        }

        Assert.Empty(await ClaimAsync());
        Assert.Null(await Store.ReadReadySinceAsync(Cancellation));
        Assert.Equal(new EffectsSummary(0, 0, 0, 0, 3), await Store.SummariseEffectsAsync(Cancellation));
    }

    [Fact]
    public async Task A_blocked_target_stops_its_own_effects_and_nobody_elses()
    {
        await AppendAsync(One, StoreTurn.Of(null, "create", effects: [StoreTurn.Effect("1", "ma"), StoreTurn.Effect("2", "ma"), StoreTurn.Effect("3", "xia"), StoreTurn.Effect("4", "xia")]));
        var claimed = await ClaimAsync();
        await Store.FinishEffectAsync(claimed[0], new EffectOutcome.Retry(Now.AddHours(1), "429"), Cancellation);
        await Store.FinishEffectAsync(claimed[1], new EffectOutcome.Done(), Cancellation);
        Assert.Equal(["4"], (await ClaimAsync()).Select(one => one.Effect.Id));
    }

    [Fact]
    public async Task A_retry_comes_at_its_time_and_not_before_and_counts_its_attempts()
    {
        await AppendAsync(One, StoreTurn.Of(null, "create", effects: StoreTurn.Effect("1")));
        await Store.FinishEffectAsync(Assert.Single(await ClaimAsync()), new EffectOutcome.Retry(Now.AddMinutes(10), "429"), Cancellation);

        Assert.Empty(await ClaimAsync(Now.AddMinutes(10).AddTicks(-1)));
        Assert.Equal(2, Assert.Single(await ClaimAsync(Now.AddMinutes(10))).Attempt);
    }

    [Fact]
    public async Task A_lease_that_ran_out_hands_the_effect_to_another()
    {
        await AppendAsync(One, StoreTurn.Of(null, "create", effects: [StoreTurn.Effect("1"), StoreTurn.Effect("2")]));
        var first = Assert.Single(await ClaimAsync());
        Assert.Empty(await ClaimAsync(Now.Add(Lease).AddTicks(-1)));

        var second = Assert.Single(await ClaimAsync(Now.Add(Lease)));
        Assert.Equal(("1", 2), (second.Effect.Id, second.Attempt));
        Assert.NotEqual(first.Lease, second.Lease);
    }

    [Fact]
    public async Task Who_finishes_after_the_lease_has_passed_on_is_ignored()
    {
        await AppendAsync(One, StoreTurn.Of(null, "create", effects: StoreTurn.Effect("1")));
        var late = Assert.Single(await ClaimAsync());
        var holder = Assert.Single(await ClaimAsync(Now.Add(Lease)));

        await Store.FinishEffectAsync(late, new EffectOutcome.Parked("too late"), Cancellation);
        await Store.FanOutAsync(late, [StoreTurn.Effect("never", "xia")], Cancellation);
        Assert.Equal(new EffectsSummary(0, 1, 0, 0, 0), await Store.SummariseEffectsAsync(Cancellation));

        await Store.FinishEffectAsync(holder, new EffectOutcome.Done(), Cancellation);
        await Store.FinishEffectAsync(holder, new EffectOutcome.Done(), Cancellation);
        Assert.Equal(new EffectsSummary(0, 0, 0, 0, 1), await Store.SummariseEffectsAsync(Cancellation));
    }

    [Fact]
    public async Task Who_finishes_late_is_heard_when_nobody_else_took_the_effect()
    {
        await AppendAsync(One, StoreTurn.Of(null, "create", effects: StoreTurn.Effect("1")));
        var late = Assert.Single(await ClaimAsync());
        await Store.FinishEffectAsync(late, new EffectOutcome.Done(), Cancellation);
        Assert.Empty(await ClaimAsync(Now.Add(Lease)));
    }

    [Fact]
    public async Task A_waiting_effect_holds_its_pair_until_its_target_can_be_reached()
    {
        await AppendAsync(One, StoreTurn.Of(null, "create", effects: [StoreTurn.Effect("1"), StoreTurn.Effect("2")]));
        await Store.FinishEffectAsync(Assert.Single(await ClaimAsync()), new EffectOutcome.Waiting("not installed"), Cancellation);
        Assert.Empty(await ClaimAsync(Now.AddYears(1)));

        await Store.ResumeEffectsAsync(StoreTurn.Tenant, "xia", Now, Cancellation);
        Assert.Empty(await ClaimAsync(Now.AddYears(1)));

        await Store.ResumeEffectsAsync(StoreTurn.Tenant, "ma", Now.AddDays(1), Cancellation);
        var resumed = Assert.Single(await ClaimAsync(Now.AddDays(1)));
        Assert.Equal(("1", 1), (resumed.Effect.Id, resumed.Attempt));
        await Store.FinishEffectAsync(resumed, new EffectOutcome.Done(), Cancellation);
        Assert.Equal("2", Assert.Single(await ClaimAsync(Now.AddDays(1))).Effect.Id);
    }

    [Fact]
    public async Task A_parked_effect_is_shown_with_its_reason_and_blocks_nothing()
    {
        await AppendAsync(One, StoreTurn.Of(null, "create", effects: [StoreTurn.Effect("1"), StoreTurn.Effect("2")]));
        await ParkAsync("403 after 10 attempts");

        var stuck = Assert.Single(await Store.ReadStuckEffectsAsync(StoreTurn.Tenant, null, 9, Cancellation));
        Assert.Equal((One, "1", true, 1, "403 after 10 attempts"), (stuck.Stream, stuck.Effect.Id, stuck.Parked, stuck.Attempts, stuck.Reason));
        Assert.Single(await Store.ReadStuckEffectsAsync(null, One, 9, Cancellation));
        Assert.Empty(await Store.ReadStuckEffectsAsync(null, Two, 9, Cancellation));
        Assert.Equal("2", Assert.Single(await ClaimAsync()).Effect.Id);
    }

    [Fact]
    public async Task A_parked_effect_that_is_resumed_goes_again_but_never_beside_another_of_its_pair()
    {
        await AppendAsync(One, StoreTurn.Of(null, "create", effects: [StoreTurn.Effect("1"), StoreTurn.Effect("2"), StoreTurn.Effect("3")]));
        await ParkAsync("403");
        var second = Assert.Single(await ClaimAsync());
        await Store.ResumeEffectsAsync(StoreTurn.Tenant, "ma", Now, Cancellation);

        Assert.Empty(await ClaimAsync());
        Assert.Empty(await Store.ReadStuckEffectsAsync(null, null, 9, Cancellation));
        await Store.FinishEffectAsync(second, new EffectOutcome.Done(), Cancellation);
        Assert.Equal(("1", 1), Assert.Single(await ClaimAsync()) is var first ? (first.Effect.Id, first.Attempt) : default);
    }

    [Fact]
    public async Task Equal_effects_are_one_until_one_of_them_is_in_flight()
    {
        await AppendAsync(One, StoreTurn.Of(null, "create", effects: [StoreTurn.Effect("1", "ma", "refresh"), StoreTurn.Effect("2", "ma", "refresh"), StoreTurn.Effect("x", "xia", "refresh"), StoreTurn.Effect("n1"), StoreTurn.Effect("n2")]));
        Assert.Equal(4, (await Store.SummariseEffectsAsync(Cancellation)).Ready);

        var inFlight = (await ClaimAsync())[0];
        await AppendAsync(One, StoreTurn.Of((await LoadAsync(One)).Tip, "sign", effects: StoreTurn.Effect("3", "ma", "refresh")));
        await AppendAsync(One, StoreTurn.Of((await LoadAsync(One)).Tip, "sign too", effects: StoreTurn.Effect("4", "ma", "refresh")));
        Assert.Equal(new EffectsSummary(3, 2, 0, 0, 0), await Store.SummariseEffectsAsync(Cancellation));

        // A store may merge when the pump looks; by then the one in flight must still be.
        Assert.Empty(await ClaimAsync());
        await Store.FinishEffectAsync(inFlight, new EffectOutcome.Retry(Now, "429"), Cancellation);
        await AppendAsync(One, StoreTurn.Of((await LoadAsync(One)).Tip, "sign three", effects: StoreTurn.Effect("5", "ma", "refresh")));
        Assert.Equal(new EffectsSummary(4, 1, 0, 0, 0), await Store.SummariseEffectsAsync(Cancellation));
    }

    [Fact]
    public async Task Equal_effects_of_two_streams_stay_two()
    {
        await AppendAsync(One, StoreTurn.Of(null, "create", effects: StoreTurn.Effect("1", "ma", "refresh")));
        await AppendAsync(Two, StoreTurn.Of(null, "create", effects: StoreTurn.Effect("1", "ma", "refresh")));
        Assert.Equal(2, (await ClaimAsync()).Length);
    }

    [Fact]
    public async Task Fanning_out_replaces_one_effect_by_many_in_one_write()
    {
        await AppendAsync(One, StoreTurn.Of(null, "create", effects: [StoreTurn.Effect("all", "everyone"), StoreTurn.Effect("m", "ma", "refresh"), StoreTurn.Effect("next", "everyone")]));
        var claimed = await ClaimAsync();
        await Store.FanOutAsync(claimed.Single(one => one.Effect.Id == "all"), [StoreTurn.Effect("all/ma", "ma", "refresh"), StoreTurn.Effect("all/xia", "xia", "refresh")], Cancellation);

        // The one for ma in flight began before, so it may show an older state: the new one stays.
        Assert.Equal(new EffectsSummary(3, 1, 0, 0, 1), await Store.SummariseEffectsAsync(Cancellation));
        Assert.Equal(["all/xia", "next"], (await ClaimAsync()).Select(one => one.Effect.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Fanning_out_does_not_double_an_equal_effect_that_still_waits_for_its_target()
    {
        await AppendAsync(One, StoreTurn.Of(null, "create", effects: [StoreTurn.Effect("m", "ma", "refresh")]));
        await Store.FinishEffectAsync(Assert.Single(await ClaimAsync()), new EffectOutcome.Waiting("not installed"), Cancellation);
        await AppendAsync(One, StoreTurn.Of((await LoadAsync(One)).Tip, "sign", effects: [StoreTurn.Effect("all", "everyone")]));
        await Store.FanOutAsync(Assert.Single(await ClaimAsync()), [StoreTurn.Effect("all/ma", "ma", "refresh")], Cancellation);
        Assert.Equal(new EffectsSummary(0, 0, 1, 0, 1), await Store.SummariseEffectsAsync(Cancellation));
    }

    [Fact]
    public async Task A_copy_is_remembered_once_under_its_card_and_key()
    {
        await AppendAsync(One, StoreTurn.Of(null, "create"));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Store.RecordCopyAsync(One, Copy("a1"), Cancellation)));
        await Store.RecordCopyAsync(One, Copy("a2"), Cancellation);
        await Store.RecordCopyAsync(One, Copy("a3") with { Key = "t1" }, Cancellation);

        Assert.Equal([Copy("a1"), Copy("a2")], (await Store.ReadCopiesAsync(One, CardName.MinutesSignOff, null, Cancellation)).OrderBy(copy => copy.ActivityId, StringComparer.Ordinal));
        Assert.Equal([Copy("a3") with { Key = "t1" }], await Store.ReadCopiesAsync(One, CardName.MinutesSignOff, "t1", Cancellation));
        Assert.Empty(await Store.ReadCopiesAsync(One, CardName.Overview, null, Cancellation));
    }

    [Fact]
    public async Task A_message_shows_one_card_at_a_time()
    {
        await AppendAsync(One, StoreTurn.Of(null, "create"));
        await Store.RecordCopyAsync(One, Copy("a1") with { Card = CardName.Overview }, Cancellation);
        await Store.RecordCopyAsync(One, Copy("a2") with { Card = CardName.Overview }, Cancellation);
        await Store.RecordCopyAsync(One, Copy("a1"), Cancellation);
        Assert.Equal([Copy("a2") with { Card = CardName.Overview }], await Store.ReadCopiesAsync(One, CardName.Overview, null, Cancellation));
        Assert.Equal([Copy("a1")], await Store.ReadCopiesAsync(One, CardName.MinutesSignOff, null, Cancellation));

        await Store.RecordCopyAsync(One, Copy("a1") with { Card = CardName.Overview }, Cancellation);
        Assert.Equal(2, (await Store.ReadCopiesAsync(One, CardName.Overview, null, Cancellation)).Length);
        Assert.Empty(await Store.ReadCopiesAsync(One, CardName.MinutesSignOff, null, Cancellation));
    }

    [Fact]
    public async Task Everything_is_there_after_closing_and_opening_again()
    {
        var words = StoreTurn.Words("交付标准");
        var awaiting = new Awaiting(StoreTurn.Ma, CardName.MinutesSignOff, null, Now);
        await AppendAsync(One, StoreTurn.Of(null, "create", 2, StoreTurn.Index("MKT-2024-001", Now, [StoreTurn.Ma], awaiting), [words], StoreTurn.Effect("1"), StoreTurn.Effect("2", "xia")));
        await Store.FinishEffectAsync((await ClaimAsync())[0], new EffectOutcome.Waiting("not installed"), Cancellation);
        await Store.RecordCopyAsync(One, Copy("a1"), Cancellation);
        var number = await ReserveAsync("one");
        var tip = (await LoadAsync(One)).Tip!;

        await CloseAsync();
        Store = await OpenAsync();

        var again = await LoadAsync(One, "create");
        Assert.Equal((tip.ETag, tip.ChainHead, true), (again.Tip!.ETag, again.Tip.ChainHead, again.AlreadyRun));
        Assert.Equal(2, (await EventsAsync(One)).Length);
        Assert.Equal("交付标准", (await Store.ReadWordsAsync(One, null, Cancellation)).Read(words));
        Assert.Equal([new(One, "MKT-2024-001", awaiting)], await WorkAsync(StoreTurn.Ma));
        Assert.Equal([new DueStream(One, Now)], await Store.ReadDueAsync(Now, 9, Cancellation));
        Assert.Equal([Copy("a1")], await Store.ReadCopiesAsync(One, CardName.MinutesSignOff, null, Cancellation));
        Assert.Equal(number, await ReserveAsync("one"));
        Assert.Equal(new EffectsSummary(0, 1, 1, 0, 0), await Store.SummariseEffectsAsync(Cancellation));
        Assert.Equal("2", Assert.Single(await ClaimAsync(Now.Add(Lease))).Effect.Id);
    }

    [Fact]
    public async Task A_note_is_written_only_by_who_read_it_last()
    {
        Assert.Null(await NoteAsync());
        Assert.True(await Store.TryWriteNoteAsync(StoreTurn.Tenant, "shares", null, "一", Cancellation));
        Assert.False(await Store.TryWriteNoteAsync(StoreTurn.Tenant, "shares", null, "another", Cancellation));
        var first = (await NoteAsync())!;
        Assert.Equal("一", first.Text);

        Assert.True(await Store.TryWriteNoteAsync(StoreTurn.Tenant, "shares", first, "一", Cancellation));
        Assert.False(await Store.TryWriteNoteAsync(StoreTurn.Tenant, "shares", first, "late", Cancellation));
        Assert.Equal("一", (await NoteAsync())!.Text);
        Assert.NotEqual(first.ETag, (await NoteAsync())!.ETag);

        Assert.Null(await Store.ReadNoteAsync(StoreTurn.Tenant, "another", Cancellation));
        Assert.Null(await Store.ReadNoteAsync("another", "shares", Cancellation));
        Assert.False(await Store.TryWriteNoteAsync("another", "shares", first, "stolen", Cancellation));

        Task<SharedNote?> NoteAsync() => Store.ReadNoteAsync(StoreTurn.Tenant, "shares", Cancellation);
    }

    [Fact]
    public async Task Of_many_who_write_a_note_at_once_one_succeeds()
    {
        var won = await Task.WhenAll(Enumerable.Range(0, 20).Select(writer => Task.Run(() => Store.TryWriteNoteAsync(StoreTurn.Tenant, "shares", null, $"{writer}", Cancellation))));
        Assert.Single(won, wrote => wrote);
    }

    protected Task<bool> AppendAsync(StreamKey key, Append append) => Store.TryAppendAsync(key, append, Cancellation);

    protected Task<Loaded> LoadAsync(StreamKey key, string operation = "another") => Store.LoadAsync(key, new OperationId(operation), Cancellation);

    private static CardCopy Copy(string activity) => new(StoreTurn.Ma, CardName.MinutesSignOff, null, "conversation-1", activity);

    private static (long Version, string Body, Digest Hash) Plain(StoredEvent stored) => (stored.Version, Convert.ToHexString(stored.Body.Span), stored.Hash);

    private Task<ImmutableArray<StoredEvent>> EventsAsync(StreamKey key) => Store.ReadEventsAsync(key, Cancellation);

    private Task<ImmutableArray<ClaimedEffect>> ClaimAsync(DateTimeOffset? at = null) => Store.ClaimEffectsAsync(at ?? Now, Lease, 50, Cancellation);

    private Task<ImmutableArray<PendingWork>> WorkAsync(Person person) => Store.ReadWorkOfAsync(StoreTurn.Tenant, person, 50, Cancellation);

    private Task<int> ReserveAsync(string collaboration) => Store.ReserveNumberAsync(StoreTurn.Tenant, "MKT", 2024, collaboration, Cancellation);

    private async Task ParkAsync(string reason) => await Store.FinishEffectAsync((await ClaimAsync())[0], new EffectOutcome.Parked(reason), Cancellation);
}
