using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace TeamsCollab.BotFramework.Tests;

/// <summary>A clock that tells which waits were begun, so that a test lets each one pass instead of guessing when it started.</summary>
public sealed class SignallingClock() : FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.Zero))
{
    private readonly Channel<(TimeSpan Wait, DateTimeOffset Due)> _waits = Channel.CreateUnbounded<(TimeSpan, DateTimeOffset)>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var due = dueTime == Timeout.InfiniteTimeSpan ? default : GetUtcNow() + dueTime;
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime != Timeout.InfiniteTimeSpan)
        {
            _waits.Writer.TryWrite((dueTime, due));
        }

        return timer;
    }

    /// <summary>Waits for the next wait to begin, lets it pass, and says how long it was.</summary>
    public async Task<TimeSpan> PassAsync()
    {
        var (wait, due) = await _waits.Reader.ReadAsync(TestContext.Current.CancellationToken);
        if (due > GetUtcNow())
        {
            Advance(due - GetUtcNow());
        }

        return wait;
    }

    /// <summary>The same, leaving longer waits, such as a turn's deadline, alone.</summary>
    public async Task PassAsync(TimeSpan atMost)
    {
        (TimeSpan Wait, DateTimeOffset Due) next;
        while ((next = await _waits.Reader.ReadAsync(TestContext.Current.CancellationToken)).Wait > atMost)
        {
        }

        if (next.Due > GetUtcNow())
        {
            Advance(next.Due - GetUtcNow());
        }
    }

    /// <summary>True when a wait was begun that nobody let pass.</summary>
    public bool IsWaiting => _waits.Reader.Count > 0;
}
