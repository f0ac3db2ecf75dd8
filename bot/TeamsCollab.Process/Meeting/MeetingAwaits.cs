namespace TeamsCollab.Process.Meeting;

/// <summary>Whom the stage waits for (B20).</summary>
public static class MeetingAwaits
{
    public static IEnumerable<Awaiting> In(Collaboration state) => [];
}
