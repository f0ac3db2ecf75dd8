using System.Diagnostics;
using static TeamsCollab.Process.CardName;
using static TeamsCollab.Process.Effect;
using static TeamsCollab.Process.Meeting.Live.LiveEvent;

namespace TeamsCollab.Process.Meeting.Live;

/// <summary>What must follow while people talk. The cards with inputs are not drawn anew under the hands of whoever types in them.</summary>
public static class LiveEffects
{
    public static IEnumerable<Effect> Plan(LiveEvent happened, Collaboration after) => happened switch
    {
        Began e => [
            .. new[] { e.By, after.Request.Initiator }.Distinct().Select(person => new ShowCard(person, MeetingLive, null, Tone.Ask)),
            new RefreshCard(MeetingLive, null),
            new RefreshCard(MeetingAgenda, null),
            new RefreshCard(MeetingArrange, null),
            new RefreshCard(Overview, null)],
        PartBegan when after.Meeting.Live is { } live => [new ShowCard(live.Host, MeetingLive, null, Tone.Inform), new RefreshCard(MeetingLive, null)],
        PartBegan => [],
        Noted or RowFilled or RowStruck or Disputed => [new RefreshCard(MeetingLive, null), new RefreshCard(MeetingAttendance, null)],
        _ => throw new UnreachableException($"No effects for {happened.GetType().Name}."),
    };
}
