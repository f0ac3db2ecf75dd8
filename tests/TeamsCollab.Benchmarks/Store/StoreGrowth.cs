using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Process;

namespace TeamsCollab.Benchmarks.Store;

/// <summary>What a turn, a work list and the clock cost while the store grows: 25 events and a tip of 6 KB a collaboration, 50 of them due.</summary>
internal static class StoreGrowth
{
    private const int EventsEach = 25, DueNow = 50, Samples = 400, ColdSamples = 40;

    public static async Task RunAsync(string folder, int[] sizes)
    {
        Console.WriteLine("stored | file MB | made /s | load p50/p95 us | turn p50/p95 ms | my work us | by number us | 50 due us | sweep of 50 with writes ms | search: words+person us | words+department us | year+department us (hits) | month+department us (hits) | rare word us | cold load us | cold work us | cold search us");
        foreach (var size in sizes)
        {
            var path = Path.Combine(folder, FormattableString.Invariant($"growth-{size}.db"));
            var watch = Stopwatch.StartNew();
            var people = Math.Max(3, size * 3 / StoreSignOff.WorkPerPerson);
            await GenerateAsync(path, size, people);
            var made = size / watch.Elapsed.TotalSeconds;
            await DropFromMemoryAsync(path);
            await using var store = await SqliteCollaborationStore.OpenAsync(path, NullLogger.Instance, CancellationToken.None);
            // Other ones than the warm reads look at.
            var cold = Enumerable.Range(0, ColdSamples).Select(sample => (int)((((long)sample * size) + (size / 2)) / ColdSamples)).ToArray();
            var coldLoad = await OnceAsync(cold, number => store.LoadAsync(StoreSignOff.Key(number), new("not yet"), CancellationToken.None));
            var coldWork = await OnceAsync(cold, number => store.ReadWorkOfAsync(StoreSignOff.Tenant, StoreSignOff.Person(number % people), 20, CancellationToken.None));
            var coldSearch = await OnceAsync(cold, number => SearchAsync(store, [.. Words("新品上市")], [SearchTerms.Of(StoreSignOff.Person(number * 3 % people))]));
            var chosen = Enumerable.Range(0, Samples).Select(sample => (int)((long)sample * size / Samples)).ToArray();

            var load = await WarmAsync(chosen, number => store.LoadAsync(StoreSignOff.Key(number), new("not yet"), CancellationToken.None));
            var work = await WarmAsync(chosen, number => store.ReadWorkOfAsync(StoreSignOff.Tenant, StoreSignOff.Person(number % people), 20, CancellationToken.None));
            var found = await WarmAsync(chosen, number => store.FindByNumberAsync(StoreSignOff.Tenant, FormattableString.Invariant($"MKT-2026-{number:D7}"), CancellationToken.None));
            var due = await WarmAsync(chosen, _ => store.ReadDueAsync(StoreSignOff.Start, 100, CancellationToken.None));
            var mine = await WarmAsync(chosen, number => SearchAsync(store, [.. Words("新品上市")], [SearchTerms.Of(StoreSignOff.Person(number * 3 % people))]));
            var ours = await WarmAsync(chosen, number => SearchAsync(store, [.. Words("营销活动"), Of(number)], [SearchTerms.Of(StoreSignOff.Person(number * 3 % people)), Of(number)]));
            // A year fills the page at every size; how many a month finds grows with what is stored, up to a page of 11.
            var year = await WarmAsync(chosen, number => SearchAsync(store, [SearchTerms.OfYear(2025)], [Of(number)]));
            var yearHits = await HitsAsync(chosen, number => SearchAsync(store, [SearchTerms.OfYear(2025)], [Of(number)]));
            var month = await WarmAsync(chosen, number => SearchAsync(store, [SearchTerms.OfMonth(2025, 1 + (number % 12))], [Of(number)]));
            var monthHits = await HitsAsync(chosen, number => SearchAsync(store, [SearchTerms.OfMonth(2025, 1 + (number % 12))], [Of(number)]));
            var rare = await WarmAsync(chosen, number => SearchAsync(store, [.. Words(FormattableString.Invariant($"批次{number / 100}"))], [Of(number)]));
            var sweep = await OnceAsync([.. Enumerable.Range(0, 9)], _ => SweepAsync(store, size, people));
            var turn = await WarmAsync(chosen, number => SignAsync(store, number, people));
            Console.WriteLine(FormattableString.Invariant(
                $"{size,6} | {new FileInfo(path).Length / 1e6,7:F0} | {made,7:F0} | {Both(load)} | {Both(turn, 1000, "F2")} | {Both(work)} | {Both(found)} | {Both(due)} | {Both(sweep, 1000, "F1")} | {Both(mine)} | {Both(ours)} | {Both(year)} ({yearHits:F1}) | {Both(month)} ({monthHits:F1}) | {Both(rare)} | {Both(coldLoad)} | {Both(coldWork)} | {Both(coldSearch)}"));
        }

        PrintPlans(Path.Combine(folder, FormattableString.Invariant($"growth-{sizes[0]}.db")));
    }

    /// <summary>How SQLite answers each question: none of them scans a table.</summary>
    private static void PrintPlans(string path)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        foreach (var (name, sql) in new[] { ("load", SqliteQueries.Tip), ("my work", SqliteQueries.Work), ("due", SqliteQueries.Due), ("by number", SqliteQueries.ByNumber), ("search: term", SqliteQueries.Term), ("search: step", SqliteQueries.Posting) })
        {
            using var command = connection.CreateCommand();
            command.CommandText = "EXPLAIN QUERY PLAN " + sql;
            for (var number = 1; sql.Contains(FormattableString.Invariant($"?{number}"), StringComparison.Ordinal); number++)
            {
                command.Parameters.AddWithValue(FormattableString.Invariant($"?{number}"), 1);
            }

            using var plan = command.ExecuteReader();
            while (plan.Read())
            {
                Console.WriteLine($"{name,-13} {plan.GetString(3)}");
            }
        }
    }

    private static Task<Found> SearchAsync(SqliteCollaborationStore store, ImmutableArray<string> all, ImmutableArray<string> any) =>
        store.SearchAsync(StoreSignOff.Tenant, all, any, 11, CancellationToken.None);

    private static ImmutableArray<string> Words(string text) => SearchTerms.OfText(text);

    private static string Of(int number) => SearchTerms.Of(new Department(StoreSignOff.Department(number)));

    /// <summary>Asks the kernel to forget the file's pages, where there is dd; elsewhere cold only means a new connection.</summary>
    private static async Task DropFromMemoryAsync(string path)
    {
        try
        {
            using var sync = System.Diagnostics.Process.Start(new ProcessStartInfo("dd", [$"if={path}", "iflag=nocache", "count=0"]) { RedirectStandardError = true })!;
            await sync.WaitForExitAsync();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // No dd here.
        }
    }

    private static async Task GenerateAsync(string path, int size, int people)
    {
        await using var store = await SqliteCollaborationStore.OpenAsync(path, NullLogger.Instance, CancellationToken.None);
        await Parallel.ForEachAsync(Enumerable.Range(0, size), new ParallelOptions { MaxDegreeOfParallelism = 512 }, async (number, cancellation) =>
        {
            var due = number % (size / DueNow) == 0 ? StoreSignOff.Start : StoreSignOff.Start.AddMinutes(1 + number);
            await store.TryAppendAsync(StoreSignOff.Key(number), StoreSignOff.Create(number, people, EventsEach, due), cancellation);
        });
    }

    /// <summary>What the clock does in one round: reads what is due, and writes what follows for each, eight at once. What was due is due again for the next round.</summary>
    private static async Task<int> SweepAsync(SqliteCollaborationStore store, int size, int people)
    {
        var due = await store.ReadDueAsync(StoreSignOff.Start, DueNow, CancellationToken.None);
        await Parallel.ForAsync(0, DueNow, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (place, cancellation) =>
        {
            var number = place * (size / DueNow);
            var tip = (await store.LoadAsync(StoreSignOff.Key(number), new("not yet"), cancellation)).Tip!;
            await store.TryAppendAsync(StoreSignOff.Key(number), StoreSignOff.Turn(number, people, tip, 1, StoreSignOff.Start), cancellation);
        });
        return due.Length;
    }

    private static async Task<double> HitsAsync(int[] chosen, Func<int, Task<Found>> search)
    {
        var hits = 0;
        foreach (var number in chosen)
        {
            hits += (await search(number)).Streams.Length;
        }

        return (double)hits / chosen.Length;
    }

    private static async Task<bool> SignAsync(SqliteCollaborationStore store, int number, int people)
    {
        var tip = (await store.LoadAsync(StoreSignOff.Key(number), new("not yet"), CancellationToken.None)).Tip!;
        return await store.TryAppendAsync(StoreSignOff.Key(number), StoreSignOff.Turn(number, people, tip, 1, StoreSignOff.Start.AddYears(1)), CancellationToken.None);
    }

    private static async Task<double[]> OnceAsync<T>(int[] chosen, Func<int, Task<T>> measured)
    {
        var times = new List<double>();
        foreach (var number in chosen)
        {
            var began = Stopwatch.GetTimestamp();
            await measured(number);
            times.Add(Stopwatch.GetElapsedTime(began).TotalMicroseconds);
        }

        return [.. times.Order()];
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
