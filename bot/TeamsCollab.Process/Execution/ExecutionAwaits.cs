namespace TeamsCollab.Process.Execution;

/// <summary>Whom the stage waits for (B20).</summary>
public static class ExecutionAwaits
{
    public static IEnumerable<Awaiting> In(Collaboration state) => [];
}
