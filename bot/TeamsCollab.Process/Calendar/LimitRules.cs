using System.Collections.Immutable;

namespace TeamsCollab.Process.Calendar;

/// <summary>Which numbers make sense. Generous on purpose: only what would make a limit meaningless or a card absurd is refused.</summary>
internal static class LimitRules
{
    private const int MostWorkingDays = 60;
    private const int MostHours = 24 * 30;

    public static ImmutableArray<LimitProblem> Problems(TimeLimits limits) =>
    [
        .. Range(nameof(limits.MaterialsLeadWorkingDays), limits.MaterialsLeadWorkingDays, 0, MostWorkingDays, "个工作日", "working days"),
        .. Days(nameof(limits.AnswerWorkingDays), limits.AnswerWorkingDays),
        .. Days(nameof(limits.ClarifyWorkingDays), limits.ClarifyWorkingDays),
        .. Range(nameof(limits.MeetingMinutes), limits.MeetingMinutes, 15, 480, "分钟", "minutes"),
        .. Range(nameof(limits.AgendaLeadHours), limits.AgendaLeadHours, 0, MostHours, "小时", "hours"),
        .. Minutes(nameof(limits.PresentationMinMinutes), limits.PresentationMinMinutes),
        .. Minutes(nameof(limits.PresentationMaxMinutes), limits.PresentationMaxMinutes),
        .. Minutes(nameof(limits.DiscussionMinMinutes), limits.DiscussionMinMinutes),
        .. Minutes(nameof(limits.DiscussionMaxMinutes), limits.DiscussionMaxMinutes),
        .. Order(nameof(limits.PresentationMinMinutes), limits.PresentationMinMinutes, nameof(limits.PresentationMaxMinutes), limits.PresentationMaxMinutes),
        .. Order(nameof(limits.DiscussionMinMinutes), limits.DiscussionMinMinutes, nameof(limits.DiscussionMaxMinutes), limits.DiscussionMaxMinutes),
        .. Fits(limits),
        .. Days(nameof(limits.MinutesWorkingDays), limits.MinutesWorkingDays),
        .. Days(nameof(limits.ConfirmWorkingDays), limits.ConfirmWorkingDays),
        .. Days(nameof(limits.SignWorkingDays), limits.SignWorkingDays),
        .. Days(nameof(limits.ApprovalWorkingDays), limits.ApprovalWorkingDays),
        .. Days(nameof(limits.AcceptanceWorkingDays), limits.AcceptanceWorkingDays),
        .. Range(nameof(limits.ReminderPercent), limits.ReminderPercent, 1, 99, "（百分比）", "percent"),
        .. Range(nameof(limits.RiskWarningWorkingDays), limits.RiskWarningWorkingDays, 0, MostWorkingDays, "个工作日", "working days"),
        .. Days(nameof(limits.RetrospectiveWorkingDays), limits.RetrospectiveWorkingDays),
        .. Days(nameof(limits.SilenceReversalWorkingDays), limits.SilenceReversalWorkingDays),
        .. Range(nameof(limits.UrgentAnswerWorkingHours), limits.UrgentAnswerWorkingHours, 1, MostHours, "小时", "hours"),
        .. Range(nameof(limits.UrgentConfirmWorkingHours), limits.UrgentConfirmWorkingHours, 1, MostHours, "小时", "hours"),
        .. Days(nameof(limits.PaperworkDebtWorkingDays), limits.PaperworkDebtWorkingDays),
        .. Range(nameof(limits.MemorandumDepartments), limits.MemorandumDepartments, 2, 1000, "个部门", "departments"),
        .. Range(nameof(limits.MemorandumCalendarDays), limits.MemorandumCalendarDays, 1, 3650, "天", "calendar days"),
    ];

    private static ImmutableArray<LimitProblem> Days(string limit, int value) => Range(limit, value, 1, MostWorkingDays, "个工作日", "working days");

    private static ImmutableArray<LimitProblem> Minutes(string limit, int value) => Range(limit, value, 0, 480, "分钟", "minutes");

    private static ImmutableArray<LimitProblem> Range(string limit, int value, int least, int most, string chinese, string english) =>
        value >= least && value <= most ? [] :
        [
            new(limit,
                string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{limit} 为 {value}，应在 {least} 到 {most} {chinese}之间。"),
                string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{limit} is {value}; it must be {least} to {most} {english}.")),
        ];

    private static ImmutableArray<LimitProblem> Order(string shorter, int least, string longer, int most) =>
        least <= most ? [] : [new(shorter, $"{shorter} 不能大于 {longer}。", $"{shorter} must not be more than {longer}.")];

    private static ImmutableArray<LimitProblem> Fits(TimeLimits limits) =>
        limits.PresentationMinMinutes + limits.DiscussionMinMinutes <= limits.MeetingMinutes ? [] :
        [
            new(nameof(limits.MeetingMinutes),
                "MeetingMinutes 容不下最短的说明与讨论时间，请加长会议或缩短 PresentationMinMinutes、DiscussionMinMinutes。",
                "MeetingMinutes does not hold the shortest presentation and discussion: lengthen it, or shorten PresentationMinMinutes or DiscussionMinMinutes."),
        ];
}
