using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TeamsCollab.Bot.Clock;
using TeamsCollab.Bot.Effects;
using TeamsCollab.Bot.Hosting;
using TeamsCollab.FakeCosmos;

namespace TeamsCollab.EndToEnd.Tests.Faults;

/// <summary>
/// Nothing is lost and nothing is doubled under what really happens, on both stores. The short ones run with every <c>dotnet test</c>; the long ones by hand:
/// <c>CAMPAIGN_COLLABORATIONS=1000 CAMPAIGN_KILLS=100 [CAMPAIGN_SEED=n] [CAMPAIGN_AT_ONCE=n]</c>, for each store. A long one goes in rounds, each on an empty store with
/// the next seed, some of them at once: what takes a round its time is the delays after faults.
/// </summary>
public sealed class FaultCampaignTests(ITestOutputHelper output)
{
    private const int MostInARound = 50;

    private static readonly TimeSpan Later = TimeSpan.FromDays(16);

    [Fact]
    public Task On_a_data_file_whose_only_process_is_killed_everything_agrees() => RunAsync("data file", _ => Task.FromResult<FakeCosmosServer?>(null));

    [Fact]
    public Task On_cosmos_db_with_two_instances_that_are_killed_everything_agrees() => RunAsync("Cosmos DB", async tenant => await FakeCosmosServer.StartAsync(new FakeCosmosOptions(MachineTime.Real, 4, tenant)));

    private async Task RunAsync(string store, Func<string, Task<FakeCosmosServer?>> open)
    {
        var (collaborations, kills, seed) = (Setting("COLLABORATIONS", 2), Setting("KILLS", 1), Setting("SEED", 20261122));
        var (clock, total, findings) = (Stopwatch.StartNew(), new CampaignTable(), new List<string>());
        var rounds = Math.Max(1, (collaborations + MostInARound - 1) / MostInARound);
        await Parallel.ForEachAsync(Enumerable.Range(0, rounds), new ParallelOptions { MaxDegreeOfParallelism = Setting("AT_ONCE", 1), CancellationToken = TestContext.Current.CancellationToken }, async (round, cancellation) =>
        {
            var many = ((round + 1) * collaborations / rounds) - (round * collaborations / rounds);
            await using var cosmos = await open(Stage.Tenant);
            var (journal, auditor) = await RoundAsync(cosmos, many, ((round + 1) * kills / rounds) - (round * kills / rounds), seed + round);
            lock (total)
            {
                total.Add(journal, auditor);
                findings.AddRange(auditor.Findings.Select(finding => $"seed {seed + round}: {finding}"));
                if (rounds > 1)
                {
                    var soFar = $"{store}: round {round + 1} of {rounds}, {clock.Elapsed.TotalSeconds:F0} s, {findings.Count} findings\n{total}\n{string.Join('\n', findings.Take(40))}\n";
                    File.WriteAllText(Path.Combine(Path.GetTempPath(), $"campaign-{store.Replace(' ', '-')}.txt"), soFar);
                }
            }
        });

        output.WriteLine($"{store}, seed {seed}, {collaborations} collaborations in {rounds} rounds, {clock.Elapsed.TotalSeconds:F0} s, {findings.Count} findings\n{total}");
        Assert.True(findings.Count == 0, string.Join('\n', findings.Take(40)));
        Assert.True(total.Accepted > collaborations, "The campaign hardly did anything, so it proved nothing.");
        Assert.True(rounds == 1 || (total.Faults.GetValueOrDefault("process killed") > 0 && total.Missed > 0), "Nothing was killed or no limit was missed, so this proved less than it says.");
    }

    private static async Task<(CampaignJournal Journal, CampaignAuditor Audited)> RoundAsync(FakeCosmosServer? cosmos, int collaborations, int kills, int seed)
    {
        var journal = new CampaignJournal();
        await using var stage = await Stage.SetAsync(cosmos: cosmos, remembers: false);
        if (cosmos is not null)
        {
            cosmos.Gateway.Faults.Each = new StoreFaults(journal, seed).Next;
        }

        // Bounded by what is done and not by time: a short one ends early on any machine alike.
        var isLong = collaborations > 10;
        var campaign = new FaultCampaign(stage, journal, seed, misuses: isLong, patience: TimeSpan.FromSeconds(isLong ? 150 : 25), Owed);
        await campaign.RunAsync(collaborations, kills, isLong ? int.MaxValue : 55 * collaborations);
        if (cosmos is not null)
        {
            cosmos.Gateway.Faults.Each = null;
        }

        for (var instance = 0; instance < stage.Instances; instance++)
        {
            await stage.KillBotAsync(instance);
        }

        var until = await LaterAsync(stage, campaign, isLong ? int.MaxValue / 2 : 10 * collaborations, Read);
        var auditor = new CampaignAuditor(Read(), journal, ChatOf, until);
        auditor.Audit();
        return (journal, auditor);

        StoredCampaign Read() => cosmos is null ? StoredCampaign.Of(stage.DataFile) : StoredCampaign.Of(cosmos.Gateway.Container("teamscollab", "collaborations"));

        IReadOnlySet<string> Owed() => cosmos is null ? StoredCampaign.OwedIn(stage.DataFile) : StoredCampaign.OwedIn(cosmos.Gateway.Container("teamscollab", "collaborations"));

        IReadOnlyList<string> ChatOf(string person) =>
        [
            .. stage.Office.MessagesOf(stage.Office.People.Single(one => one.Id == person).Name)
                .Where(message => message.Kind == "chat" && message.FromPersonId is null && !journal.IsOwn(message.Id))
                // As the bot sent and changed it: what a press showed in its place is another matter.
                .SelectMany(message => message.Cards.Take(1))
                .Select(card => card.GetRawText())
                .Where(card => !card.Contains("\"fallbackText\":\"我的协作\"", StringComparison.Ordinal) && !card.Contains("\"acceptContext\"", StringComparison.Ordinal)),
        ];
    }

    /// <summary>
    /// The bots were down for two weeks of business time, and longer than any lease and any delay of a retry: a bot in this process sends what they left and carries
    /// the clock to its day; people come back and press on; it sends what follows.
    /// </summary>
    private static async Task<DateTimeOffset> LaterAsync(Stage stage, FaultCampaign campaign, int most, Func<StoredCampaign> read)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production", ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(stage.Settings());
        builder.Configuration["Logging:LogLevel:Default"] = "None";
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var machine = new LaterTime();
        builder.Services.AddSingleton<TimeProvider>(machine);
        await using var app = await BotHost.BuildAsync(builder, TestContext.Current.CancellationToken, runsInTheBackground: false);
        var clock = app.Services.GetRequiredService<BusinessClock>();
        clock.StartAt(Later);
        await app.StartAsync(TestContext.Current.CancellationToken);
        var (sweep, pump) = (app.Services.GetRequiredService<ClockSweep>(), app.Services.GetRequiredService<EffectPump>());
        await pump.DrainAsync(TestContext.Current.CancellationToken);
        await sweep.RunAsync(TestContext.Current.CancellationToken);
        var pressing = campaign.ComeBackAsync(new Uri(new Uri(app.Urls.Single()), "/api/messages"), () => clock.Now, most);
        using (var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(20)))
        {
            while (!pressing.IsCompleted)
            {
                await pump.DrainAsync(TestContext.Current.CancellationToken);
                await pause.WaitForNextTickAsync(TestContext.Current.CancellationToken);
            }
        }

        await pressing;
        var until = clock.Now;
        await sweep.RunAsync(TestContext.Current.CancellationToken);
        // What the bot itself puts off, because Teams allows only so much at once, comes when that time is over.
        while (read().Left > 0)
        {
            await pump.DrainAsync(TestContext.Current.CancellationToken);
            await sweep.RunAsync(TestContext.Current.CancellationToken);
            machine.Ahead += TimeSpan.FromMinutes(20);
            Assert.True(machine.Ahead < TimeSpan.FromDays(3), "Effects were put off again and again.");
        }

        await app.StopAsync(TestContext.Current.CancellationToken);
        return until;
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable($"CAMPAIGN_{name}"), CultureInfo.InvariantCulture, out var set) ? set : otherwise;

    private sealed class LaterTime : TimeProvider
    {
        public TimeSpan Ahead { get; set; } = TimeSpan.FromMinutes(30);

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
    }
}
