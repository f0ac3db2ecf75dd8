using static TeamsCollab.Process.Dispute.DisputeEvent;

namespace TeamsCollab.Process.Dispute;

/// <summary>The clock's part: on the agreed day a dispute goes to its decider; when that day went by, to everybody above and beside. Nothing is ever ruled by silence (B18).</summary>
public static class DisputeDeadlines
{
    public static DateTimeOffset? Next(Collaboration state) => Limits(state).Select(running => running.Watch.Next).Min();

    public static IEnumerable<CollaborationEvent> Check(Collaboration state, DateTimeOffset at)
    {
        foreach (var running in Limits(state))
        {
            var decider = running.People[0];
            switch (running.Watch.SayAt(at))
            {
                case ClockSaid.Reminded:
                    yield return new Escalated(running.Key!, decider, at);
                    break;
                case ClockSaid.Missed:
                    yield return new LimitMissed(
                        running.Key!,
                        running.Watch.DueAt,
                        decider,
                        [.. state.TakingPart.Select(side => side.Head).Prepend(state.Request.Initiator).Append(state.Request.Executive ?? decider).Distinct().Where(person => person != decider)],
                        at);
                    break;
            }
        }
    }

    internal static IEnumerable<RunningLimit> Limits(Collaboration state) => DisputeRules.IsOpen(state)
        ? state.Disputes.Docket.Where(dispute => dispute.Status is DisputeStatus.Open).Select(dispute => new RunningLimit(ClockLimit.Ruling, dispute.Id, dispute.Watch, CardName.DisputeRuling, [dispute.Decider]))
        : [];
}
