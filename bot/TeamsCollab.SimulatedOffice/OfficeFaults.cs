namespace TeamsCollab.Office;

/// <summary>Faults for tests: the next calls at a door go wrong in the way Microsoft's services do.</summary>
public sealed class OfficeFaults
{
    private readonly Lock _lock = new();
    private readonly List<Fault> _pending = [];

    /// <summary>Meetings are booked without a join address while true, as for a mailbox without Teams (A2).</summary>
    public bool OnlineMeetingsOff { get; set; }

    /// <summary>Graph gives no more than so many of a collection at once, whatever was asked for, and a link to the rest; null for as many as it gives.</summary>
    public int? LargestPage { get; set; }

    /// <summary>Asked about every call that no planned fault meets; null where nothing goes wrong. Several calls may ask at once.</summary>
    public Func<OfficeDoor, OfficeMishap?>? Each { get; set; }

    /// <summary>The next calls are refused with 429 and nothing is done; a null wait leaves <c>Retry-After</c> out.</summary>
    /// <param name="pathPart">Only calls whose path contains it; null for all.</param>
    public void Throttle(OfficeDoor door, int times = 1, TimeSpan? retryAfter = null, string? pathPart = null) =>
        Add(new Fault(door, pathPart, 429, null, retryAfter, LoseAnswer: false), times);

    /// <summary>The next calls are refused with this status and nothing is done.</summary>
    /// <param name="code">The error's code, such as ErrorAccessDenied for a mailbox out of scope.</param>
    public void Fail(OfficeDoor door, int status, int times = 1, string? pathPart = null, string? code = null) =>
        Add(new Fault(door, pathPart, status, code, null, LoseAnswer: false), times);

    /// <summary>The next calls are carried out, and the connection is cut before the answer.</summary>
    public void LoseAnswer(OfficeDoor door, int times = 1, string? pathPart = null) =>
        Add(new Fault(door, pathPart, 0, null, null, LoseAnswer: true), times);

    /// <summary>Every call from now on gets no answer until it is let go: a service that hangs.</summary>
    /// <param name="method">Only calls of this HTTP method, such as POST; null for all.</param>
    /// <param name="carriedOut">The calls are carried out all the same and only their answers are kept back.</param>
    public OfficeHang Hang(OfficeDoor door, string? pathPart = null, bool carriedOut = false, string? method = null)
    {
        var hang = new OfficeHang(carriedOut);
        Add(new Fault(door, pathPart, 0, null, null, LoseAnswer: false, hang, method), 1);
        return hang;
    }

    /// <summary>How many faults of this door were planned and met no call yet.</summary>
    public int Pending(OfficeDoor door)
    {
        lock (_lock)
        {
            return _pending.Count(pending => pending.Door == door);
        }
    }

    /// <summary>Takes back every fault that has not happened yet, and lets go of what hangs.</summary>
    public void Clear()
    {
        Each = null;
        lock (_lock)
        {
            _pending.ForEach(pending => pending.Hang?.LetGo());
            _pending.Clear();
        }
    }

    internal Fault? Take(OfficeDoor door, string path, string method) =>
        Planned(door, path, method)
        ?? (Each?.Invoke(door) is { } mishap ? new Fault(door, null, mishap.Status ?? 0, null, mishap.RetryAfter, LoseAnswer: mishap.Status is null) : null);

    private Fault? Planned(OfficeDoor door, string path, string method)
    {
        lock (_lock)
        {
            _pending.RemoveAll(pending => pending.Hang is { IsOver: true });
            var fault = _pending.Find(pending => pending.Door == door && (pending.Method is null || pending.Method == method) && (pending.PathPart is null || path.Contains(pending.PathPart, StringComparison.OrdinalIgnoreCase)));
            if (fault is { Hang: null })
            {
                _pending.Remove(fault);
            }

            return fault;
        }
    }

    private void Add(Fault fault, int times)
    {
        lock (_lock)
        {
            _pending.AddRange(Enumerable.Repeat(fault, times));
        }
    }

    internal sealed record Fault(OfficeDoor Door, string? PathPart, int Status, string? Code, TimeSpan? RetryAfter, bool LoseAnswer, OfficeHang? Hang = null, string? Method = null);
}
