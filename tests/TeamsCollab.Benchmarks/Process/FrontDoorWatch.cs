using System.Diagnostics;
using TeamsCollab.Office;

namespace TeamsCollab.Benchmarks.Process;

/// <summary>Times one turn from the signed activity leaving the channel until its answer is there: HTTP, the token check and everything behind them.</summary>
internal sealed class FrontDoorWatch
{
    private long _sent;
    private long _answered;

    public void Take(OfficeExchange exchange)
    {
        if (exchange.Kind is OfficeExchangeKind.ActivityIn)
        {
            (_sent, _answered) = (Stopwatch.GetTimestamp(), 0);
        }
        else if (exchange.Kind is OfficeExchangeKind.InvokeResponse)
        {
            _answered = Stopwatch.GetTimestamp();
        }
    }

    /// <returns>Milliseconds of the turn. What answers no invoke has ended when <paramref name="turn"/> has.</returns>
    public async Task<double> TimeAsync(Func<Task> turn)
    {
        await turn();
        return Stopwatch.GetElapsedTime(_sent, _answered > 0 ? _answered : Stopwatch.GetTimestamp()).TotalMilliseconds;
    }
}
