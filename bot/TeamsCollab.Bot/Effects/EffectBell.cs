using System.Threading.Channels;

namespace TeamsCollab.Bot.Effects;

/// <summary>Wakes the pump when something was stored for it. A ring that is missed costs a wait, nothing more.</summary>
public sealed class EffectBell
{
    private readonly Channel<bool> _rung = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Ring() => _rung.Writer.TryWrite(true);

    /// <summary>Until somebody rings, the time is over, or the host stops.</summary>
    public async Task WaitAsync(TimeSpan most, TimeProvider machine, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(most, machine);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            await _rung.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            // Nobody rang: the pump looks anyway.
        }
    }
}
