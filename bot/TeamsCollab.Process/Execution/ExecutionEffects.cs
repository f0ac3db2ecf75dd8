namespace TeamsCollab.Process.Execution;

public static class ExecutionEffects
{
    public static IEnumerable<Effect> Plan(ExecutionEvent happened, Collaboration after) => [];
}
