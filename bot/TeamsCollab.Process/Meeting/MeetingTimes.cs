namespace TeamsCollab.Process.Meeting;

/// <summary>When the meeting may start: after the materials' lead (R15, A1), in working hours, and so that the agenda can still go out in time (R28, A6).</summary>
public static class MeetingTimes
{
    /// <summary>No start that is allowed now comes before this one. Offered on the card, and said in every refusal for the time's sake.</summary>
    public static DateTimeOffset EarliestStart(Collaboration state, Facts facts, DateTimeOffset at, int minutes)
    {
        var calendar = facts.Calendar;
        var start = Later(MaterialsAllow(state), calendar.AfterWorkingTime(at.AddHours(facts.Limits.AgendaLeadHours), TimeSpan.Zero));
        while (!InWorkingHours(start, Math.Min(minutes, WorkingMinutes(facts)), facts) || AgendaDue(start, facts).At < at)
        {
            start = calendar.OpeningOf(calendar.NextWorkingDay(calendar.DateOf(start)));
        }

        return start;
    }

    /// <summary>The materials' lead before the meeting, for the side that received them last (A1, A7).</summary>
    public static DateTimeOffset MaterialsAllow(Collaboration state) => state.TakingPart
        .Select(side => state.Request.ReceptionOf(side.Department)?.EarliestMeeting)
        .Max() ?? DateTimeOffset.MinValue;

    internal static Calendar.Deadline AgendaDue(DateTimeOffset start, Facts facts) => facts.Calendar.AgendaDue(start, facts.Limits.AgendaLeadHours);

    internal static bool InWorkingHours(DateTimeOffset start, int minutes, Facts facts)
    {
        var date = facts.Calendar.DateOf(start);
        return facts.Calendar.IsWorkingDay(date) && start >= facts.Calendar.OpeningOf(date) && start.AddMinutes(minutes) <= facts.Calendar.CloseOf(date);
    }

    private static int WorkingMinutes(Facts facts) => (int)(facts.Calendar.ClosesAt - facts.Calendar.OpensAt).TotalMinutes;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
