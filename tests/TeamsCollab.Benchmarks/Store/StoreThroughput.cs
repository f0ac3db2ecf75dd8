using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using TeamsCollab.Bot.Collaborations;

namespace TeamsCollab.Benchmarks.Store;

/// <summary>Durable sign-offs a second, each a load and an append, beside a bare loop with as many sign-offs a transaction, turn about on one machine.</summary>
internal static class StoreThroughput
{
    private const int Streams = 256, People = 60, Rounds = 5;

    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(2);

    public static async Task RunAsync(string folder)
    {
        Console.WriteLine("concurrency | store /s | p50 ms | p95 ms | sign-offs per commit | bare loop /s | ratio (median of rounds)");
        foreach (var concurrency in new[] { 1, 16, 64 })
        {
            var (store, bare) = (Path.Combine(folder, $"store-{concurrency}.db"), Path.Combine(folder, $"bare-{concurrency}.db"));
            await FillAsync(store);
            await FillAsync(bare);
            await using var signed = await SqliteCollaborationStore.OpenAsync(store, NullLogger.Instance, CancellationToken.None);
            using var loop = new StoreBareLoop(bare, Streams, People);
            var rounds = new List<(double Store, double P50, double P95, double Together, double Bare)>();
            // Round 0 only brings both write-ahead logs to their size: a log that still grows makes every flush dearer.
            for (var round = 0; round <= Rounds; round++)
            {
                var measured = await MeasureAsync(signed, concurrency);
                var beside = loop.Run(Math.Max(1, (int)Math.Round(measured.Together)), Slice);
                if (round > 0)
                {
                    rounds.Add((measured.PerSecond, measured.P50, measured.P95, measured.Together, beside));
                }
            }

            Console.WriteLine(FormattableString.Invariant(
                $"{concurrency,11} | {Median(rounds, r => r.Store),8:F0} | {Median(rounds, r => r.P50),6:F2} | {Median(rounds, r => r.P95),6:F2} | {Median(rounds, r => r.Together),20:F1} | {Median(rounds, r => r.Bare),12:F0} | {Median(rounds, r => r.Store / r.Bare):F2}"));
        }
    }

    private static async Task FillAsync(string path)
    {
        await using var store = await SqliteCollaborationStore.OpenAsync(path, NullLogger.Instance, CancellationToken.None);
        for (var number = 0; number < Streams; number++)
        {
            await store.TryAppendAsync(StoreSignOff.Key(number), StoreSignOff.Create(number, People, 1, StoreSignOff.Start), CancellationToken.None);
        }
    }

    private static async Task<(double PerSecond, double P50, double P95, double Together)> MeasureAsync(SqliteCollaborationStore store, int concurrency)
    {
        var (commits, watch) = (store.Commits, Stopwatch.StartNew());
        var times = await Task.WhenAll(Enumerable.Range(0, concurrency).Select(worker => Task.Run(() => SignAsync(store, worker, concurrency, watch))));
        var (elapsed, all) = (watch.Elapsed, times.SelectMany(each => each).Order().ToArray());
        return (all.Length / elapsed.TotalSeconds, all[all.Length / 2], all[all.Length * 95 / 100], all.Length / (double)(store.Commits - commits));
    }

    private static async Task<List<double>> SignAsync(SqliteCollaborationStore store, int worker, int workers, Stopwatch watch)
    {
        var times = new List<double>();
        for (var number = worker; watch.Elapsed < Slice; number = (number + workers) % Streams)
        {
            var began = Stopwatch.GetTimestamp();
            var tip = (await store.LoadAsync(StoreSignOff.Key(number), new("not yet"), CancellationToken.None)).Tip!;
            if (!await store.TryAppendAsync(StoreSignOff.Key(number), StoreSignOff.Turn(number, People, tip, 1, StoreSignOff.Start.AddTicks(tip.Version)), CancellationToken.None))
            {
                throw new InvalidOperationException("Two workers met on one collaboration.");
            }

            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        return times;
    }

    private static double Median<T>(List<T> rounds, Func<T, double> of) => rounds.Select(of).Order().ElementAt(rounds.Count / 2);
}
