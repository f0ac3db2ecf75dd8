using TeamsCollab.Bot.Health;

namespace TeamsCollab.Bot.Clock;

/// <summary>Runs the sweep for as long as the host lives: at once after a start, then every few seconds. Reading nothing due costs one index look-up.</summary>
public sealed partial class ClockWorker(ClockSweep sweep, Heartbeats heartbeats, TimeProvider machine, ILogger<ClockWorker> logger) : BackgroundService
{
    private const string Worker = "clock";
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        heartbeats.Expect(Worker);
        using var timer = new PeriodicTimer(Interval, machine);
        try
        {
            do
            {
                await SweepAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops; what is due stands in the store.
        }
    }

    private async Task SweepAsync(CancellationToken stopping)
    {
        try
        {
            await sweep.RunAsync(stopping);
            heartbeats.Came(Worker);
        }
        catch (Exception fault) when (!stopping.IsCancellationRequested)
        {
            // A call that timed out is a cancellation too, and no reason to stop.
            heartbeats.Came(Worker, fault);
            Log.Fault(logger, fault);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The sweep failed and is tried again.")]
        public static partial void Fault(ILogger logger, Exception fault);
    }
}
