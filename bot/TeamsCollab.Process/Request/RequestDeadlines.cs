namespace TeamsCollab.Process.Request;

public static class RequestDeadlines
{
    public static DateTimeOffset? Next(RequestState state) => null;

    public static IEnumerable<CollaborationEvent> Check(Collaboration state, DateTimeOffset at) => [];
}
