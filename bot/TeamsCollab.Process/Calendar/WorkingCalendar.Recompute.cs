using System.Diagnostics;

namespace TeamsCollab.Process.Calendar;

public sealed partial record WorkingCalendar
{
    /// <summary>
    /// What becomes of a deadline when this calendar is adopted. A firm deadline stays exactly as promised; a provisional one is
    /// found again by its own rule, and is firm once every day it looks at lies in an announced year (B3).
    /// </summary>
    public Recomputed Recompute(Deadline deadline) => new(deadline, deadline.Provisional ? Again(deadline) : deadline);

    /// <summary>The deadline counted once more by its own rule with this calendar, its days included (B4).</summary>
    public Deadline Again(Deadline deadline) => deadline.Rule switch
    {
        DeadlineRule.Days => Due(deadline.From, deadline.WorkingDays),
        DeadlineRule.Hours => DueInWorkingHours(deadline.From, deadline.Hours),
        DeadlineRule.Agenda => AgendaDue(deadline.From, deadline.Hours),
        DeadlineRule.AtStart => DueAtStart(deadline.From),
        DeadlineRule.Earliest => EarliestMeeting(deadline.From, deadline.WorkingDays),
        DeadlineRule.TimeLeft => DueWithTimeLeft(deadline.From, deadline.Left),
        _ => throw new UnreachableException($"No rule {deadline.Rule}."),
    };
}
