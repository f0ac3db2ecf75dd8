using System.Diagnostics;
using static TeamsCollab.Process.CardName;
using static TeamsCollab.Process.Effect;
using static TeamsCollab.Process.Procedure.ProcedureEvent;

namespace TeamsCollab.Process.Procedure;

/// <summary>What must follow the events, given the collaboration as it stands after them. Cards are keyed by the procedure's id.</summary>
public static class ProcedureEffects
{
    public static IEnumerable<Effect> Plan(ProcedureEvent happened, Collaboration after) => happened switch
    {
        Applied e => [.. e.Approvers.Select(approver => new ShowCard(approver.Person, ProcedureApproval, e.Id, Tone.Ask)), .. Refresh(e.Id, after)],
        Agreed e => Refresh(e.Id, after),
        Approved e => [.. Tell(e.Id, after), .. e.Released.Select(task => new ShowCard(after.Execution.Task(task.Task)!.Owner, ExecutionTask, task.Task, Tone.Ask)), .. Refresh(e.Id, after)],
        Refused e => [.. Tell(e.Id, after), .. Refresh(e.Id, after)],
        Withdrawn e => [
            .. (after.Procedures.Find(e.Id)?.Approvals.Required ?? []).Append(after.Request.Initiator).Where(person => person != e.By).Distinct().Select(person => new ShowCard(person, ProcedureApproval, e.Id, Tone.Inform)),
            .. Refresh(e.Id, after)],
        ChangeRaised e => [new ShowCard(after.Request.Initiator, ProcedureChange, e.Id, Tone.Ask), .. Refresh(e.Id, after)],
        ChangeProposed e => [.. e.Required.Where(person => person != e.By).Select(person => new ShowCard(person, ProcedureChange, e.Id, Tone.Ask)), .. Refresh(e.Id, after)],
        ChangeAgreed e => Refresh(e.Id, after),
        ChangeDeclined e => [new ShowCard(after.Request.Initiator, ProcedureChange, e.Id, Tone.Ask), .. Refresh(e.Id, after)],
        ChangeSettled e => [
            .. e.Dropped.Select(task => new ShowCard(after.Execution.Task(task)!.Owner, ExecutionTask, task, Tone.Inform)),
            .. e.Released.Select(task => new ShowCard(after.Execution.Task(task.Task)!.Owner, ExecutionTask, task.Task, Tone.Ask)),
            .. Refresh(e.Id, after)],
        Reminded e => e.People.Select(person => new ShowCard(person, CardOf(e.Limit), e.Id, Tone.Remind)),
        LimitMissed e => [
            .. e.People.Append(after.Request.Initiator).Distinct().Select(person => new ShowCard(person, CardOf(e.Limit), e.Id, Tone.Overdue)),
            new RefreshCard(Overview, null)],
        _ => throw new UnreachableException($"No effects for {happened.GetType().Name}."),
    };

    /// <summary>The work is over: what could still be begun or signed beside it no longer can.</summary>
    internal static IEnumerable<Effect> Close(Collaboration after) =>
    [
        new RefreshCard(ProcedureForm, null),
        new RefreshCard(MemorandumDraft, null),
        new RefreshCard(MemorandumSignOff, null),
        .. after.Procedures.Applications.Where(application => application.IsOpen).Select(application => new RefreshCard(ProcedureApproval, application.Id)),
    ];

    /// <summary>Who applied hears of the decision, and the initiator.</summary>
    private static IEnumerable<Effect> Tell(string id, Collaboration after) => after.Procedures.Find(id) is { } application
        ? new[] { application.By, after.Request.Initiator }.Distinct().Select(person => new ShowCard(person, ProcedureApproval, id, Tone.Inform))
        : [];

    private static IEnumerable<Effect> Refresh(string id, Collaboration after) =>
    [
        new RefreshCard(ProcedureApproval, id),
        new RefreshCard(ProcedureChange, id),
        new RefreshCard(ProcedureForm, null),
        .. (after.Procedures.Find(id)?.Tasks ?? []).Select(task => new RefreshCard(ExecutionTask, task)),
        new RefreshCard(MinutesSignOff, null),
        new RefreshCard(Overview, null),
    ];

    private static CardName CardOf(ProcedureLimit limit) => limit is ProcedureLimit.Approval ? ProcedureApproval : ProcedureChange;
}
