using System.Collections.Immutable;
using static TeamsCollab.Process.Calendar.TrailWords;

namespace TeamsCollab.Process.Calendar;

internal static class TrailInEnglish
{
    private static readonly string[] Weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

    /// <summary>The holidays that the State Council's notices name; any other name is shown as it is written.</summary>
    private static readonly ImmutableDictionary<string, string> Holidays = new Dictionary<string, string>
    {
        ["元旦"] = "New Year's Day",
        ["春节"] = "Spring Festival",
        ["清明节"] = "Qingming Festival",
        ["劳动节"] = "Labour Day",
        ["端午节"] = "Dragon Boat Festival",
        ["中秋节"] = "Mid-Autumn Festival",
        ["国庆节"] = "National Day",
    }.ToImmutableDictionary();

    public static ImmutableArray<string> Lines(Deadline deadline) =>
    [
        .. Start(deadline),
        Rule(deadline),
        .. deadline.Trail.Select(day => Day(day, deadline)),
        .. Provisional(deadline),
        $"Calendar version: {deadline.Calendar}",
    ];

    private static ImmutableArray<string> Start(Deadline deadline)
    {
        var from = Moment(deadline.From);
        var zero = deadline.Trail.FirstOrDefault(day => day.Count is 0)?.Date ?? default;
        return StartOf(deadline) switch
        {
            StartCase.SameDay when deadline.Rule is DeadlineRule.Hours or DeadlineRule.TimeLeft => [$"Start: {from}; only opening hours count."],
            StartCase.SameDay => [$"Start: {from}; that day is day 0 and is not counted."],
            StartCase.AfterClose => [$"Start: {from} is after close of business, so it counts as received when work starts on {Date(zero)}, which is day 0."],
            StartCase.RestDay => [$"Start: {from} is not a working day, so it counts as received when work starts on {Date(zero)}, which is day 0."],
            StartCase.Backwards => [$"Start: {from}, counted backwards; that day is day 0 and is not counted."],
            _ => [],
        };
    }

    private static string Rule(Deadline deadline) => deadline.Rule switch
    {
        DeadlineRule.Hours => $"Limit: {Number(deadline.Hours)} working hours, until {Moment(deadline.At)}.",
        DeadlineRule.TimeLeft => $"Limit: the working time left before the pause, {Hours(deadline.Left)}, runs on until {Moment(deadline.At)}.",
        DeadlineRule.Agenda => $"Limit: at least {Number(deadline.Hours)} hours before the meeting and by close of the previous working day, whichever is earlier: {Moment(deadline.At)}.",
        DeadlineRule.AtStart => $"Limit: the beginning of the urgent meeting, {Moment(deadline.At)}.",
        DeadlineRule.Earliest => $"Earliest: {Number(deadline.WorkingDays)} full working days after the materials arrived, {Moment(deadline.At)}.",
        _ when deadline.WorkingDays < 0 => $"Limit: close of working day {Number(-deadline.WorkingDays)} before, {Moment(deadline.At)}.",
        _ when deadline.WorkingDays is 0 => $"Limit: close of day 0 itself, {Moment(deadline.At)}.",
        _ => $"Limit: close of working day {Number(deadline.WorkingDays)}, {Moment(deadline.At)}.",
    };

    private static string Day(TrailDay day, Deadline deadline)
    {
        var name = day.Name is null ? "" : $" ({string.Join(", ", day.Name.Split('、').Select(part => Holidays.GetValueOrDefault(part, part)))})";
        var kind = day.Kind switch
        {
            DayKind.Weekend => " weekend",
            DayKind.Rest => " rest day" + name,
            DayKind.WorkingWeekend => " working weekend" + name,
            DayKind.CompanyRest => " company rest day" + name,
            DayKind.CompanyWorking => " company working day" + name,
            DayKind.ProvisionalWeekend => " weekend (provisional)",
            DayKind.ProvisionalWeekday => " weekday (provisional)",
            _ => "",
        };
        var count = day.Count switch
        {
            0 => deadline.Rule is DeadlineRule.Hours or DeadlineRule.TimeLeft ? " start" : " day 0, not counted",
            { } n => $" working day {Number(n)}{(deadline.WorkingDays < 0 ? " before" : "")}",
            null when day.Kind.IsWorking() => " after close of business, not counted",
            null => "",
        };
        return Date(day.Date) + kind + count;
    }

    private static ImmutableArray<string> Provisional(Deadline deadline) => deadline.Provisional
        ? [$"Provisional (暂定): the holiday notice{Years(deadline)} is not published yet; Monday to Friday are taken as working days. The date is found again when it appears, with a notice if it moves."]
        : [];

    private static string Years(Deadline deadline) =>
        string.Join(", ", UnannouncedYears(deadline).Select(Number)) is { Length: > 0 } years ? " for " + years : "";

    private static string Hours(TimeSpan time) => $"{Number((int)time.TotalHours)} h {Number(time.Minutes)} min";

    private static string Moment(DateTimeOffset at) => $"{Date(DateOnly.FromDateTime(at.DateTime))} {Clock(at)}";

    private static string Date(DateOnly date) => $"{Iso(date)} {Weekdays[(int)date.DayOfWeek]}";
}
