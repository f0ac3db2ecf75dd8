namespace TeamsCollab.Process.Meeting;

public static class MeetingDeadlines
{
    public static DateTimeOffset? Next(MeetingState state) => null;

    public static IEnumerable<CollaborationEvent> Check(Collaboration state, DateTimeOffset at) => [];
}
