namespace TeamsCollab.BotFramework;

/// <summary>
/// A turn's cancellation: our deadline, counted from arrival, or the end of the host. Shared by the request and the handler, which may
/// outlive it; the last one to let go ends it.
/// </summary>
internal sealed class TurnTimer : IDisposable
{
    private readonly DateTimeOffset _arrivedAt;
    private readonly TimeProvider _clock;
    private readonly CancellationTokenSource _deadline;
    private readonly CancellationTokenSource _either;
    private int _holders = 1;

    public TurnTimer(DateTimeOffset arrivedAt, TimeProvider clock, CancellationToken stopping)
    {
        _arrivedAt = arrivedAt;
        _clock = clock;
        _deadline = new CancellationTokenSource(TurnDeadline.Unread, clock);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_deadline.Token, stopping);
        Token = _either.Token;
    }

    public CancellationToken Token { get; }

    /// <summary>Ends this long after arrival; the time already spent counts.</summary>
    public void Limit(TimeSpan sinceArrival)
    {
        var left = sinceArrival - (_clock.GetUtcNow() - _arrivedAt);
        _deadline.CancelAfter(left > TimeSpan.Zero ? left : TimeSpan.Zero);
    }

    /// <summary>One more holder, who also disposes.</summary>
    public void Hold() => Interlocked.Increment(ref _holders);

    public void Dispose()
    {
        if (Interlocked.Decrement(ref _holders) is 0)
        {
            _either.Dispose();
            _deadline.Dispose();
        }
    }
}
