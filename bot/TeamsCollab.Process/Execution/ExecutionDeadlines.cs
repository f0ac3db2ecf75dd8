namespace TeamsCollab.Process.Execution;

public static class ExecutionDeadlines
{
    public static DateTimeOffset? Next(ExecutionState state) => null;

    public static IEnumerable<CollaborationEvent> Check(Collaboration state, Facts facts, DateTimeOffset at) => [];
}
