namespace TeamsCollab.Bot.Collaborations;

/// <summary>Lets one writer of this process at a time into a stream. A fixed set of gates: two streams may share one, which only costs a wait.</summary>
internal sealed class StreamGates
{
    private readonly SemaphoreSlim[] _gates = [.. Enumerable.Range(0, 256).Select(_ => new SemaphoreSlim(1, 1))];

    public async Task<IDisposable> EnterAsync(StreamKey key, CancellationToken cancellation)
    {
        var gate = _gates[(uint)key.GetHashCode() % (uint)_gates.Length];
        await gate.WaitAsync(cancellation);
        return new Entered(gate);
    }

    private sealed class Entered(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
