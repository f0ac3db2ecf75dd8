using TeamsCollab.Bot.Collaborations;

namespace TeamsCollab.Bot.Clock;

/// <summary>Runs the sweep for as long as the host lives: at once after a start, then every few seconds. Reading nothing due costs one index look-up.</summary>
public sealed partial class ClockWorker(ClockSweep sweep, TimeProvider machine, ILogger<ClockWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, machine);
        do
        {
            try
            {
                await sweep.RunAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                Log.Fault(logger, fault);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The sweep failed and is tried again.")]
        public static partial void Fault(ILogger logger, Exception fault);
    }
}
