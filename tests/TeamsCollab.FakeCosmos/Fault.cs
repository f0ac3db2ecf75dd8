namespace TeamsCollab.FakeCosmos;

/// <summary>What goes wrong with one request.</summary>
public abstract record Fault
{
    private Fault() { }

    /// <summary>Refused before anything was done: 429, 449, 503, 408 and their like.</summary>
    public sealed record Refused(int Status, TimeSpan? RetryAfter = null, int SubStatus = 0) : Fault;

    /// <summary>Done, and then answered with this status all the same: what a 503 or 408 may hide.</summary>
    public sealed record AppliedAndRefused(int Status) : Fault;

    /// <summary>Done, and the connection is cut before the answer.</summary>
    public sealed record ReplyLost : Fault;

    /// <summary>Never answered; the caller has to give up. Nothing is done.</summary>
    public sealed record Hangs : Fault;

    /// <summary>A batch that fails at its last operation with 500, after the others were carried out: none of them may be left.</summary>
    public sealed record BreaksHalfWay : Fault;

    /// <summary>Somebody else writes just before this request is carried out.</summary>
    public sealed record Overtaken(Func<Task> By) : Fault;
}
