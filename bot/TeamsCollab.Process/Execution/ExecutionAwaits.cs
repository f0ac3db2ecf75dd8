using TeamsCollab.Process.Procedure;

namespace TeamsCollab.Process.Execution;

/// <summary>Whom the stage waits for (B20).</summary>
public static class ExecutionAwaits
{
    public static IEnumerable<Awaiting> In(Collaboration state) =>
        state.Stage is Stage.Execution ? state.Execution.Tasks.SelectMany(task => Of(task, state.Request.Initiator, Conditions.Holds(task.Id, state))) : [];

    private static IEnumerable<Awaiting> Of(TaskState task, Person initiator, bool waits)
    {
        if (task.Status is WorkStatus.Open && !waits)
        {
            yield return Awaiting.By(task.Owner, CardName.ExecutionTask, task.Id, task.Limit);
        }

        // A report is something to do only once the clock has asked for it.
        if (task is { Status: WorkStatus.Open, Progress.Said: not ClockSaid.Nothing } && !waits)
        {
            yield return Awaiting.By(task.Owner, CardName.ExecutionProgress, task.Id, task.Progress);
        }

        if (task.Status is WorkStatus.HandedIn)
        {
            yield return Awaiting.By(initiator, CardName.ExecutionAcceptance, task.Id, task.Acceptance);
        }

        foreach (var person in task.OpenWaiver?.Consents.Outstanding ?? [])
        {
            yield return new Awaiting(person, CardName.ExecutionWaiver, task.Id, null);
        }
    }
}
