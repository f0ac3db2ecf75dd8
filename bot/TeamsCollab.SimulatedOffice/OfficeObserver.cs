namespace TeamsCollab.Office;

/// <summary>Tells the host of exchanges one at a time, so that it can number them.</summary>
internal sealed class OfficeObserver(Action<OfficeExchange>? observe)
{
    private readonly Lock _lock = new();

    public bool Listens => observe is not null;

    public void Tell(OfficeExchange exchange)
    {
        lock (_lock)
        {
            observe?.Invoke(exchange);
        }
    }
}
