using System.Diagnostics;
using TeamsCollab.Process.Procedure;
using static TeamsCollab.Process.CardName;
using static TeamsCollab.Process.Effect;
using static TeamsCollab.Process.Execution.ExecutionEvent;

namespace TeamsCollab.Process.Execution;

/// <summary>What must follow the stage's events, given the collaboration as it stands after them. Cards of a task are keyed by its id.</summary>
public static class ExecutionEffects
{
    public static IEnumerable<Effect> Plan(ExecutionEvent happened, Collaboration after) => happened switch
    {
        Started e => [.. e.Tasks.Select(task => new ShowCard(task.Owner, ExecutionTask, task.Id, Tone.Ask)), new RefreshCard(Overview, null)],
        ProgressAsked e => [new ShowCard(Owner(e.Task, after), ExecutionProgress, e.Task, Tone.Ask)],
        ProgressReported e => [.. TellIfBlocked(e, after), .. Refresh(e.Task)],
        ProgressMissed e => [new ShowCard(Owner(e.Task, after), ExecutionProgress, e.Task, Tone.Overdue), new RefreshCard(Overview, null)],
        HandedIn e => [new ShowCard(after.Request.Initiator, ExecutionAcceptance, e.Task, Tone.Ask), .. Refresh(e.Task)],
        WorkAccepted e => [new ShowCard(Owner(e.Task, after), ExecutionTask, e.Task, Tone.Inform), .. Refresh(e.Task)],
        WorkReturned e => [new ShowCard(Owner(e.Task, after), ExecutionTask, e.Task, Tone.Ask), .. Refresh(e.Task)],
        WaiverProposed e => [.. AskToAgree(e.Task, after), .. Refresh(e.Task)],
        WaiverAgreed e => Refresh(e.Task),
        WaiverDeclined e => [.. TellProposer(e.Task, after), .. Refresh(e.Task)],
        Waived e => [.. TellProposer(e.Task, after), new ShowCard(Owner(e.Task, after), ExecutionTask, e.Task, Tone.Inform), .. Refresh(e.Task)],
        Reminded { Limit: ExecutionLimit.Task } e => [new ShowCard(Owner(e.Task, after), ExecutionTask, e.Task, Tone.Remind)],
        Reminded e => [new ShowCard(after.Request.Initiator, ExecutionAcceptance, e.Task, Tone.Remind)],
        LimitMissed { Limit: ExecutionLimit.Task } e => Both(e.Task, after).Select(person => new ShowCard(person, ExecutionTask, e.Task, Tone.Overdue)),
        LimitMissed e => [new ShowCard(after.Request.Initiator, ExecutionAcceptance, e.Task, Tone.Overdue), new RefreshCard(ExecutionTask, e.Task)],
        WeekReviewed => [new ShowCard(after.Request.Initiator, Overview, null, Tone.Inform)],
        Completed => [new RefreshCard(Overview, null), .. ProcedureEffects.Close(after)],
        _ => throw new UnreachableException($"No effects for {happened.GetType().Name}."),
    };

    private static Person Owner(string task, Collaboration after) => after.Execution.Task(task)!.Owner;

    /// <summary>The owner and the initiator, once where they are one person.</summary>
    private static IEnumerable<Person> Both(string task, Collaboration after) => new[] { Owner(task, after), after.Request.Initiator }.Distinct();

    /// <summary>What stops a task is told to the initiator at once (R60, R69).</summary>
    private static IEnumerable<Effect> TellIfBlocked(ProgressReported reported, Collaboration after) =>
        reported.Status is ProgressStatus.Blocked && reported.By != after.Request.Initiator
            ? [new ShowCard(after.Request.Initiator, ExecutionTask, reported.Task, Tone.Inform)]
            : [];

    private static IEnumerable<Effect> AskToAgree(string task, Collaboration after) =>
        after.Execution.Task(task)?.OpenWaiver?.Consents.Outstanding.Select(person => new ShowCard(person, ExecutionWaiver, task, Tone.Ask)) ?? [];

    private static IEnumerable<Effect> TellProposer(string task, Collaboration after) =>
        [new ShowCard(after.Execution.Task(task)!.Waiver!.By, ExecutionWaiver, task, Tone.Inform)];

    private static IEnumerable<Effect> Refresh(string task) =>
    [
        new RefreshCard(ExecutionTask, task),
        new RefreshCard(ExecutionProgress, task),
        new RefreshCard(ExecutionAcceptance, task),
        new RefreshCard(ExecutionWaiver, task),
        new RefreshCard(Overview, null),
    ];
}
