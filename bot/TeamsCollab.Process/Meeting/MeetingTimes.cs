namespace TeamsCollab.Process.Meeting;

/// <summary>When the meeting may start: after the materials' lead (R15, A1), in working hours, and so that the agenda can still go out in time (R28, A6).</summary>
public static class MeetingTimes
{
    /// <summary>No start that is allowed now comes before this one. Offered on the card, and said in every refusal for the time's sake.</summary>
    public static DateTimeOffset EarliestStart(Collaboration state, Facts facts, DateTimeOffset at, int minutes) =>
        state.IsInUrgentLane ? NextStart(Later(MaterialsAllow(state), at), minutes, facts) : EarliestStart(MaterialsAllow(state), facts, at, minutes);

    /// <summary>The first start in working hours, not before the materials allow one, whose agenda can still go out after <paramref name="at"/>.</summary>
    internal static DateTimeOffset EarliestStart(DateTimeOffset materialsAllow, Facts facts, DateTimeOffset at, int minutes)
    {
        var start = NextStart(Later(materialsAllow, at.AddHours(facts.Limits.AgendaLeadHours)), minutes, facts);
        while (AgendaDue(start, facts).At < at)
        {
            start = NextStart(facts.Calendar.CloseOf(facts.Calendar.DateOf(start)), minutes, facts);
        }

        return start;
    }

    /// <summary>The first moment from then on at which a meeting of that length can begin within working hours.</summary>
    internal static DateTimeOffset NextStart(DateTimeOffset from, int minutes, Facts facts)
    {
        var start = facts.Calendar.AfterWorkingTime(from, TimeSpan.Zero);
        while (!InWorkingHours(start, Math.Min(minutes, WorkingMinutes(facts)), facts))
        {
            start = facts.Calendar.OpeningOf(facts.Calendar.NextWorkingDay(facts.Calendar.DateOf(start)));
        }

        return start;
    }

    /// <summary>The materials' lead before the meeting, for the side that received them last (A1, A7).</summary>
    public static DateTimeOffset MaterialsAllow(Collaboration state) => state.TakingPart
        .Select(side => state.Request.ReceptionOf(side.Department)?.EarliestMeeting)
        .Max() ?? DateTimeOffset.MinValue;

    /// <summary>A day before (A6); in the urgent lane by the start itself (B26).</summary>
    internal static Calendar.Deadline AgendaDue(DateTimeOffset start, Facts facts, Collaboration state) =>
        state.IsInUrgentLane ? facts.Calendar.DueAtStart(start) : AgendaDue(start, facts);

    internal static Calendar.Deadline AgendaDue(DateTimeOffset start, Facts facts) => facts.Calendar.AgendaDue(start, facts.Limits.AgendaLeadHours);

    internal static bool InWorkingHours(DateTimeOffset start, int minutes, Facts facts)
    {
        var date = facts.Calendar.DateOf(start);
        return facts.Calendar.IsWorkingDay(date) && start >= facts.Calendar.OpeningOf(date) && start.AddMinutes(minutes) <= facts.Calendar.CloseOf(date);
    }

    private static int WorkingMinutes(Facts facts) => (int)(facts.Calendar.ClosesAt - facts.Calendar.OpensAt).TotalMinutes;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
