using System.Diagnostics.Metrics;

namespace TeamsCollab.Bot.Collaborations;

/// <summary>
/// The request units that a remote store charges: of each request under its purpose, and of a whole turn. Exported by the meter <c>TeamsCollab</c>;
/// a local store charges nothing and exports nothing.
/// </summary>
public sealed class RequestCharges : IDisposable
{
    private static readonly Meter Meter = new("TeamsCollab");

    private static readonly Histogram<double> Requests = Meter.CreateHistogram<double>(
        "teamscollab.store.request_charge", "{RU}", "Request units of one request to the store, by purpose.");

    private static readonly Histogram<double> Turns = Meter.CreateHistogram<double>(
        "teamscollab.store.turn_charge", "{RU}", "Request units of one turn, from its first read to its write, by command.");

    private static readonly AsyncLocal<RequestCharges?> Current = new();

    private readonly string _turn;
    private readonly RequestCharges? _around;
    private double _total;

    private RequestCharges(string turn) => (_turn, _around) = (turn, Current.Value);

    /// <summary>Everything charged until it is disposed belongs to this turn.</summary>
    public static RequestCharges OfTurn(string command)
    {
        var turn = new RequestCharges(command);
        Current.Value = turn;
        return turn;
    }

    public static void Note(string purpose, double charge)
    {
        Requests.Record(charge, new KeyValuePair<string, object?>("purpose", purpose));
        if (Current.Value is { } turn)
        {
            // Reads of one turn may run side by side.
            lock (turn)
            {
                turn._total += charge;
            }
        }
    }

    public void Dispose()
    {
        Current.Value = _around;
        if (_total > 0)
        {
            Turns.Record(_total, new KeyValuePair<string, object?>("command", _turn));
        }
    }
}
