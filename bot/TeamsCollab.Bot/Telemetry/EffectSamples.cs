using TeamsCollab.Bot.Collaborations;

namespace TeamsCollab.Bot.Telemetry;

/// <summary>
/// Looks twice a minute how long the oldest effect has been ready, which costs one look-up, and every five minutes counts what must still follow, which
/// costs what is unfinished.
/// </summary>
public sealed partial class EffectSamples(ICollaborationStore store, BotMeter meter, TimeProvider machine, ILogger<EffectSamples> logger) : BackgroundService
{
    private const int LooksACount = 10;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    /// <summary>How long the oldest effect has been ready.</summary>
    public async Task LookAsync(CancellationToken cancellation) =>
        meter.Looked(await store.ReadReadySinceAsync(cancellation) is { } ready ? machine.GetUtcNow() - ready : TimeSpan.Zero);

    /// <summary>What must still follow, by state.</summary>
    public async Task CountAsync(CancellationToken cancellation) => meter.Counted(await store.SummariseEffectsAsync(cancellation));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, machine);
        try
        {
            for (var looks = 0; ; looks++)
            {
                await SampleAsync(looks % LooksACount == 0, stoppingToken);
                await timer.WaitForNextTickAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops; nothing is lost but a sample.
        }
    }

    private async Task SampleAsync(bool counts, CancellationToken stopping)
    {
        try
        {
            await LookAsync(stopping);
            if (counts)
            {
                await CountAsync(stopping);
            }
        }
        catch (Exception fault) when (!stopping.IsCancellationRequested)
        {
            Log.NotCounted(logger, fault);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "What must still follow could not be counted.")]
        public static partial void NotCounted(ILogger logger, Exception fault);
    }
}
