namespace TeamsCollab.Office;

/// <summary>A door whose calls hang. A caller that goes away ends its own call: what was not carried out by then never is.</summary>
public sealed class OfficeHang
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly TaskCompletionSource _abandoned = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal OfficeHang(bool carriedOut) => CarriedOut = carriedOut;

    /// <summary>When the first call hangs; where calls are carried out, after that.</summary>
    public Task Reached => _reached.Task;

    /// <summary>When the office has noticed that a caller it held went away: a while after the caller did, so whoever lets go before it may still have the call carried out.</summary>
    public Task Abandoned => _abandoned.Task;

    internal bool CarriedOut { get; }

    internal bool IsOver => _over.Task.IsCompleted;

    /// <summary>Answers what hangs and holds nothing any more.</summary>
    public void LetGo() => _over.TrySetResult();

    /// <exception cref="OperationCanceledException">The caller went away.</exception>
    internal async Task HoldAsync(CancellationToken callerGone)
    {
        _reached.TrySetResult();
        try
        {
            await _over.Task.WaitAsync(callerGone);
        }
        catch (OperationCanceledException)
        {
            _abandoned.TrySetResult();
            throw;
        }
    }
}
