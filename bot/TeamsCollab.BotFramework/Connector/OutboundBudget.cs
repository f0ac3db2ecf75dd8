using Microsoft.Extensions.Logging;

namespace TeamsCollab.BotFramework;

/// <summary>
/// Keeps what this process sends within its share of Teams' limits, so that 429 stays an accident. Answers to people go before notices and
/// find room that notices leave; one crowded conversation holds up no other; within one the order of asking is kept.
/// </summary>
internal sealed partial class OutboundBudget(LeaseOutboundShare lease, TimeProvider clock, ILogger<OutboundBudget> logger) : IDisposable
{
    private const int TidyAbove = 1000;
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly RequestWindow _tenant = new(OutboundLimits.Tenant);
    private readonly Dictionary<OutboundTarget, RequestWindow> _windows = [];
    private readonly LinkedList<Waiting> _answers = new();
    private readonly LinkedList<Waiting> _notices = new();
    private OutboundShare _share = new(1, DateTimeOffset.MinValue);
    private Task? _renewing;
    private ITimer? _timer;

    private sealed record Waiting(OutboundTarget Target, RequestWindow Window, TaskCompletionSource Granted);

    /// <summary>Waits for room, runs the request, and counts it from its end.</summary>
    public async Task<T> RunAsync<T>(OutboundTarget target, bool isAnswer, Func<Task<T>> request, CancellationToken cancellation)
    {
        var window = await EnterAsync(target, isAnswer, cancellation);
        try
        {
            return await request();
        }
        catch (ConnectorException refused) when (refused.Kind is ConnectorErrorKind.Throttled && refused.RetryAfter is not null)
        {
            lock (_gate)
            {
                window.CloseUntil(clock.GetUtcNow() + refused.RetryAfter.Value);
            }

            throw;
        }
        finally
        {
            lock (_gate)
            {
                window.End(clock.GetUtcNow());
                _tenant.End(clock.GetUtcNow());
                Grant();
            }
        }
    }

    public void Dispose() => _timer?.Dispose();

    private async Task<RequestWindow> EnterAsync(OutboundTarget target, bool isAnswer, CancellationToken cancellation)
    {
        var queue = isAnswer ? _answers : _notices;
        LinkedListNode<Waiting> place;
        lock (_gate)
        {
            if (!_windows.TryGetValue(target, out var window))
            {
                Tidy();
                _windows[target] = window = new RequestWindow(target.Limits);
            }

            place = queue.AddLast(new Waiting(target, window, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)));
            Grant();
        }

        await using var giveUp = cancellation.Register(() =>
        {
            lock (_gate)
            {
                if (place.List is not null)
                {
                    queue.Remove(place);
                    place.Value.Granted.TrySetCanceled(cancellation);
                }
            }
        });
        await place.Value.Granted.Task;
        return place.Value.Window;
    }

    /// <summary>Lets in whoever has room; sets the clock for whoever will have it next.</summary>
    private void Grant()
    {
        var now = clock.GetUtcNow();
        _timer?.Dispose();
        _timer = null;
        if (_answers.Count + _notices.Count is 0)
        {
            return;
        }

        if (now >= _share.Until)
        {
            _renewing ??= RenewAsync();
            return;
        }

        var next = Earlier(Grant(_answers, true, now), Grant(_notices, false, now));
        if (next < DateTimeOffset.MaxValue)
        {
            _timer = clock.CreateTimer(_ => Wake(), null, next - now, Timeout.InfiniteTimeSpan);
        }
    }

    private DateTimeOffset Grant(LinkedList<Waiting> queue, bool isAnswer, DateTimeOffset now)
    {
        var next = DateTimeOffset.MaxValue;
        var full = new HashSet<OutboundTarget>();
        for (var place = queue.First; place is not null;)
        {
            var waiting = place;
            place = place.Next;
            var tenant = _tenant.RoomAt(now, _share.Part, isAnswer);
            if (tenant is null || tenant > now)
            {
                return Earlier(next, tenant ?? DateTimeOffset.MaxValue);
            }

            if (full.Contains(waiting.Value.Target))
            {
                continue;
            }

            var own = waiting.Value.Window.RoomAt(now, _share.Part, isAnswer);
            if (own is null || own > now)
            {
                full.Add(waiting.Value.Target);
                next = Earlier(next, own ?? DateTimeOffset.MaxValue);
                continue;
            }

            queue.Remove(waiting);
            waiting.Value.Window.Start();
            _tenant.Start();
            waiting.Value.Granted.TrySetResult();
        }

        return next;
    }

    private void Wake()
    {
        lock (_gate)
        {
            Grant();
        }
    }

    private async Task RenewAsync()
    {
        await Task.Yield();
        OutboundShare? renewed = null;
        try
        {
            renewed = await lease(CancellationToken.None);
        }
        catch (Exception failure)
        {
            Log.NoShare(logger, failure);
        }

        lock (_gate)
        {
            _renewing = null;
            if (renewed is not null && clock.GetUtcNow() < renewed.Until)
            {
                _share = renewed;
                Grant();
            }
            else
            {
                _timer?.Dispose();
                _timer = clock.CreateTimer(_ => Wake(), null, PauseAfterFailure, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private void Tidy()
    {
        if (_windows.Count < TidyAbove)
        {
            return;
        }

        var now = clock.GetUtcNow();
        var awaited = _answers.Concat(_notices).Select(waiting => waiting.Target).ToHashSet();
        foreach (var (target, _) in _windows.Where(pair => !awaited.Contains(pair.Key) && pair.Value.IsIdle(now)).ToArray())
        {
            _windows.Remove(target);
        }
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "No share of the outbound budget could be leased; asking again.")]
        public static partial void NoShare(ILogger logger, Exception failure);
    }
}
