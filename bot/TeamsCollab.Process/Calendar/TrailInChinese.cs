using System.Collections.Immutable;
using static TeamsCollab.Process.Calendar.TrailWords;

namespace TeamsCollab.Process.Calendar;

internal static class TrailInChinese
{
    private static readonly string[] Weekdays = ["周日", "周一", "周二", "周三", "周四", "周五", "周六"];

    public static ImmutableArray<string> Lines(Deadline deadline) =>
    [
        .. Start(deadline),
        Rule(deadline),
        .. deadline.Trail.Select(day => Day(day, deadline)),
        .. Provisional(deadline),
        $"日历版本：{deadline.Calendar}",
    ];

    private static ImmutableArray<string> Start(Deadline deadline)
    {
        var from = Moment(deadline.From);
        var zero = deadline.Trail.FirstOrDefault(day => day.Count is 0)?.Date ?? default;
        return StartOf(deadline) switch
        {
            StartCase.SameDay when deadline.Rule is DeadlineRule.Hours or DeadlineRule.TimeLeft => [$"起算：{from}，只计上班时间。"],
            StartCase.SameDay => [$"起算：{from}，当天为第 0 天，不计入。"],
            StartCase.AfterClose => [$"起算：{from} 已过下班时间，视为下一个工作日 {Date(zero)} 上班时收到，该日为第 0 天。"],
            StartCase.RestDay => [$"起算：{from} 不是工作日，视为下一个工作日 {Date(zero)} 上班时收到，该日为第 0 天。"],
            StartCase.Backwards => [$"起算：{from}，从当天往前倒数，当天为第 0 天，不计入。"],
            _ => [],
        };
    }

    private static string Rule(Deadline deadline) => deadline.Rule switch
    {
        DeadlineRule.Hours => $"期限：{Number(deadline.Hours)} 个工作小时，至 {Moment(deadline.At)}。",
        DeadlineRule.TimeLeft => $"期限：暂停前剩余的工作时间 {Hours(deadline.Left)} 继续计算，至 {Moment(deadline.At)}。",
        DeadlineRule.Agenda => $"期限：会前至少 {Number(deadline.Hours)} 小时，且不晚于前一个工作日下班，取较早者：{Moment(deadline.At)}。",
        DeadlineRule.AtStart => $"期限：加急会议开始前，即 {Moment(deadline.At)}。",
        DeadlineRule.Earliest => $"最早：材料送达后满 {Number(deadline.WorkingDays)} 个工作日，即 {Moment(deadline.At)}。",
        _ when deadline.WorkingDays < 0 => $"期限：往前第 {Number(-deadline.WorkingDays)} 个工作日下班前，即 {Moment(deadline.At)}。",
        _ when deadline.WorkingDays is 0 => $"期限：第 0 天当天下班前，即 {Moment(deadline.At)}。",
        _ => $"期限：第 {Number(deadline.WorkingDays)} 个工作日下班前，即 {Moment(deadline.At)}。",
    };

    private static string Day(TrailDay day, Deadline deadline)
    {
        var name = day.Name is null ? "" : $"（{day.Name}）";
        var kind = day.Kind switch
        {
            DayKind.Weekend => " 周末",
            DayKind.Rest => " 休" + name,
            DayKind.WorkingWeekend => " 班" + (day.Name is null ? "（调休）" : $"（{day.Name}调休）"),
            DayKind.CompanyRest => " 公司休息日" + name,
            DayKind.CompanyWorking => " 公司工作日" + name,
            DayKind.ProvisionalWeekend => " 周末（暂定）",
            DayKind.ProvisionalWeekday => " 工作日（暂定）",
            _ => "",
        };
        var count = day.Count switch
        {
            0 => deadline.Rule is DeadlineRule.Hours or DeadlineRule.TimeLeft ? " 起算日" : " 第 0 天，不计入",
            { } n => $" {(deadline.WorkingDays < 0 ? "往前" : "")}第 {Number(n)} 个工作日",
            null when day.Kind.IsWorking() => " 已过下班时间，不计入",
            null => "",
        };
        return Date(day.Date) + kind + count;
    }

    private static ImmutableArray<string> Provisional(Deadline deadline) => deadline.Provisional
        ? [$"暂定：{Years(deadline)}放假安排尚未公布，暂按周一至周五上班推算；公布后重新计算，有变动会通知。"]
        : [];

    private static string Years(Deadline deadline) => string.Join('、', UnannouncedYears(deadline).Select(Number)) is { Length: > 0 } years ? years + " 年" : "";

    private static string Hours(TimeSpan time) => $"{Number((int)time.TotalHours)} 小时 {Number(time.Minutes)} 分";

    private static string Moment(DateTimeOffset at) => $"{Date(DateOnly.FromDateTime(at.DateTime))} {Clock(at)}";

    private static string Date(DateOnly date) => $"{Iso(date)} {Weekdays[(int)date.DayOfWeek]}";
}
