using TeamsCollab.Process.Calendar;

namespace TeamsCollab.Bot.Clock;

/// <summary>
/// Business time: what deadlines and the calendar go by. Machine time (tokens, leases, delays) is <see cref="TimeProvider"/> itself and
/// never moves with it. Only practice moves business time, and only forward.
/// </summary>
public sealed class BusinessClock(TimeProvider machine, WorkingCalendar calendar)
{
    private long _offsetTicks;

    /// <summary>Now, with the organisation zone's offset.</summary>
    public DateTimeOffset Now => TimeZoneInfo.ConvertTime(machine.GetUtcNow() + Offset, calendar.Zone);

    /// <summary>How far business time is ahead of machine time; behind it only where a rehearsal plays in the past.</summary>
    public TimeSpan Offset => TimeSpan.FromTicks(Interlocked.Read(ref _offsetTicks));

    /// <summary>Where a practice store left off.</summary>
    public void StartAt(TimeSpan offset) => Interlocked.Exchange(ref _offsetTicks, offset.Ticks);

    /// <summary>Moves business time forward to a moment; never back.</summary>
    public void MoveTo(DateTimeOffset moment)
    {
        var ahead = (moment - machine.GetUtcNow()).Ticks;
        if (ahead > Interlocked.Read(ref _offsetTicks))
        {
            Interlocked.Exchange(ref _offsetTicks, ahead);
        }
    }
}
