using System.Collections.Immutable;
using TeamsCollab.Process.Calendar;
using TeamsCollab.Process.Content;
using TeamsCollab.Process.Minutes;
using TeamsCollab.Process.Procedure;
using static TeamsCollab.Process.Memorandum.MemorandumCommand;

namespace TeamsCollab.Process.Memorandum;

/// <summary>When a memorandum is suggested (A9), who may propose one, and what it must hold (R56-R59).</summary>
internal static class MemorandumRules
{
    /// <summary>The most further clauses that one memorandum may hold.</summary>
    public const int MostFurther = 20;

    /// <summary>Why this collaboration is a complex one; empty where it is not. The bot suggests, people decide.</summary>
    public static ImmutableArray<MemorandumReason> Reasons(Collaboration state, TimeLimits limits, WorkingCalendar calendar)
    {
        var reasons = ImmutableArray.CreateBuilder<MemorandumReason>();
        if (state.TakingPart.Count() >= limits.MemorandumDepartments)
        {
            reasons.Add(MemorandumReason.Departments);
        }

        if (state.Procedures.Applications.Any(application => application.Kind is ProcedureKind.BudgetApproval))
        {
            reasons.Add(MemorandumReason.Budget);
        }

        var ends = state.Minutes.Working.Concat(state.Minutes.Clauses).Select(clause => clause.DueOn ?? default).Append(state.Request.WantedBy).Max();
        if (ends.DayNumber - calendar.DateOf(state.Request.SubmittedAt).DayNumber > limits.MemorandumCalendarDays)
        {
            reasons.Add(MemorandumReason.Duration);
        }

        if (state.Minutes.Working.Any(clause => clause.Kind is ClauseKind.Dispute))
        {
            reasons.Add(MemorandumReason.Dispute);
        }

        return reasons.ToImmutable();
    }

    /// <summary>Suggested while nobody has proposed one or set it aside.</summary>
    public static bool IsSuggested(Collaboration state, TimeLimits limits, WorkingCalendar calendar) =>
        state.Memorandum is { Status: MemorandumStatus.None, IsSetAside: false } && IsOpen(state) && !Reasons(state, limits, calendar).IsEmpty;

    /// <summary>From the agreed request on until the work is done.</summary>
    public static bool IsOpen(Collaboration state) => state.Stage is Stage.Meeting or Stage.Minutes or Stage.Execution;

    /// <summary>The initiator, and whoever stands for a side.</summary>
    public static bool MayPropose(Person person, Collaboration state) =>
        person == state.Request.Initiator
        || state.TakingPart.Any(side => side.Contact == person || side.Head == person || side.DecisionMaker == person || side.Executor == person);

    public static Refusal? Fault(Propose command, Facts facts, Collaboration state) =>
        Inputs.Required(command.Goal, "goal")
        ?? Inputs.Required(command.Duties, "duties")
        ?? Inputs.Required(command.Standard, "standard")
        ?? VagueWords.Fault(command.VagueReason, ("standard", command.Standard))
        ?? Inputs.Required(command.Resolution, "resolution")
        ?? (command.Further.Length > MostFurther ? new Refusal(Because.TooMany, "further", MostFurther.ToString(System.Globalization.CultureInfo.InvariantCulture)) : null)
        ?? command.Further.Select(text => Inputs.Required(text, "further")).FirstOrDefault(fault => fault is not null)
        ?? MinutesRules.WithoutHead(facts, state);
}
