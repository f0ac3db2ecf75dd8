using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Bot.Collaborations.Cosmos;
using TeamsCollab.Bot.Hosting;
using TeamsCollab.FakeCosmos;
using TeamsCollab.Process;
using TeamsCollab.Process.Content;
using static TeamsCollab.Benchmarks.Process.Figures;

namespace TeamsCollab.Benchmarks.Cosmos;

/// <summary>
/// What a sign-off turn, lists, a sweep and a search read as the container grows: requests and request units, which the fake counts. Its times mean nothing and
/// are not shown.
/// </summary>
internal static class CosmosGrowth
{
    private const string Tenant = "growth";
    private const int Events = 25, PeopleOfCompany = 5_000, DueAtOnce = 50;

    private static readonly DateTimeOffset Start = new(2026, 1, 5, 9, 0, 0, TimeSpan.FromHours(8));
    private static readonly byte[] Body = Encoding.UTF8.GetBytes($$"""{"type":"minutes.confirmed.v1","text":"{{new string('x', 200)}}"}""");

    /// <summary>Mostly digests, as a real one: they do not get smaller where the tip is packed.</summary>
    private static readonly byte[] State = Encoding.UTF8.GetBytes($$"""{"state":"{{string.Concat(Enumerable.Range(0, 100).Select(number => Digest.Of(BitConverter.GetBytes(number)).Value))}}"}""");

    public static async Task RunAsync(int[] sizes)
    {
        Print($"| collaborations | ranges | turn: requests, RU | my work | 50 due | search | pump idle | scans |");
        Print($"|---:|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var ranges in (int[])[1, 4])
        {
            await using var fake = await FakeCosmosServer.StartAsync(new FakeCosmosOptions(MachineTime.Real, ranges, Tenant) { Consistency = "Strong" });
            var settings = new CosmosSettings(fake.Endpoint, "teamscollab", "collaborations", FakeCosmosOptions.PublishedKey);
            await using var store = await CosmosCollaborationStore.OpenAsync(settings, () => throw new InvalidOperationException(), MachineTime.Real, CancellationToken.None);
            var stored = 0;
            foreach (var size in sizes)
            {
                await Parallel.ForAsync(stored, size, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (number, _) => await FillAsync(store, number));
                stored = size;
                await ReportAsync(fake.Gateway.Traffic, store, size, ranges);
            }
        }
    }

    private static async Task ReportAsync(Traffic traffic, CosmosCollaborationStore store, int size, int ranges)
    {
        var key = Key(size / 2);
        var turn = await CostAsync(traffic, async () =>
        {
            var tip = (await store.LoadAsync(key, new OperationId("sign"), CancellationToken.None)).Tip!;
            var head = EventChain.Next(tip.ChainHead, Body);
            await store.TryAppendAsync(
                key, new Append(tip, new OperationId($"sign-{size}"), [new StoredEvent(tip.Version + 1, Body, head)], [], tip with { Version = tip.Version + 1, ChainHead = head }, [new EffectToDo($"e{size}", "person:1", null, Body)], Index(size / 2)),
                CancellationToken.None);
        });
        await Drain(store);
        var work = await CostAsync(traffic, () => store.ReadWorkOfAsync(Tenant, Person(7), 20, CancellationToken.None));
        var due = await CostAsync(traffic, () => store.ReadDueAsync(Start, DueAtOnce, CancellationToken.None));
        var search = await CostAsync(traffic, () => store.SearchAsync(Tenant, [$"n:{size / 3}"], ["p:all"], 20, CancellationToken.None));
        var idle = await CostAsync(traffic, () => store.ClaimEffectsAsync(DateTimeOffset.UnixEpoch, TimeSpan.FromMinutes(1), 16, CancellationToken.None));
        Print($"| {size:N0} | {ranges} | {turn} | {work} | {due} | {search} | {idle} | {traffic.Entries.Count(entry => entry.HasScanned)} |");
    }

    private static async Task<string> CostAsync(Traffic traffic, Func<Task> work)
    {
        traffic.Clear();
        await work();
        return string.Create(CultureInfo.InvariantCulture, $"{traffic.OfDocuments.Count}, {traffic.OfDocuments.Sum(entry => entry.Charge):F1}");
    }

    private static async Task Drain(CosmosCollaborationStore store)
    {
        while (await store.ClaimEffectsAsync(DateTimeOffset.MaxValue.AddYears(-1), TimeSpan.FromMinutes(1), 16, CancellationToken.None) is { IsEmpty: false } claimed)
        {
            foreach (var effect in claimed)
            {
                await store.FinishEffectAsync(effect, new EffectOutcome.Done(), CancellationToken.None);
            }
        }
    }

    private static async Task FillAsync(CosmosCollaborationStore store, int number)
    {
        var head = EventChain.Start(Key(number));
        var events = Enumerable.Range(1, Events).Select(version => new StoredEvent(version, Body, head = EventChain.Next(head, Body))).ToImmutableArray();
        var tip = new Tip(Events, State, StoredStates.Fold, head, "");
        await store.RestoreAsync(new StoredStream(Key(number), tip, events, [.. events.Select(each => $"{number}-{each.Version}")], [], [], [], []), Index(number), CancellationToken.None);
    }

    private static StreamIndex Index(int number)
    {
        ImmutableArray<Person> people = [.. Enumerable.Range(0, 8).Select(place => Person((number * 8) + place))];
        return new StreamIndex($"MKT-2026-{number}", Stage.Minutes, number < DueAtOnce ? Start : Start.AddDays(number), people, number < PeopleOfCompany ? [new Awaiting(people[0], CardName.MinutesSignOff, null, Start.AddDays(1))] : [])
        {
            Terms = [$"n:{number}", "p:all"],
            TextTerms = [$"词{number % 1000}"],
        };
    }

    private static Person Person(int number) => new(string.Create(CultureInfo.InvariantCulture, $"person-{number % PeopleOfCompany}"));

    private static StreamKey Key(int number) => StreamKey.Collaboration(Tenant, string.Create(CultureInfo.InvariantCulture, $"c{number:0000000}"));
}
