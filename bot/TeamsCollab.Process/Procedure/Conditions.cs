using TeamsCollab.Process.Dispute;
using TeamsCollab.Process.Execution;

namespace TeamsCollab.Process.Procedure;

/// <summary>Which tasks wait for a procedure (待生效, B11). While one does, its owner owes nothing and the clock says nothing of it.</summary>
public static class Conditions
{
    /// <summary>The first procedure that keeps the task from taking effect; null where none does.</summary>
    public static Application? Of(string task, Collaboration state) =>
        state.Procedures.Applications.FirstOrDefault(application => application.Tasks.Contains(task) && (application.IsOpen || IsChangeOpen(application, state)));

    /// <summary>Whether the task stands still: for a procedure, or for a ruling (B10).</summary>
    public static bool Holds(string task, Collaboration state) => HeldBy(task, state) is not null;

    /// <summary>The id of the procedure or the dispute for which the task stands still; null where none does.</summary>
    public static string? HeldBy(string task, Collaboration state) => DisputeRules.Of(task, state)?.Id ?? Of(task, state)?.Id;

    /// <summary>Somebody must still say what becomes of its tasks. A task that was struck from the minutes or is closed needs no answer.</summary>
    public static bool IsChangeOpen(Application application, Collaboration state) =>
        application.Change is { SettledAt: null } && application.Tasks.Any(task => IsLeft(task, state));

    /// <summary>Those of an application's tasks that are still to be done.</summary>
    internal static IEnumerable<TaskState> OpenTasks(Application application, Collaboration state) =>
        application.Tasks.Select(state.Execution.Task).OfType<TaskState>().Where(task => !task.IsClosed);

    private static bool IsLeft(string task, Collaboration state) => state.Execution.Task(task) is { } running
        ? !running.IsClosed
        : state.Stage is not (Stage.Retrospective or Stage.Ended) && state.Minutes.Working.Any(clause => clause.Clause.Id == task);
}
