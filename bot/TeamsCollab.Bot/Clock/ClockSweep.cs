using System.Collections.Concurrent;
using System.Globalization;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Bot.Telemetry;
using TeamsCollab.Process;

namespace TeamsCollab.Bot.Clock;

/// <summary>
/// Asks every collaboration and every person whose moment has come. Any number of sweeps at once, here or in other instances, act once: the
/// operation is the due item itself.
/// </summary>
public sealed partial class ClockSweep(ICollaborationStore store, CollaborationRunner runner, CalendarAdoption calendars, MorningRounds mornings, OutlookWatch outlook, BusinessClock clock, BotMeter meter, ILogger<ClockSweep> logger)
{
    private const int Batch = 200;

    /// <summary>After an outage thousands are due. Their writes share the disk's flushes; each collaboration is still asked in its own order.</summary>
    private const int AtOnce = 8;

    /// <summary>Carries out everything that is due now, earliest first; returns how many collaborations were asked.</summary>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var asked = await calendars.RunAsync(cancellation);
        var stuck = new ConcurrentDictionary<StreamKey, bool>();
        while (true)
        {
            // Those that are left alone stay due and stand first: they must not fill the page for the others.
            var due = (await store.ReadDueAsync(clock.Now, Batch + stuck.Count, cancellation)).Where(each => !stuck.ContainsKey(each.Key)).ToArray();
            if (due.Length == 0)
            {
                return asked;
            }

            asked += due.Length;
            await Parallel.ForEachAsync(
                due, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (each, stop) => await AskAsync(each, stuck, stop));
        }
    }

    private async Task AskAsync(DueStream due, ConcurrentDictionary<StreamKey, bool> stuck, CancellationToken cancellation)
    {
        try
        {
            if (due.Key.Kind is StreamKind.Person)
            {
                await mornings.RunAsync(due, cancellation);
                return;
            }

            var operation = new OperationId(string.Create(CultureInfo.InvariantCulture, $"clock:{due.DueAt.UtcTicks}"));
            var ran = await runner.RunAsync(due.Key, new CollaborationCommand.CheckDeadlines(), new Asked(Person.Clock, clock.Now, operation, Unpredictable.Bytes()), cancellation);
            meter.Due(ran.Decision);
            await outlook.LookAsync(due, ran, cancellation);
            if (CollaborationProcess.NextDue(ran.State)?.At <= due.DueAt)
            {
                // The clock had nothing to say and would be asked for ever: this turn it is left alone.
                stuck[due.Key] = true;
                Log.NothingToSay(logger, due.Key.Id, due.DueAt);
            }
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            // One collaboration's fault must not keep the others' deadlines.
            stuck[due.Key] = true;
            Log.Fault(logger, due.Key.Id, fault);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Collaboration} was due at {DueAt} and had nothing to say.")]
        public static partial void NothingToSay(ILogger logger, string collaboration, DateTimeOffset dueAt);

        [LoggerMessage(2, LogLevel.Error, "The clock could not ask {Collaboration}.")]
        public static partial void Fault(ILogger logger, string collaboration, Exception fault);
    }
}
