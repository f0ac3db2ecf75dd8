using System.Collections.Immutable;

namespace TeamsCollab.Process.Calendar;

/// <summary>
/// Every time limit of the process, configurable per organisation (N07), with the process document's own numbers as defaults.
/// Changing one moves no promise already made: due times stand in the events.
/// </summary>
public sealed record TimeLimits
{
    /// <summary>Materials reach the receivers this many working days before the meeting (R15, A1).</summary>
    public int MaterialsLeadWorkingDays { get; init; } = 2;

    /// <summary>A receiving department answers within so many working days of the materials (R16; siblings of the document say 2).</summary>
    public int AnswerWorkingDays { get; init; } = 1;

    /// <summary>The initiator answers a question, "及时" (R17, A4).</summary>
    public int ClarifyWorkingDays { get; init; } = 1;

    /// <summary>The least length of a meeting, in minutes (R24).</summary>
    public int MeetingMinutes { get; init; } = 60;

    /// <summary>The agenda is out so many hours before the meeting, and by the previous working day's close (R28, A6).</summary>
    public int AgendaLeadHours { get; init; } = 24;

    /// <summary>Shortest presentation of background, goal and core ask, in minutes (R31).</summary>
    public int PresentationMinMinutes { get; init; } = 5;

    /// <summary>Longest presentation of background, goal and core ask, in minutes (R31).</summary>
    public int PresentationMaxMinutes { get; init; } = 10;

    /// <summary>Shortest discussion of feasibility, resources and risks, in minutes (R32-R34).</summary>
    public int DiscussionMinMinutes { get; init; } = 30;

    /// <summary>Longest discussion of feasibility, resources and risks, in minutes (R32-R34).</summary>
    public int DiscussionMaxMinutes { get; init; } = 40;

    /// <summary>Minutes are written and sent round within so many working days of the meeting's end (R42, R46).</summary>
    public int MinutesWorkingDays { get; init; } = 2;

    /// <summary>An attendee confirms the minutes (A5).</summary>
    public int ConfirmWorkingDays { get; init; } = 2;

    /// <summary>A department head signs the minutes (A5).</summary>
    public int SignWorkingDays { get; init; } = 2;

    /// <summary>An application is decided, and a plan that rested on a refused one is settled, within so many working days.</summary>
    public int ApprovalWorkingDays { get; init; } = 2;

    /// <summary>The initiator accepts or returns finished work (A11).</summary>
    public int AcceptanceWorkingDays { get; init; } = 2;

    /// <summary>A reminder comes when so many percent of a limit's working time have gone (A5).</summary>
    public int ReminderPercent { get; init; } = 50;

    /// <summary>A risk is reported so many working days before it bites or the task is due; later is 迟报 (R64, A8).</summary>
    public int RiskWarningWorkingDays { get; init; } = 1;

    /// <summary>The retrospective is held within so many working days of the last accepted task (R74, A10).</summary>
    public int RetrospectiveWorkingDays { get; init; } = 5;

    /// <summary>An approval by agreed silence may be taken back within so many working days (B18).</summary>
    public int SilenceReversalWorkingDays { get; init; } = 2;

    /// <summary>Urgent lane: a department that took the lane answers within so many working hours (B26).</summary>
    public int UrgentAnswerWorkingHours { get; init; } = 2;

    /// <summary>Urgent lane: attendees confirm and heads sign within so many working hours (B26).</summary>
    public int UrgentConfirmWorkingHours { get; init; } = 4;

    /// <summary>Urgent lane: paperwork done afterwards (补办事项) is due within so many working days (B26).</summary>
    public int PaperworkDebtWorkingDays { get; init; } = 2;

    /// <summary>A memorandum is suggested from this many departments on (A9).</summary>
    public int MemorandumDepartments { get; init; } = 3;

    /// <summary>A memorandum is suggested for collaborations longer than so many calendar days (A9).</summary>
    public int MemorandumCalendarDays { get; init; } = 30;

    /// <summary>What is wrong with these limits, in plain words; empty when they can be used.</summary>
    public ImmutableArray<LimitProblem> Validate() => LimitRules.Problems(this);
}
