namespace TeamsCollab.Process.Meeting;

public static class MeetingEffects
{
    public static IEnumerable<Effect> Plan(MeetingEvent happened, Collaboration after) => [];
}
