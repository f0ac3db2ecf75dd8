using System.Globalization;
using TeamsCollab.Bot.Clock;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Bot.Effects;
using TeamsCollab.Office;
using TeamsCollab.Process.Calendar;

namespace TeamsCollab.Bot.Practice;

/// <summary>Business time in practice: forward only, a leap runs the sweep through every due moment in order, and the offset is kept with the practice data.</summary>
internal sealed class PracticeClock(TimeProvider machine, WorkingCalendar calendar, string? file) : IOfficeClock, IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private TimeSpan _offset = Read(file);
    private Running? _running;

    public DateTimeOffset Now => _running?.Clock.Now ?? TimeZoneInfo.ConvertTime(machine.GetUtcNow() + _offset, calendar.Zone);

    /// <summary>From now on time moves the bot too.</summary>
    public void Connect(BusinessClock clock, ICollaborationStore store, ClockSweep sweep, EffectPump pump)
    {
        clock.StartAt(_offset);
        _running = new Running(clock, store, sweep, pump);
    }

    /// <summary>Where a first start begins; nothing where the data already has its own time.</summary>
    public void BeginAt(DateTimeOffset moment)
    {
        if (_offset == TimeSpan.Zero)
        {
            _offset = moment - machine.GetUtcNow();
        }
    }

    public Task AdvanceAsync(TimeSpan by, CancellationToken cancellation) => MoveToAsync(Now + by, cancellation);

    public Task AdvanceWorkingDaysAsync(int days, CancellationToken cancellation)
    {
        var now = Now;
        var date = calendar.DateOf(now);
        for (var left = days; left > 0; left--)
        {
            date = calendar.NextWorkingDay(date);
        }

        var opening = calendar.OpeningOf(date);
        var sameTime = calendar.AtWallClock(date.ToDateTime(TimeOnly.FromTimeSpan(now.TimeOfDay)));
        return MoveToAsync(calendar.IsWorkingDay(calendar.DateOf(now)) && sameTime > opening && sameTime < calendar.CloseOf(date) ? sameTime : opening, cancellation);
    }

    /// <summary>Moves time to a moment, stopping at everything that falls due on the way.</summary>
    public async Task MoveToAsync(DateTimeOffset target, CancellationToken cancellation)
    {
        var running = _running ?? throw new InvalidOperationException("The bot does not run yet.");
        await _one.WaitAsync(cancellation);
        try
        {
            await running.SettleAsync(cancellation);
            while (await running.Store.ReadNextDueAsync(cancellation) is { } due && due <= target)
            {
                running.Clock.MoveTo(due);
                await running.SettleAsync(cancellation);
                if (await running.Store.ReadNextDueAsync(cancellation) is { } next && next <= due)
                {
                    // Something due could not be carried out now; time goes on all the same.
                    break;
                }
            }

            running.Clock.MoveTo(target);
            await running.SettleAsync(cancellation);
            Write(running.Clock.Offset);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private void Write(TimeSpan offset)
    {
        if (file is not null)
        {
            File.WriteAllText(file, offset.Ticks.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static TimeSpan Read(string? file) =>
        file is not null && File.Exists(file) && long.TryParse(File.ReadAllText(file), CultureInfo.InvariantCulture, out var ticks) ? TimeSpan.FromTicks(ticks) : TimeSpan.Zero;

    private sealed record Running(BusinessClock Clock, ICollaborationStore Store, ClockSweep Sweep, EffectPump Pump)
    {
        public async Task SettleAsync(CancellationToken cancellation)
        {
            await Sweep.RunAsync(cancellation);
            await Pump.DrainAsync(cancellation);
        }
    }
}
