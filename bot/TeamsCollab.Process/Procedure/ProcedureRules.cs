using System.Collections.Immutable;
using System.Globalization;
using TeamsCollab.Process.Execution;
using TeamsCollab.Process.Minutes;
using static TeamsCollab.Process.Procedure.ProcedureCommand;

namespace TeamsCollab.Process.Procedure;

/// <summary>Who may begin a procedure, what it must hold, and who decides it.</summary>
internal static class ProcedureRules
{
    /// <summary>The most working days that a task may be due after its approval.</summary>
    public const int MostDays = 250;

    /// <summary>The most procedures of one collaboration.</summary>
    public const int MostApplications = 50;

    /// <summary>Until the work is done.</summary>
    public static bool IsOpen(Collaboration state) => state.Stage is Stage.Request or Stage.Meeting or Stage.Minutes or Stage.Execution;

    /// <summary>The tasks that may be made to wait. In force, a task was promised to all: only what already waited for a refused application may wait for its successor.</summary>
    public static IEnumerable<string> MayWait(Collaboration state, string? replaces) => state.Minutes.IsBinding
        ? state.Procedures.Find(replaces) is { } refused ? Conditions.OpenTasks(refused, state).Select(task => task.Id) : []
        : state.Minutes.Working.Where(clause => clause.Kind is ClauseKind.Task).Select(clause => clause.Clause.Id);

    public static Refusal? Fault(Apply command, Facts facts, Collaboration state) =>
        command.Form.Fault()
        ?? (command.Form is ApplicationForm.Other other && !facts.People.ContainsKey(other.Owner) ? new Refusal(Because.UnknownPerson, "procedureOwner", other.Owner.Id) : null)
        ?? (command.Form is ApplicationForm.Resource { Grantor: { } grantor } && state.SideOf(grantor) is not { TakesPart: true } ? new Refusal(Because.UnknownDepartment, "grantor", grantor.Name) : null)
        ?? (command.Replaces is { } replaces && !(state.Procedures.Find(replaces) is { CameToNothing: true } refused && refused.Kind == command.Form.Kind)
            ? new Refusal(Because.NotAChoice, "replaces", replaces)
            : null)
        ?? command.Tasks.Except(MayWait(state, command.Replaces)).Select(task => new Refusal(Because.NotAChoice, "tasks", task)).FirstOrDefault()
        ?? command.Tasks.Select(task => MinutesRules.Met(task, command.Seen, "tasks", facts, state.Minutes)).FirstOrDefault(met => met is not null)
        ?? (command.Days is < 1 or > MostDays ? new Refusal(Because.NotANumber, "days", command.Days.Value.ToString(CultureInfo.InvariantCulture)) : null);

    /// <summary>Nobody approves their own application. A procedure outside the bot is decided there: its owner only reports the result.</summary>
    public static ImmutableArray<Approver> Approvers(ApplicationForm form, Asked asked, Facts facts) => form is ApplicationForm.Other other
        ? [new Approver(other.Owner, "application", asked.At)]
        : [.. facts.Approvers.Where(approver => approver.Person != asked.By)];

    /// <summary>Every person without whom the tasks of a change cannot be changed (B1); null where a head is unknown.</summary>
    public static ImmutableArray<Signatory>? Heads(IEnumerable<TaskState> tasks, Facts facts, Collaboration state)
    {
        var heads = tasks.Select(task => WaiverDecider.HeadsOf(task, facts, state)).ToImmutableArray();
        return heads.Any(each => each is null) ? null : [.. heads.SelectMany(each => each!.Value).DistinctBy(head => head.Department)];
    }
}
