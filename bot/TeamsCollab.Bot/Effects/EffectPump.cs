using System.Diagnostics;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Bot.Health;
using TeamsCollab.Bot.Telemetry;

namespace TeamsCollab.Bot.Effects;

/// <summary>
/// Carries out what the events demand, after the commit and at least once. A crash loses nothing: the effect stands in the store until
/// its outcome does. Order is kept per (stream, target) only, so one blocked person stops nobody.
/// </summary>
public sealed partial class EffectPump(ICollaborationStore store, EffectWorker worker, EffectBell bell, BotMeter meter, Heartbeats heartbeats, TimeProvider machine, ILogger<EffectPump> logger) : BackgroundService
{
    private const string Worker = "pump";
    private const int AtOnce = 16;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    /// <summary>Carries out everything that is ready, until nothing is. Returns how many attempts were made.</summary>
    public async Task<int> DrainAsync(CancellationToken cancellation)
    {
        var attempts = 0;
        while (await store.ClaimEffectsAsync(machine.GetUtcNow(), Lease, AtOnce, cancellation) is { IsEmpty: false } claimed)
        {
            await Task.WhenAll(claimed.Select(effect => CarryOutAsync(effect, cancellation)));
            attempts += claimed.Length;
            heartbeats.Came(Worker);
        }

        return attempts;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        heartbeats.Expect(Worker);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await DrainAsync(stoppingToken);
                heartbeats.Came(Worker);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                // The host stops; what is owed stands in the store.
                return;
            }
            catch (Exception fault)
            {
                heartbeats.Came(Worker, fault);
                Log.Fault(logger, fault);
            }

            await bell.WaitAsync(Interval, machine, stoppingToken);
        }
    }

    private async Task CarryOutAsync(ClaimedEffect claimed, CancellationToken cancellation)
    {
        using var scope = Log.Effect(logger, claimed.Stream.Id, claimed.Effect.Id);
        var kind = "unreadable";
        using var span = BotTraces.Source.StartActivity("effect", ActivityKind.Consumer);
        EffectOutcome? outcome;
        try
        {
            kind = EffectRows.Read(claimed.Effect).GetType().Name;
            outcome = await worker.CarryOutAsync(claimed, cancellation);
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            Log.Failed(logger, claimed.Attempt, fault);
            outcome = EffectBackoff.After(claimed.Attempt, null, fault.GetType().Name, machine);
        }

        meter.Attempted(kind, outcome);
        BotTraces.Describe(span, kind, outcome);
        if (outcome is not null)
        {
            await store.FinishEffectAsync(claimed, outcome, cancellation);
        }

        if (outcome is EffectOutcome.Waiting waiting)
        {
            await worker.SettleWaitAsync(claimed, waiting, cancellation);
        }
    }

    private static partial class Log
    {
        private static readonly Func<ILogger, string, string, IDisposable?> EffectScope = LoggerMessage.DefineScope<string, string>("{Collaboration} {Effect}");

        public static IDisposable? Effect(ILogger logger, string collaboration, string effect) => EffectScope(logger, collaboration, effect);

        [LoggerMessage(1, LogLevel.Error, "The effect pump failed and goes on.")]
        public static partial void Fault(ILogger logger, Exception fault);

        [LoggerMessage(2, LogLevel.Warning, "Attempt {Attempt} failed.")]
        public static partial void Failed(ILogger logger, int attempt, Exception fault);
    }
}
