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
    private const int LeastRoom = AtOnce / 2;

    /// <summary>Attempts that may be under way in all. One that waits for an answer costs little but its lease.</summary>
    private const int MostWaiting = 8 * AtOnce;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <summary>Whatever takes longer than this waits for a service that hangs, and gives its place to the others.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    /// <summary>Carries out everything that is ready, until nothing is. Returns how many attempts were made.</summary>
    public async Task<int> DrainAsync(CancellationToken cancellation)
    {
        var (attempts, underway) = (0, new List<Underway>());
        try
        {
            do
            {
                attempts += await BeginAsync(underway, LeastRoom, cancellation);
                heartbeats.Came(Worker);
                if (underway.Count > 0)
                {
                    await Task.WhenAny(underway.Select(each => each.Attempt));
                }
            }
            while (underway.Count > 0);
            return attempts;
        }
        finally
        {
            await EndAsync(underway);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        heartbeats.Expect(Worker);
        var (underway, rung) = (new List<Underway>(), Task.CompletedTask);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await BeginAsync(underway, rung.IsCompleted ? 1 : LeastRoom, stoppingToken);
                heartbeats.Came(Worker);
            }
            catch (Exception fault) when (fault is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                heartbeats.Came(Worker, fault);
                Log.Fault(logger, fault);
            }
            catch (OperationCanceledException)
            {
                // The host stops; what is owed stands in the store.
                break;
            }

            rung = rung.IsCompleted ? bell.WaitAsync(Interval, machine, stoppingToken) : rung;
            await Task.WhenAny([rung, .. underway.Select(each => each.Attempt)]);
        }

        await EndAsync(underway);
    }

    private static async Task EndAsync(List<Underway> underway) => await Task.WhenAll(underway.Select(each => each.Attempt)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    /// <summary>Takes out what has ended, and begins with what is ready. What hangs soon takes nobody's place.</summary>
    /// <param name="leastRoom">Claims nothing while fewer places are free: a claim costs a query.</param>
    private async Task<int> BeginAsync(List<Underway> underway, int leastRoom, CancellationToken cancellation)
    {
        var ended = underway.FindAll(each => each.Attempt.IsCompleted);
        underway.RemoveAll(ended.Contains);
        await Task.WhenAll(ended.Select(each => each.Attempt));
        var now = machine.GetUtcNow();
        var room = Math.Min(AtOnce - underway.Count(each => now - each.Since < Patience), MostWaiting - underway.Count);
        if (room < leastRoom)
        {
            return 0;
        }

        // A lease runs from the claim, so no more are claimed than are carried out at once.
        var claimed = await store.ClaimEffectsAsync(now, Lease, room, cancellation);
        underway.AddRange(claimed.Select(effect => new Underway(CarryOutAsync(effect, cancellation), now)));
        return claimed.Length;
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

    private sealed record Underway(Task Attempt, DateTimeOffset Since);

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
