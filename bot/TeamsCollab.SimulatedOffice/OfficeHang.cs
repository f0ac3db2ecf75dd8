namespace TeamsCollab.Office;

/// <summary>A door whose calls hang. A caller that goes away ends its own call: what was not carried out by then never is.</summary>
public sealed class OfficeHang
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal OfficeHang(bool carriedOut) => CarriedOut = carriedOut;

    /// <summary>When the first call hangs; where calls are carried out, after that.</summary>
    public Task Reached => _reached.Task;

    internal bool CarriedOut { get; }

    internal bool IsOver => _over.Task.IsCompleted;

    /// <summary>Answers what hangs and holds nothing any more.</summary>
    public void LetGo() => _over.TrySetResult();

    /// <exception cref="OperationCanceledException">The caller went away.</exception>
    internal Task HoldAsync(CancellationToken callerGone)
    {
        _reached.TrySetResult();
        return _over.Task.WaitAsync(callerGone);
    }
}
