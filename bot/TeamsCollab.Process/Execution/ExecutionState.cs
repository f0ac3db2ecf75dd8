namespace TeamsCollab.Process.Execution;

public sealed record ExecutionState
{
    public static ExecutionState Empty { get; } = new();

    public ExecutionState Apply(ExecutionEvent happened) => this;
}
