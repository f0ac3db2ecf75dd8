namespace TeamsCollab.Process.Request;

/// <summary>Whom the stage waits for (B20).</summary>
public static class RequestAwaits
{
    public static IEnumerable<Awaiting> In(Collaboration state) => [];
}
