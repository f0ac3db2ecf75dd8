using TeamsCollab.Process.Calendar;

namespace TeamsCollab.Process.Records;

internal static class CalendarHistory
{
    public static string Of(CalendarEvent.Recomputed happened, RecordSource source)
    {
        var moved = happened.Limits.Where(limit => limit.Moved).ToArray();
        return moved.Length == 0
            ? source.Say($"按日历 {happened.Version} 重新计算暂定期限：没有变动", $"counted provisional limits again with calendar {happened.Version}: none moved")
            : source.Say($"按日历 {happened.Version} 重新计算暂定期限：", $"counted provisional limits again with calendar {happened.Version}: ")
                + string.Join(source.Say("；", "; "), moved.Select(limit => $"{source.Minute(limit.Before.At)} → {source.Minute(limit.After.Due.At)}"));
    }
}
