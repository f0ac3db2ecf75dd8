using TeamsCollab.Process.Minutes;

namespace TeamsCollab.Process.Execution;

/// <summary>The stage's rhythms, counted in working days.</summary>
internal static class ExecutionClock
{
    /// <summary>Working days of a week, in which a weekly report and the initiator's review fall due once.</summary>
    private const int Week = 5;

    /// <summary>The next report (R62): daily by the close of the next working day, weekly of the fifth; asked for when that day opens.</summary>
    public static Promise Progress(Rhythm rhythm, DateTimeOffset from, Facts facts) =>
        facts.Promise(facts.Due(from, rhythm is Rhythm.Daily ? 1 : Week), Reminder.SameDay, from);

    /// <summary>The initiator's next weekly review (R67): when the fifth working day opens.</summary>
    public static DateTimeOffset Review(DateTimeOffset from, Facts facts) => Progress(Rhythm.Weekly, from, facts).RemindAt;
}
