using static TeamsCollab.Process.Meeting.Live.LiveEvent;

namespace TeamsCollab.Process.Meeting.Live;

/// <summary>The timers: each part begins at its minute (R31-R34). After an outage only the part that runs is told, not those that were missed.</summary>
public static class LiveDeadlines
{
    public static DateTimeOffset? Next(LiveState live) => live.Part + 1 < live.Parts.Length ? live.BeginOf(live.Part + 1) : null;

    public static IEnumerable<CollaborationEvent> Check(LiveState live, DateTimeOffset at)
    {
        var part = Enumerable.Range(0, live.Parts.Length).Last(each => each == 0 || live.BeginOf(each) <= at);
        if (part > live.Part)
        {
            yield return new PartBegan(part, at);
        }
    }
}
