namespace TeamsCollab.BotFramework;

/// <summary>
/// Sliding windows over the requests of one kind. A request counts from its start until a span after its END. The service counts it at some
/// moment in between, so however the network bunches requests, no window of the service ever holds more than ours allowed.
/// </summary>
internal sealed class RequestWindow(OutboundLimit[] limits)
{
    /// <summary>Room that notices leave, so that an answer to a person finds a place at once: one in five.</summary>
    private const int Reserve = 5;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    private readonly List<DateTimeOffset> _ended = [];
    private int _running;
    private DateTimeOffset _closedUntil = DateTimeOffset.MinValue;

    /// <summary>True when nothing of the past matters any more.</summary>
    public bool IsIdle(DateTimeOffset now)
    {
        Prune(now);
        return _running is 0 && _ended.Count is 0 && _closedUntil <= now;
    }

    public void Start() => _running++;

    public void End(DateTimeOffset now)
    {
        _running--;
        _ended.Add(now);
        Prune(now);
    }

    /// <summary>The service said no: nothing more until then.</summary>
    public void CloseUntil(DateTimeOffset moment) => _closedUntil = moment > _closedUntil ? moment : _closedUntil;

    /// <summary>When there is room: now or earlier means at once, null means not before a running request has ended.</summary>
    public DateTimeOffset? RoomAt(DateTimeOffset now, double part, bool isAnswer)
    {
        var room = _closedUntil;
        foreach (var whole in limits)
        {
            var (share, limit) = Shared(whole, part);
            var allowed = isAnswer ? share : share - share / Reserve;
            var first = FirstWithin(now - limit.Span - Tick);
            var excess = _running + (_ended.Count - first) - allowed + 1;
            if (excess <= 0)
            {
                continue;
            }

            if (excess > _ended.Count - first)
            {
                return null;
            }

            var free = _ended[first + excess - 1] + limit.Span + Tick;
            room = free > room ? free : room;
        }

        return room;
    }

    /// <summary>A part of less than one request is one request in a longer time.</summary>
    private static (int Share, OutboundLimit Limit) Shared(OutboundLimit whole, double part)
    {
        var share = whole.Count * part;
        return share >= 1 ? ((int)share, whole) : (1, whole with { Span = whole.Span / share });
    }

    private int FirstWithin(DateTimeOffset since)
    {
        var found = _ended.BinarySearch(since);
        if (found < 0)
        {
            return ~found;
        }

        while (found < _ended.Count && _ended[found] <= since)
        {
            found++;
        }

        return found;
    }

    private void Prune(DateTimeOffset now) => _ended.RemoveRange(0, FirstWithin(now - Longest - Tick));

    /// <summary>A second's limit, of which one may have a twentieth, is remembered for a minute.</summary>
    private TimeSpan Longest => limits[^1].Span > Minute ? limits[^1].Span : Minute;
}
