namespace TeamsCollab.Process.Retrospective;

/// <summary>Whom the stage waits for (B20).</summary>
public static class RetrospectiveAwaits
{
    public static IEnumerable<Awaiting> In(Collaboration state) => [];
}
