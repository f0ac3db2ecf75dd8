using System.Diagnostics;

namespace TeamsCollab.EndToEnd.Tests;

/// <summary>
/// The only place where these tests let real time pass: the condition lies in another process, which cannot ring. Looks again every few
/// milliseconds and gives up after a bounded time, so that a broken bot is a red test and never a hanging one.
/// </summary>
internal static class Waiting
{
    /// <summary>So long that only a bot that hangs reaches it, not one on a machine that has much else to do.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(4);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    public static Task UntilAsync(string what, Func<bool> isSo) => UntilAsync(what, () => Task.FromResult(isSo()));

    public static async Task UntilAsync(string what, Func<Task<bool>> isSo)
    {
        var waited = Stopwatch.StartNew();
        using var again = new PeriodicTimer(Pause);
        while (!await isSo())
        {
            Assert.True(waited.Elapsed < Longest, $"Waited {Longest.TotalSeconds} s in vain: {what}");
            await again.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }
}
