using TeamsCollab.Process.Execution;
using TeamsCollab.Process.Procedure;

namespace TeamsCollab.Process.Request;

/// <summary>What a department owes in collaborations that it took on (B7).</summary>
/// <param name="Tasks">Of signed minutes, neither accepted nor waived yet.</param>
/// <param name="ToSign">Collaborations taken on whose minutes are not signed yet: what they will ask for is not known.</param>
/// <param name="Overdue">Tasks not handed in by their day, unless they wait for a procedure or a ruling, and unsigned collaborations whose wanted day is over.</param>
public readonly record struct Commitments(int Tasks, int ToSign, int Overdue)
{
    public int Open => Tasks + ToSign;

    /// <summary>In one collaboration.</summary>
    /// <param name="today">In the organisation's zone.</param>
    public static Commitments In(Collaboration state, Department department, DateTimeOffset now, DateOnly today)
    {
        if (state.Stage is Stage.Execution)
        {
            var open = state.Execution.Tasks.Where(task => task.Department == department && !task.IsClosed).ToArray();
            return new Commitments(open.Length, 0, open.Count(task => task.Status is WorkStatus.Open && task.Limit.DueAt < now && !Conditions.Holds(task.Id, state)));
        }

        return state.Stage is Stage.Request or Stage.Meeting or Stage.Minutes && state.Request.Receivers.Any(side => side.Department == department && side.TakesPart)
            ? new Commitments(0, 1, state.Request.WantedBy < today ? 1 : 0)
            : default;
    }

    /// <summary>The departments that owe something in a collaboration, whatever the time is.</summary>
    public static IEnumerable<Department> Owing(Collaboration state) =>
        state.Request.Sides.Select(side => side.Department).Concat(state.Execution.Tasks.Select(task => task.Department)).Distinct()
            .Where(department => In(state, department, DateTimeOffset.MinValue, DateOnly.MinValue).Open > 0);

    public Commitments And(Commitments other) => new(Tasks + other.Tasks, ToSign + other.ToSign, Overdue + other.Overdue);
}
