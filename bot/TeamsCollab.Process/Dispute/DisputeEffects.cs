using System.Diagnostics;
using static TeamsCollab.Process.CardName;
using static TeamsCollab.Process.Dispute.DisputeEvent;
using static TeamsCollab.Process.Effect;

namespace TeamsCollab.Process.Dispute;

/// <summary>What must follow the events, given the collaboration as it stands after them. The card is keyed by the dispute's id.</summary>
public static class DisputeEffects
{
    public static IEnumerable<Effect> Plan(DisputeEvent happened, Collaboration after) => happened switch
    {
        Docketed e => e.Disputes.Select(dispute => new ShowCard(dispute.Decider, DisputeRuling, dispute.Id, Tone.Inform)),
        Escalated e => [new ShowCard(e.Decider, DisputeRuling, e.Dispute, Tone.Ask)],
        LimitMissed e => [.. e.People.Prepend(e.Decider).Select(person => new ShowCard(person, DisputeRuling, e.Dispute, Tone.Overdue)), new RefreshCard(Overview, null)],
        Ruled e => [new RefreshCard(DisputeRuling, e.Dispute), new RefreshCard(Overview, null)],
        Settled e => [
            .. e.Disputes.Select(dispute => new RefreshCard(DisputeRuling, dispute)),
            .. e.Released.Select(task => new ShowCard(after.Execution.Task(task.Task)!.Owner, ExecutionTask, task.Task, Tone.Ask)),
            .. e.Released.SelectMany(task => new[] { new RefreshCard(ExecutionTask, task.Task), new RefreshCard(ExecutionProgress, task.Task) }),
            new RefreshCard(Overview, null)],
        _ => throw new UnreachableException($"No effects for {happened.GetType().Name}."),
    };
}
