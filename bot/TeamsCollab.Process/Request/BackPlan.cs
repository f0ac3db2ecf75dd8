using System.Collections.Immutable;
using TeamsCollab.Process.Calendar;
using TeamsCollab.Process.Meeting;

namespace TeamsCollab.Process.Request;

/// <summary>
/// How soon a request sent now can become signed minutes if everyone takes the time that they have (B5): materials two working days before
/// the meeting, the answer, the first start for which the agenda can still go out, minutes, confirmations and signatures. What is wanted
/// earlier needs a word on how it is to come about.
/// </summary>
public sealed record BackPlan(ImmutableArray<PlannedStep> Steps)
{
    /// <summary>The limit of the last signature: from then on the agreed work can be asked for.</summary>
    public Deadline Earliest => Steps[^1].Counted;

    public static BackPlan For(DateTimeOffset sent, Facts facts)
    {
        var limits = facts.Limits;
        var answer = facts.Due(sent, limits.AnswerWorkingDays);
        var materials = facts.Calendar.EarliestMeeting(sent, limits.MaterialsLeadWorkingDays);
        var start = MeetingTimes.EarliestStart(materials.At, facts, answer.At, limits.MeetingMinutes);
        var minutes = facts.Due(start.AddMinutes(limits.MeetingMinutes), limits.MinutesWorkingDays);
        var confirmed = facts.Due(minutes.At, limits.ConfirmWorkingDays);
        var signed = facts.Due(confirmed.At, limits.SignWorkingDays);
        return new BackPlan(
        [
            new(PlanStep.Answers, answer.At, answer),
            new(PlanStep.Meeting, start, start == materials.At ? materials : MeetingTimes.AgendaDue(start, facts)),
            new(PlanStep.Minutes, minutes.At, minutes),
            new(PlanStep.Confirmations, confirmed.At, confirmed),
            new(PlanStep.Signatures, signed.At, signed),
        ]);
    }

    /// <summary>When the meeting can be held at the earliest in the urgent lane, where every department takes it (B26).</summary>
    public static DateTimeOffset UrgentMeeting(DateTimeOffset sent, Facts facts) => MeetingTimes.NextStart(
        facts.Calendar.DueInWorkingHours(sent, facts.Limits.UrgentAnswerWorkingHours).At,
        facts.Limits.MeetingMinutes,
        facts);
}

/// <param name="At">When the step is over; of the meeting, when it begins.</param>
/// <param name="Counted">What the step had to wait for, with its trail (B4).</param>
public sealed record PlannedStep(PlanStep Step, DateTimeOffset At, Deadline Counted);

public enum PlanStep
{
    Answers,
    Meeting,
    Minutes,
    Confirmations,
    Signatures,
}
