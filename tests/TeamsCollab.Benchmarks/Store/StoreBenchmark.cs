using System.Globalization;

namespace TeamsCollab.Benchmarks.Store;

/// <summary>
/// <c>dotnet run -c Release --project tests/TeamsCollab.Benchmarks -- store [throughput|growth] [sizes]</c>. Not by BenchmarkDotNet: what is
/// measured is a disk shared by many callers, and the bare loop must run turn about with the store.
/// </summary>
internal static class StoreBenchmark
{
    public static async Task RunAsync(string[] words)
    {
        var folder = Directory.CreateTempSubdirectory("store-benchmark-");
        try
        {
            if (words is [] or ["throughput", ..])
            {
                await StoreThroughput.RunAsync(folder.FullName);
            }

            if (words is [] or ["growth", ..])
            {
                await StoreGrowth.RunAsync(folder.FullName, words.Length > 1 ? [.. words[1..].Select(size => int.Parse(size, CultureInfo.InvariantCulture))] : [1_000, 10_000, 100_000]);
            }
        }
        finally
        {
            folder.Delete(true);
        }
    }
}
