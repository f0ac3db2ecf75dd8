using System.Collections.Immutable;
using TeamsCollab.Bot.Dialogs;
using TeamsCollab.Bot.Teams;
using TeamsCollab.Process;
using TeamsCollab.Process.Procedure;
using static TeamsCollab.Process.Procedure.ProcedureCommand;

namespace TeamsCollab.Bot.Procedure;

/// <summary>The buttons of cards/procedure/*.json, read into commands. The key is the application's id; of a change <c>draft</c> is the proposal that the card was shown for.</summary>
public static class ProcedureActions
{
    private const string Letters = "RBO";

    public static ImmutableArray<CardVerb> All { get; } =
    [
        new("procedure.open", CardName.ProcedureForm, _ => new ActionReading.Show(CardName.ProcedureForm, null), "done.opened") { Words = ["手续", "procedures"] },
        new("procedure.applyForResource", CardName.ProcedureForm, ReadResource, "done.applied") { Words = ["资源申请", "apply for resource"], TextInput = "resourceItem" },
        new("procedure.applyForBudget", CardName.ProcedureForm, ReadBudget, "done.applied") { Words = ["预算申请", "apply for budget"], TextInput = "budgetItem" },
        new("procedure.record", CardName.ProcedureForm, ReadOther, "done.procedureRecorded") { Words = ["登记手续", "record procedure"], TextInput = "procedureName" },
        new("procedure.approve", CardName.ProcedureApproval, inputs => new Approve(IdOf(inputs)), "done.approved") { Words = ["批准", "approve"], KeyLetters = Letters, KeyOf = OnlyAwaited },
        new("procedure.refuse", CardName.ProcedureApproval, inputs => new Refuse(IdOf(inputs), inputs.Text("reason")), "done.applicationRefused") { Words = ["驳回", "refuse application"], TextInput = "reason", KeyLetters = Letters, KeyOf = OnlyAwaited },
        new("procedure.withdraw", CardName.ProcedureApproval, inputs => new Withdraw(IdOf(inputs), inputs.Text("withdrawReason")), "done.applicationWithdrawn") { Words = ["撤回申请", "withdraw application"], TextInput = "withdrawReason", KeyLetters = Letters, KeyOf = OnlyOwn },
        new("procedure.proposeChange", CardName.ProcedureChange, ReadChange, "done.changeProposed") { Words = ["提议任务调整", "propose change"], TextInput = "changeReason", KeyLetters = Letters, KeyOf = OnlyChange, DraftOf = Next },
        new("procedure.agreeToChange", CardName.ProcedureChange, inputs => new AgreeToChange(IdOf(inputs), inputs.Number("draft")), "done.changeAgreed") { Words = ["同意任务调整", "agree change"], Binds = true, KeyLetters = Letters, KeyOf = OnlyChange, DraftOf = Present },
        new("procedure.declineChange", CardName.ProcedureChange, inputs => new DeclineChange(IdOf(inputs), inputs.Number("draft"), inputs.Text("reason")), "done.changeDeclined") { Words = ["不同意任务调整", "decline change"], TextInput = "reason", Binds = true, KeyLetters = Letters, KeyOf = OnlyChange, DraftOf = Present },
    ];

    /// <summary>A draft of an application builds upon the tasks as they were written then.</summary>
    public static DialogVersion Upon { get; } = new("seen", state => state.Minutes.Edition);

    private static string IdOf(ActionInputs inputs) => inputs.Key ?? string.Empty;

    private static int Present(Collaboration state, string? key) => state.Procedures.Find(key)?.Change?.Proposal ?? 0;

    private static int Next(Collaboration state, string? key) => Present(state, key) + 1;

    /// <summary>The one application that waits for this person; null where there are several.</summary>
    private static string? OnlyAwaited(Collaboration state, Person person) =>
        state.Procedures.Applications.Where(application => application.IsOpen && application.Approvals.Asks(person)).ToArray() is [var only] ? only.Id : null;

    private static string? OnlyOwn(Collaboration state, Person person) =>
        state.Procedures.Applications.Where(application => application.IsOpen && application.By == person).ToArray() is [var only] ? only.Id : null;

    private static string? OnlyChange(Collaboration state, Person person) =>
        state.Procedures.Applications.Where(application => Conditions.IsChangeOpen(application, state)).ToArray() is [var only] ? only.Id : null;

    private static ActionReading ReadResource(ActionInputs inputs) => Read(inputs, new ApplicationForm.Resource(
        inputs.Text("resourceItem"),
        inputs.Text("resourceAmount"),
        inputs.Text("resourcePeriod"),
        inputs.Text("resourcePurpose"),
        inputs.Chosen("grantor") is { } grantor ? new Department(grantor) : null));

    private static ActionReading ReadBudget(ActionInputs inputs) => Read(inputs, new ApplicationForm.Budget(
        inputs.Text("budgetItem"), inputs.Text("budgetAmount"), inputs.Text("budgetPeriod"), inputs.Text("budgetPurpose")));

    private static ActionReading ReadOther(ActionInputs inputs) => Read(inputs, new ApplicationForm.Other(
        inputs.Text("procedureName"), inputs.Text("procedureNumber"), inputs.PersonNamed("procedureOwner"), inputs.Text("procedurePurpose")));

    /// <summary>Task ids are short: what is longer is refused by its beginning.</summary>
    private static ActionReading Read(ActionInputs inputs, ApplicationForm form)
    {
        ImmutableArray<string> tasks = [.. inputs.Text("tasks").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(id => id.Length > 20 ? id[..20] : id).Distinct().Take(200)];
        int? days = inputs.Text("days").Length == 0 ? null : inputs.Count("days");
        return inputs.Or(() => new Apply(form, tasks, days, inputs.Chosen("replaces")) { Seen = inputs.Id(Upon.Input) is null ? null : inputs.Number(Upon.Input) });
    }

    private static ActionReading ReadChange(ActionInputs inputs)
    {
        var outcome = inputs.Choice<ChangeOutcome>("outcome");
        DateOnly? dueOn = inputs.Text("dueOn").Length == 0 ? null : inputs.Date("dueOn");
        return inputs.Or(() => new ProposeChange(IdOf(inputs), inputs.Number("draft"), outcome, dueOn, inputs.Text("changeReason")));
    }
}
