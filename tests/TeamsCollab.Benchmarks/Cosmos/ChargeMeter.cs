using System.Diagnostics.Metrics;

namespace TeamsCollab.Benchmarks.Cosmos;

/// <summary>Adds up what the product's own meter says of its store: the same figures that an operator exports.</summary>
internal sealed class ChargeMeter : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (int Requests, double Charge)> _byPurpose = new(StringComparer.Ordinal);

    public ChargeMeter()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument is { Meter.Name: "TeamsCollab", Name: "teamscollab.store.request_charge" })
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<double>((_, charge, tags, _) =>
        {
            lock (_lock)
            {
                var purpose = (string)tags[0].Value!;
                var (requests, sum) = _byPurpose.GetValueOrDefault(purpose);
                _byPurpose[purpose] = (requests + 1, sum + charge);
            }
        });
        _listener.Start();
    }

    public double Total
    {
        get
        {
            lock (_lock)
            {
                return _byPurpose.Values.Sum(each => each.Charge);
            }
        }
    }

    /// <summary>What came since the last time, by purpose.</summary>
    public Dictionary<string, (int Requests, double Charge)> Take()
    {
        lock (_lock)
        {
            var taken = new Dictionary<string, (int Requests, double Charge)>(_byPurpose);
            _byPurpose.Clear();
            return taken;
        }
    }

    public void Dispose() => _listener.Dispose();
}
