using TeamsCollab.FakeCosmos.Protocol;

namespace TeamsCollab.FakeCosmos;

/// <summary>What was asked of the gateway since it was last cleared.</summary>
public sealed class Traffic
{
    private readonly Lock _lock = new();
    private readonly List<Entry> _entries = [];

    /// <param name="Path">The document's id, or the container.</param>
    /// <param name="Operations">Inside a batch; 1 otherwise.</param>
    /// <param name="Range">The range that a query looked into, where it named one.</param>
    /// <param name="HasScanned">A query that no index answered.</param>
    public sealed record Entry(GatewayOperation Operation, string Path, int Status, int Bytes, int Operations, double Charge, string? Sql, string? Range, bool HasScanned);

    public IReadOnlyList<Entry> Entries
    {
        get
        {
            lock (_lock)
            {
                return [.. _entries];
            }
        }
    }

    public double Charge => Entries.Sum(entry => entry.Charge);

    /// <summary>Everything but the questions about the account, the containers and their ranges, which the SDK asks once.</summary>
    public IReadOnlyList<Entry> OfDocuments => [.. Entries.Where(entry => entry.Operation is not (GatewayOperation.ReadAccount or GatewayOperation.ReadRanges or GatewayOperation.Manage or GatewayOperation.Plan))];

    public void Clear()
    {
        lock (_lock)
        {
            _entries.Clear();
        }
    }

    internal void Add(Entry entry)
    {
        lock (_lock)
        {
            _entries.Add(entry);
        }
    }
}
