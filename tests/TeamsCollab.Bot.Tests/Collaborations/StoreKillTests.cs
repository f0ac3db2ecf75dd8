using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Process;
using TeamsCollab.Process.Content;

namespace TeamsCollab.Bot.Tests.Collaborations;

public sealed class StoreKillTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whatever_was_confirmed_outlives_a_kill_and_nothing_is_half_there()
    {
        var folder = Directory.CreateTempSubdirectory("store-kill-");
        var file = Path.Combine(folder.FullName, "collaborations.db");
        var confirmed = new long[StoreVictim.Streams];
        foreach (var (appends, byItself) in new[] { (1, true), (40, false), (9, true), (333, false), (100, true), (803, false), (5, true), (62, true) })
        {
            await AppendUntilKilledAsync(file, confirmed, appends, byItself);
            // At once, while the dead one's log still lies beside the file: its lock must have died with it.
            await using var store = await SqliteCollaborationStore.OpenAsync(file, NullLogger.Instance, Cancellation);
            var stored = 0L;
            for (var number = 0; number < StoreVictim.Streams; number++)
            {
                stored += await AuditAsync(store, number, confirmed[number]);
            }

            Assert.Equal(stored, (await store.SummariseEffectsAsync(Cancellation)).Ready);
        }

        folder.Delete(true);
    }

    /// <summary>Every confirmed version is there, and every version that is there is there whole.</summary>
    private static async Task<long> AuditAsync(SqliteCollaborationStore store, int number, long confirmed)
    {
        var key = StoreVictim.Stream(number);
        var tip = (await store.LoadAsync(key, default, Cancellation)).Tip;
        var events = await store.ReadEventsAsync(key, Cancellation);
        Assert.InRange(events.Length, confirmed, long.MaxValue);
        Assert.Equal(tip?.Version ?? 0, events.Length);
        if (tip is null)
        {
            return 0;
        }

        var head = StoreTurn.Beginning;
        foreach (var stored in events)
        {
            head = EventChain.Next(head, stored.Body.ToArray());
            Assert.Equal(head, stored.Hash);
            Assert.True((await store.LoadAsync(key, new OperationId(StoreVictim.Operation(stored.Version)), Cancellation)).AlreadyRun);
        }

        Assert.Equal(head, tip.ChainHead);
        Assert.Equal(events.Length, (await store.ReadWordsAsync(key, null, Cancellation)).ByDigest.Count);
        Assert.Contains(new DueStream(key, StoreTurn.Monday.AddTicks(tip.Version)), await store.ReadDueAsync(DateTimeOffset.MaxValue, 99, Cancellation));
        Assert.Equal(
            StoreVictim.Operation(tip.Version),
            Assert.Single(await store.ReadWorkOfAsync(StoreTurn.Tenant, StoreTurn.Ma, 99, Cancellation), work => work.Collaboration == key).Item.Key);
        return events.Length;
    }

    /// <summary>
    /// The writing process dies with no warning as soon as so many appends were confirmed: by our hand, somewhere in a write, or by its own in the very
    /// moment of a confirmation. Reads what else it had said.
    /// </summary>
    private static async Task AppendUntilKilledAsync(string file, long[] confirmed, int appends, bool byItself)
    {
        using var victim = System.Diagnostics.Process.Start(new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", ["exec", typeof(StoreVictim).Assembly.Location])
        {
            RedirectStandardOutput = true,
            Environment = { [StoreVictim.FileVariable] = file, [StoreVictim.DiesAtVariable] = byItself ? appends.ToString(CultureInfo.InvariantCulture) : "" },
        })!;
        try
        {
            await ListenAsync(victim, confirmed, appends);
        }
        finally
        {
            victim.Kill();
        }

        await victim.WaitForExitAsync(Cancellation);
        Assert.True(confirmed.Sum() >= appends, "The other process ended by itself.");
    }

    private static async Task ListenAsync(System.Diagnostics.Process victim, long[] confirmed, int appends)
    {
        for (var said = 0; await victim.StandardOutput.ReadLineAsync(Cancellation) is { } line; said++)
        {
            if (said == appends)
            {
                victim.Kill();
            }

            // The last line may have been cut off by the kill.
            if (line.Split(' ') is [var number, var version] && int.TryParse(number, CultureInfo.InvariantCulture, out var stream))
            {
                confirmed[stream] = Math.Max(confirmed[stream], long.Parse(version, CultureInfo.InvariantCulture));
            }
        }
    }
}
