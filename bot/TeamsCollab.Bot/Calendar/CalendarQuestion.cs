using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using TeamsCollab.Process.Calendar;

namespace TeamsCollab.Bot.Calendar;

/// <summary>What <c>calendar explain</c> was asked: the moment counted from, the limit, and what was assumed about the moment.</summary>
internal sealed record CalendarQuestion(DateTimeOffset From, int WorkingDays, string Language, bool ZoneAssumed, bool HourAssumed)
{
    private static readonly string[] WithoutOffset =
    [
        "yyyy-MM-dd'T'HH':'mm", "yyyy-MM-dd'T'HH':'mm':'ss", "yyyy-MM-dd'T'HH':'mm':'ss'.'FFFFFFF",
        "yyyy-MM-dd' 'HH':'mm", "yyyy-MM-dd' 'HH':'mm':'ss", "yyyy-MM-dd' 'HH':'mm':'ss'.'FFFFFFF",
    ];

    private static readonly string[] WithOffset = [.. WithoutOffset.Select(format => format + "K")];

    /// <param name="args">The command line behind <c>calendar explain</c>.</param>
    /// <param name="calendar">Its zone and opening are taken where the moment does not say.</param>
    /// <param name="question">What was asked.</param>
    /// <param name="problem">What to do, in Chinese and in English, where it was not understood.</param>
    public static bool TryRead(
        ReadOnlySpan<string> args, WorkingCalendar calendar, [NotNullWhen(true)] out CalendarQuestion? question, [NotNullWhen(false)] out string? problem)
    {
        question = null;
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < args.Length; i++)
        {
            var (name, value) = args[i].Split('=', 2) is [var before, var after] ? (before, after) : (args[i], null);
            if (name is not ("--from" or "--working-days" or "--language"))
            {
                problem = $"不认识 {name}。 Unknown: {name}.";
                return false;
            }

            value ??= i + 1 < args.Length ? args[++i] : null;
            if (value is null || !options.TryAdd(name, value))
            {
                problem = $"{name} 后面要写一个值，且只能写一次。 {name} needs one value, once.";
                return false;
            }
        }

        problem = Understand(options, calendar, out question);
        return question is not null;
    }

    private static string? Understand(Dictionary<string, string> options, WorkingCalendar calendar, out CalendarQuestion? question)
    {
        question = null;
        if (!options.TryGetValue("--from", out var from) || !options.TryGetValue("--working-days", out var days))
        {
            return "请同时写明 --from 和 --working-days。 Give both --from and --working-days.";
        }

        if (!int.TryParse(days, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var workingDays) || Math.Abs((long)workingDays) > WorkingCalendar.LongestLimit)
        {
            return $"--working-days {days} 不对，应为 -{WorkingCalendar.LongestLimit} 到 {WorkingCalendar.LongestLimit} 的整数。 --working-days must be a whole number from -{WorkingCalendar.LongestLimit} to {WorkingCalendar.LongestLimit}.";
        }

        var language = options.GetValueOrDefault("--language", "zh-CN");
        if (language is not ("zh-CN" or "zh" or "en"))
        {
            return $"--language {language} 不支持，可用 zh-CN 或 en。 --language must be zh-CN or en.";
        }

        if (Moment(from, calendar) is not { } moment || moment.At.Year is < 1950 or > 2900)
        {
            return $"--from {from} 不是可用的时间，请写成 2026-09-30T10:00:00+08:00。 --from is not a usable time; write 2026-09-30T10:00:00+08:00.";
        }

        question = new CalendarQuestion(moment.At, workingDays, language, moment.ZoneAssumed, moment.HourAssumed);
        return null;
    }

    private static (DateTimeOffset At, bool ZoneAssumed, bool HourAssumed)? Moment(string text, WorkingCalendar calendar)
    {
        if (DateTime.TryParseExact(text, WithoutOffset, CultureInfo.InvariantCulture, DateTimeStyles.None, out var wall) && wall.Year is > 1 and < 9999)
        {
            return (calendar.AtWallClock(wall), true, false);
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is > 1 and < 9999)
        {
            return (calendar.OpeningOf(date), true, true);
        }

        return DateTimeOffset.TryParseExact(text, WithOffset, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? (at, false, false) : null;
    }
}
