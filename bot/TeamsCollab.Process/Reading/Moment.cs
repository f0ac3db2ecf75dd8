using System.Globalization;

namespace TeamsCollab.Process.Reading;

/// <summary>A moment as a reader sees it: date, weekday, time, and how long until then.</summary>
/// <param name="Text">6月20日 周四 18:00, with the year where it is not this year.</param>
/// <param name="Left">还剩 2 天 3 小时, or 已逾期 1 天.</param>
/// <param name="IsProvisional">暂定: it lies in a year whose rest days are not announced (B3).</param>
public sealed record Moment(string Text, string Left, bool IsOverdue, bool IsProvisional)
{
    private static readonly string[] ChineseDays = ["周日", "周一", "周二", "周三", "周四", "周五", "周六"];

    public static Moment Of(DateTimeOffset at, CardReader reader, bool isProvisional = false)
    {
        var (local, now) = (reader.Local(at), reader.Local(reader.Now));
        return new Moment(DateText(local, now, reader.Language, withTime: true), LeftText(at - reader.Now, reader.Language), at < reader.Now, isProvisional);
    }

    public static string Date(DateOnly date, CardReader reader) =>
        DateText(date.ToDateTime(TimeOnly.MinValue), reader.Local(reader.Now), reader.Language, withTime: false);

    /// <summary>A moment for whoever reads it without a card around it.</summary>
    public static string WithYear(DateTimeOffset at, Language language) => DateText(at.DateTime, DateTime.MinValue, language, withTime: true);

    private static string DateText(DateTime at, DateTime now, Language language, bool withTime)
    {
        var time = withTime ? at.ToString(" HH:mm", CultureInfo.InvariantCulture) : string.Empty;
        var otherYear = at.Year != now.Year;
        return language is Language.Chinese
            ? at.ToString(otherYear ? "yyyy年M月d日 " : "M月d日 ", CultureInfo.InvariantCulture) + ChineseDays[(int)at.DayOfWeek] + time
            : at.ToString(otherYear ? "ddd d MMM yyyy" : "ddd d MMM", CultureInfo.InvariantCulture) + time;
    }

    private static string LeftText(TimeSpan left, Language language)
    {
        var (days, hours, minutes) = (Math.Abs(left.Days), Math.Abs(left.Hours), Math.Abs(left.Minutes));
        var span = language is Language.Chinese
            ? days > 0 ? (hours > 0 ? $"{days} 天 {hours} 小时" : $"{days} 天") : hours > 0 ? $"{hours} 小时" : $"{minutes} 分钟"
            : days > 0 ? (hours > 0 ? $"{Count(days, "day")} {Count(hours, "hour")}" : Count(days, "day")) : hours > 0 ? Count(hours, "hour") : Count(minutes, "minute");
        return (language, left < TimeSpan.Zero) switch
        {
            (Language.Chinese, false) => $"还剩 {span}",
            (Language.Chinese, true) => $"已逾期 {span}",
            (_, false) => $"{span} left",
            (_, true) => $"{span} overdue",
        };
    }

    private static string Count(int number, string unit) => $"{number} {unit}{(number == 1 ? string.Empty : "s")}";
}
