namespace TeamsCollab.Process.Retrospective;

public static class RetrospectiveEffects
{
    public static IEnumerable<Effect> Plan(RetrospectiveEvent happened, Collaboration after) => [];
}
