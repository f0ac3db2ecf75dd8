namespace TeamsCollab.Process.Request;

public static class RequestEffects
{
    public static IEnumerable<Effect> Plan(RequestEvent happened, Collaboration after) => [];
}
