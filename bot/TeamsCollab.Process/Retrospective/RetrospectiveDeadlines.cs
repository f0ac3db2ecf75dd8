namespace TeamsCollab.Process.Retrospective;

public static class RetrospectiveDeadlines
{
    public static DateTimeOffset? Next(RetrospectiveState state) => null;

    public static IEnumerable<CollaborationEvent> Check(Collaboration state, DateTimeOffset at) => [];
}
