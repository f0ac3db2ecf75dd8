using System.Diagnostics;

namespace TeamsCollab.Benchmarks.CardTemplating;

/// <summary>Processor time, not the clock, because the machine may be busy.</summary>
internal static class Measured
{
    public static double CallsPerSecond(Action action, TimeSpan duration)
    {
        var clock = Stopwatch.StartNew();
        var spent = Environment.CpuUsage.TotalTime;
        long count = 0;
        while (clock.Elapsed < duration)
        {
            for (var i = 0; i < 100; i++)
            {
                action();
            }

            count += 100;
        }

        return count / (Environment.CpuUsage.TotalTime - spent).TotalSeconds;
    }

    public static long BytesAllocated(Action action)
    {
        const int Times = 1_000;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Times; i++)
        {
            action();
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / Times;
    }

    public static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
