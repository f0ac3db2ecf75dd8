using System.Collections.Concurrent;
using TeamsCollab.FakeCosmos.Protocol;

namespace TeamsCollab.FakeCosmos;

/// <summary>Which requests go wrong, and how. Asked once for every request, before it is carried out.</summary>
public sealed class FaultPlan
{
    private readonly ConcurrentDictionary<GatewayOperation, ConcurrentQueue<Fault>> _next = new();

    /// <summary>Looked at for each request that no planned fault takes; null for none.</summary>
    public Func<GatewayRequest, Fault?>? Each { get; set; }

    /// <summary>Point reads whose session token does not cover a document's last write are answered with the version before it, as by a replica that lags.</summary>
    public bool ReplicasLag { get; set; }

    /// <summary>The next requests of a kind go wrong, one after the other.</summary>
    public void Next(GatewayOperation operation, params ReadOnlySpan<Fault> faults)
    {
        var queue = _next.GetOrAdd(operation, _ => new());
        foreach (var fault in faults)
        {
            queue.Enqueue(fault);
        }
    }

    /// <summary>From now on nothing goes wrong.</summary>
    public void Clear()
    {
        (Each, ReplicasLag) = (null, false);
        _next.Clear();
    }

    /// <summary>Faults that were planned and met nothing yet.</summary>
    public int Waiting => _next.Values.Sum(queue => queue.Count);

    internal Fault? Take(GatewayRequest request) =>
        _next.TryGetValue(request.Operation, out var queue) && queue.TryDequeue(out var fault) ? fault : Each?.Invoke(request);
}
