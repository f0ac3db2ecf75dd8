using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Process;
using TeamsCollab.Process.Calendar;
using TeamsCollab.Process.Content;
using TeamsCollab.Process.Request;

namespace TeamsCollab.Bot.Tests.FrontDoor;

/// <summary>Time moves only where the test moves it; what is due on the way happens once, in order.</summary>
public sealed class ClockTests
{
    [Fact]
    public async Task A_leap_of_three_weeks_reminds_and_misses_once_each_in_order()
    {
        await using var office = await RunningOffice.StartAsync();
        await new Campaign(office).SubmitAsync();
        var key = await office.KeyAsync();
        var before = (await office.EventsAsync(key)).Length;

        await office.UntilAsync(6, 24, 10);
        var events = await office.EventsAsync(key);
        await office.UntilAsync(6, 24, 11);

        Assert.Equal(3, events.OfType<RequestEvent.LimitMissed>().Count());
        Assert.Equal(3, events.OfType<RequestEvent.LimitMissed>().Select(missed => missed.Department).Distinct().Count());
        Assert.Equal(3, events.OfType<RequestEvent.Reminded>().Count());
        Assert.True(events.OfType<RequestEvent.Reminded>().Max(reminded => reminded.At) < events.OfType<RequestEvent.LimitMissed>().Min(missed => missed.At));
        Assert.Equal(events.Skip(before).OrderBy(happened => happened.At), events.Skip(before));
        Assert.Equal(events.Length, (await office.EventsAsync(key)).Length);
    }

    [Fact]
    public async Task Ten_sweeps_at_once_act_once()
    {
        await using var office = await RunningOffice.StartAsync();
        await new Campaign(office).SubmitAsync();
        var key = await office.KeyAsync();
        var due = (await office.EventsAsync(key)).OfType<RequestEvent.Delivered>().First().Limit.RemindAt;
        var before = office.Office.MessagesOf(Campaign.Sales).Count;

        office.BusinessClock.MoveTo(due);
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => office.Sweep.RunAsync(TestContext.Current.CancellationToken))));
        await office.DrainAsync();

        Assert.Equal(3, (await office.EventsAsync(key)).OfType<RequestEvent.Reminded>().Count());
        var told = office.Office.MessagesOf(Campaign.Sales).Skip(before).SelectMany(message => message.CardsFor(office.Id(Campaign.Sales))).Select(Cards.SentenceOf).ToArray();
        Assert.Single(told, sentence => sentence!.StartsWith("提醒", StringComparison.Ordinal));
        Assert.Single(told, sentence => sentence!.Contains("早上好", StringComparison.Ordinal));
    }

    [Fact]
    public async Task After_a_week_of_standstill_misses_are_told_once_and_no_stale_reminder_comes()
    {
        await using var office = await RunningOffice.StartAsync();
        await new Campaign(office).SubmitAsync();
        var key = await office.KeyAsync();
        var before = office.Office.MessagesOf(Campaign.Sales).Count;

        // Nothing swept meanwhile, as when no instance ran.
        office.BusinessClock.MoveTo(RunningOffice.At(6, 12, 14));
        await office.Sweep.RunAsync(TestContext.Current.CancellationToken);
        await office.DrainAsync();
        await office.UntilAsync(6, 12, 15);

        var events = await office.EventsAsync(key);
        Assert.Equal((0, 3), (events.OfType<RequestEvent.Reminded>().Count(), events.OfType<RequestEvent.LimitMissed>().Count()));
        var told = office.Office.MessagesOf(Campaign.Sales).Skip(before).SelectMany(message => message.CardsFor(office.Id(Campaign.Sales))).Select(Cards.SentenceOf).ToArray();
        Assert.Equal(2, told.Length);
        Assert.Contains(told, sentence => sentence!.Contains("已逾期", StringComparison.Ordinal));
        Assert.Contains(told, sentence => sentence!.Contains("早上好", StringComparison.Ordinal));
    }

    /// <summary>No round waits for the next tick and nothing is asked twice: what a standstill costs is one read and one write for each that is due.</summary>
    [Fact]
    public async Task After_a_standstill_hundreds_are_each_asked_once_in_one_sweep_and_those_that_cannot_be_asked_hold_up_nobody()
    {
        const int Many = 250, Unreadable = 210;
        await using var office = await RunningOffice.StartAsync();
        await new Campaign(office).SubmitAsync();
        await office.DrainAsync();
        var (store, archive, cancellation) = (office.Store, (ICollaborationArchive)office.Store, TestContext.Current.CancellationToken);
        var stored = (await archive.ReadStreamAsync(await office.KeyAsync(), cancellation))!;
        var state = CollaborationJson.Read(stored.Tip.State.Span);
        var index = CollaborationIndex.Of(state, Words.Of(stored.Words));
        var waiting = Enumerable.Range(0, Many).Select(number => stored.Key with { Id = $"waiting-{number}" }).ToArray();
        foreach (var key in waiting)
        {
            var copy = CollaborationJson.Write(state with { Request = state.Request with { Number = key.Id } });
            await archive.RestoreAsync(stored with { Key = key, Tip = stored.Tip with { State = copy } }, index with { Number = key.Id }, cancellation);
        }

        for (var number = 0; number < Unreadable; number++)
        {
            var newer = stored with { Key = stored.Key with { Id = $"newer-{number}" }, Tip = stored.Tip with { Fold = int.MaxValue } };
            await archive.RestoreAsync(newer, index with { Number = newer.Key.Id, NextDueAt = RunningOffice.At(6, 3, 12) }, cancellation);
        }

        office.BusinessClock.MoveTo(RunningOffice.At(6, 12, 14));
        var due = await store.ReadDueAsync(office.BusinessClock.Now, int.MaxValue, cancellation);
        var commits = ((SqliteCollaborationStore)store).Commits;

        Assert.Equal(due.Length, await office.Sweep.RunAsync(cancellation));

        Assert.Equal(Unreadable, (await store.ReadDueAsync(office.BusinessClock.Now, int.MaxValue, cancellation)).Length);
        Assert.InRange(((SqliteCollaborationStore)store).Commits - commits, 1, due.Length - Unreadable);
        foreach (var key in waiting)
        {
            Assert.Equal(3, (await office.EventsAsync(key)).OfType<RequestEvent.LimitMissed>().Count());
        }
    }

    [Fact]
    public async Task One_digest_comes_each_working_morning_and_none_on_rest_days()
    {
        await using var office = await RunningOffice.StartAsync();
        await new Campaign(office).SubmitAsync();
        await office.UntilAsync(6, 12, 8, 59);
        Assert.Equal(["06-04 09:00", "06-05 09:00", "06-06 09:00", "06-07 09:00", "06-11 09:00"], Digests());

        // 10 June 2024 is a holiday; on the 12th the sweep runs twice and late.
        office.BusinessClock.MoveTo(RunningOffice.At(6, 12, 9, 40));
        await office.UntilAsync(6, 12, 11);
        await office.UntilAsync(6, 12, 17);
        Assert.Equal("06-12 09:40", Digests()[^1]);
        Assert.Equal(6, Digests().Length);

        string[] Digests() => [.. office.Office.MessagesOf(Campaign.Sales)
            .Where(message => message.CardsFor(office.Id(Campaign.Sales)).Any(card => Cards.SentenceOf(card)?.Contains("早上好", StringComparison.Ordinal) == true))
            .Select(message => message.At.ToOffset(TimeSpan.FromHours(8)).ToString("MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture))];
    }

    [Fact]
    public async Task Who_has_nothing_to_do_gets_no_digest()
    {
        await using var office = await RunningOffice.StartAsync();
        await new Campaign(office).SubmitAsync();
        await office.UntilAsync(6, 5, 12);
        Assert.DoesNotContain(office.Office.MessagesOf("吴婷").SelectMany(message => message.CardsFor(office.Id("吴婷"))), card => Cards.SentenceOf(card)?.Contains("早上好", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task A_reminder_that_comes_late_waits_for_its_readers_next_working_day_and_their_cards_change_meanwhile()
    {
        await using var office = await RunningOffice.StartAsync();
        await new Campaign(office).SubmitAsync();
        var before = office.Office.MessagesOf(Campaign.Sales).Count;

        // The bot stood still over the due time and is started on a Saturday.
        office.BusinessClock.MoveTo(RunningOffice.At(6, 8, 11));
        await office.Sweep.RunAsync(TestContext.Current.CancellationToken);
        await office.DrainAsync();
        Assert.Equal(before, office.Office.MessagesOf(Campaign.Sales).Count);
        Assert.Equal(3, (await office.EventsAsync(await office.KeyAsync())).OfType<RequestEvent.LimitMissed>().Count());

        await office.OpenAsync(Campaign.Asker, "requestAnswer", "销售部");
        await office.PressAsync(Campaign.Asker, "request.withdraw", ("reason", "需求取消"));
        Assert.Contains(SentTo(Campaign.Sales), text => text.Contains("终止", StringComparison.Ordinal));
        Assert.DoesNotContain(SentTo(Campaign.Sales), text => text.Contains("已逾期，请", StringComparison.Ordinal));
        await office.UntilAsync(6, 11, 9);
        Assert.Contains(SentTo(Campaign.Sales), text => text.Contains("已逾期，请", StringComparison.Ordinal));

        IEnumerable<string> SentTo(string person) => office.Office.MessagesOf(person).SelectMany(message => message.CardsFor(office.Id(person))).SelectMany(Cards.TextsOf);
    }

    [Fact]
    public async Task A_reminder_comes_at_half_time_and_the_miss_at_the_due_time_not_before()
    {
        await using var office = await RunningOffice.StartAsync();
        await new Campaign(office).SubmitAsync();
        var key = await office.KeyAsync();
        var due = (await office.EventsAsync(key)).OfType<RequestEvent.Delivered>().First().Limit.Due.At;

        await office.Clock.MoveToAsync(due - TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        Assert.Equal(3, (await office.EventsAsync(key)).OfType<RequestEvent.Reminded>().Count());
        Assert.Empty((await office.EventsAsync(key)).OfType<RequestEvent.LimitMissed>());

        await office.Clock.MoveToAsync(due + TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        Assert.Equal(3, (await office.EventsAsync(key)).OfType<RequestEvent.LimitMissed>().Count());
    }

    [Fact]
    public async Task A_limit_in_a_year_without_a_notice_is_provisional_and_moves_with_a_notice_when_the_year_is_announced()
    {
        var folder = Directory.CreateTempSubdirectory("teamscollab-front-");
        var begun = await RunningOffice.StartAsync(folder, new DateTimeOffset(2026, 12, 31, 10, 0, 0, TimeSpan.FromHours(8)), 0);
        var port = begun.Office.Address.Port;
        await new Campaign(begun) { WantedBy = "2027-03-31" }.SubmitAsync();
        var shown = Cards.TextsOf(begun.NewestCard(Campaign.Sales)).ToArray();
        Assert.Contains(shown, text => text.Contains("2027年1月1日 周五 18\\:00（暂定）", StringComparison.Ordinal));
        Assert.Contains(shown, text => text.Contains("2027 年放假安排尚未公布", StringComparison.Ordinal));
        var messages = begun.Office.MessagesOf(Campaign.Sales).Count;
        await begun.CloseAsync();

        var notice = Path.Combine(folder.FullName, "holidays.json");
        await File.WriteAllTextAsync(
            notice,
            """{ "version": "cn-2027.1", "years": { "2027": { "notice": "https://www.gov.cn/2027", "rest": { "元旦": ["01-01/01-03"] }, "work": {} } } }""",
            TestContext.Current.CancellationToken);
        for (var start = 0; start < 2; start++)
        {
            var again = await RunningOffice.StartAsync(folder, default, port, ("Calendar:HolidaysFile", notice));
            await again.Clock.AdvanceAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
            var moved = Assert.Single((await again.EventsAsync(await again.KeyAsync())).OfType<CalendarEvent.Recomputed>());
            Assert.Equal("cn-2027.1", moved.Version);
            // The answers, and the earliest meeting that the materials allow.
            Assert.All(moved.Limits, limit => Assert.Equal((1, limit.Limit is ClockLimit.Materials ? 5 : 4), (limit.After.Due.At.Month, limit.After.Due.At.Day)));
            await again.CloseAsync();
        }

        await using var office = await RunningOffice.StartAsync(folder, default, port, ("Calendar:HolidaysFile", notice));
        Assert.Equal(messages + 1, office.Office.MessagesOf(Campaign.Sales).Count);
        Assert.StartsWith("放假安排公布后", Cards.SentenceOf(office.NewestCard(Campaign.Sales)), StringComparison.Ordinal);
        Assert.Contains(Cards.TextsOf(office.NewestCard(Campaign.Sales)), text => text.Contains("休（元旦）", StringComparison.Ordinal));
        await office.Clock.MoveToAsync(new DateTimeOffset(2027, 1, 4, 17, 0, 0, TimeSpan.FromHours(8)), TestContext.Current.CancellationToken);
        Assert.DoesNotContain(await office.EventsAsync(await office.KeyAsync()), happened => happened is RequestEvent.LimitMissed);
        await office.Clock.MoveToAsync(new DateTimeOffset(2027, 1, 4, 18, 1, 0, TimeSpan.FromHours(8)), TestContext.Current.CancellationToken);
        Assert.Equal(3, (await office.EventsAsync(await office.KeyAsync())).OfType<RequestEvent.LimitMissed>().Count());
    }
}
