namespace TeamsCollab.Bot.Tests.FrontDoor;

/// <summary>
/// Machine time in which nobody loses patience: the limits on a turn and on what it asks of others never pass, however slow the machine that runs the tests
/// is. Pauses pass as usual. Who tests a limit says which one passes.
/// </summary>
internal sealed class PatientTime : TimeProvider
{
    public TimeSpan? Passing { get; set; }

    private TimeSpan _leapt;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _leapt;

    /// <summary>What was remembered for so long is asked for again.</summary>
    public void Leap(TimeSpan time) => _leapt += time;

    /// <summary>A limit is a timer of a <see cref="CancellationTokenSource"/>; a pause is any other.</summary>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => state is CancellationTokenSource
        ? new Limit(this, base.CreateTimer(callback, state, Held(dueTime), period))
        : base.CreateTimer(callback, state, dueTime, period);

    private TimeSpan Held(TimeSpan due) => due > TimeSpan.Zero && due != Passing ? Timeout.InfiniteTimeSpan : due;

    private sealed class Limit(PatientTime time, ITimer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(time.Held(dueTime), period);

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
