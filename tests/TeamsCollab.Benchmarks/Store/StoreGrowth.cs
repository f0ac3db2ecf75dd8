using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using TeamsCollab.Bot.Collaborations;

namespace TeamsCollab.Benchmarks.Store;

/// <summary>What a turn, a work list and the clock cost while the store grows: 25 events and a tip of 6 KB a collaboration, 50 of them due.</summary>
internal static class StoreGrowth
{
    private const int EventsEach = 25, DueNow = 50, Samples = 400;

    public static async Task RunAsync(string folder, int[] sizes)
    {
        Console.WriteLine("stored | file MB | made /s | load p50/p95 us | turn p50/p95 ms | my work p50/p95 us | by number p50/p95 us | 50 due p50/p95 us");
        foreach (var size in sizes)
        {
            var path = Path.Combine(folder, FormattableString.Invariant($"growth-{size}.db"));
            var watch = Stopwatch.StartNew();
            var people = Math.Max(3, size * 3 / StoreSignOff.WorkPerPerson);
            await GenerateAsync(path, size, people);
            var made = size / watch.Elapsed.TotalSeconds;
            await using var store = await SqliteCollaborationStore.OpenAsync(path, NullLogger.Instance, CancellationToken.None);
            var chosen = Enumerable.Range(0, Samples).Select(sample => (int)((long)sample * size / Samples)).ToArray();

            var load = await WarmAsync(chosen, number => store.LoadAsync(StoreSignOff.Key(number), new("not yet"), CancellationToken.None));
            var work = await WarmAsync(chosen, number => store.ReadWorkOfAsync(StoreSignOff.Tenant, StoreSignOff.Person(number % people), 20, CancellationToken.None));
            var found = await WarmAsync(chosen, number => store.FindByNumberAsync(StoreSignOff.Tenant, FormattableString.Invariant($"MKT-2026-{number:D7}"), CancellationToken.None));
            var due = await WarmAsync(chosen, _ => store.ReadDueAsync(StoreSignOff.Start, 100, CancellationToken.None));
            var turn = await WarmAsync(chosen, number => SignAsync(store, number, people));
            Console.WriteLine(FormattableString.Invariant(
                $"{size,6} | {new FileInfo(path).Length / 1e6,7:F0} | {made,7:F0} | {Both(load)} | {Both(turn, 1000, "F2")} | {Both(work)} | {Both(found)} | {Both(due)}"));
        }
    }

    private static async Task GenerateAsync(string path, int size, int people)
    {
        await using var store = await SqliteCollaborationStore.OpenAsync(path, NullLogger.Instance, CancellationToken.None);
        await Parallel.ForEachAsync(Enumerable.Range(0, size), new ParallelOptions { MaxDegreeOfParallelism = 128 }, async (number, cancellation) =>
        {
            var due = number % (size / DueNow) == 0 ? StoreSignOff.Start : StoreSignOff.Start.AddMinutes(1 + number);
            await store.TryAppendAsync(StoreSignOff.Key(number), StoreSignOff.Create(number, people, EventsEach, due), cancellation);
        });
    }

    private static async Task<bool> SignAsync(SqliteCollaborationStore store, int number, int people)
    {
        var tip = (await store.LoadAsync(StoreSignOff.Key(number), new("not yet"), CancellationToken.None)).Tip!;
        return await store.TryAppendAsync(StoreSignOff.Key(number), StoreSignOff.Turn(number, people, tip, 1, StoreSignOff.Start.AddYears(1)), CancellationToken.None);
    }

    /// <summary>Microseconds, sorted, of the second of two passes.</summary>
    private static async Task<double[]> WarmAsync<T>(int[] chosen, Func<int, Task<T>> measured)
    {
        var times = new List<double>();
        foreach (var pass in new[] { 1, 2 })
        {
            times.Clear();
            foreach (var number in chosen)
            {
                var began = Stopwatch.GetTimestamp();
                await measured(number);
                times.Add(Stopwatch.GetElapsedTime(began).TotalMicroseconds);
            }
        }

        return [.. times.Order()];
    }

    private static string Both(double[] sorted, double unit = 1, string format = "F0") => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"{(sorted[sorted.Length / 2] / unit).ToString(format, null)} / {(sorted[sorted.Length * 95 / 100] / unit).ToString(format, null)}");
}
