using System.Diagnostics;
using TeamsCollab.Bot.Practice;
using static TeamsCollab.Benchmarks.Process.Figures;

namespace TeamsCollab.Benchmarks.Process;

/// <summary>What the process holds after many collaborations. The simulated office lives in it too, so the growth counts, not the height.</summary>
internal static class MemoryHeld
{
    private const int Collaborations = 1_000;
    private const double Mega = 1024 * 1024;

    public static async Task RunAsync(PracticeMode practice)
    {
        var minutes = new ConfirmedMinutes(practice);
        Console.WriteLine("memory of bot and office in one process, MB                | working set | managed heap");
        await minutes.WriteAsync(0, 10);
        Line("after 10 collaborations, collected", collect: true);
        var watch = Stopwatch.StartNew();
        var commands = await minutes.WriteAsync(10, Collaborations);
        watch.Stop();
        Line("after 1,000 more, all confirmed", collect: false);
        Line("after 1,000 more, collected", collect: true);
        Print($"written in {watch.Elapsed.TotalSeconds:F1} s: {commands} commands, {commands / watch.Elapsed.TotalSeconds:F0} a second");
        Console.WriteLine();
    }

    private static void Line(string when, bool collect)
    {
        if (collect)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }

        Print($"{when,-58} | {Environment.WorkingSet / Mega,11:F1} | {GC.GetTotalMemory(false) / Mega,12:F1}");
    }
}
