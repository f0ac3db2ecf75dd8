using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using TeamsCollab.Process.Calendar;

namespace TeamsCollab.Bot.Calendar;

/// <summary>What an organisation may set for itself in the configuration section <c>Calendar</c>.</summary>
internal static class CalendarSettings
{
    /// <exception cref="InvalidDataException">A setting cannot be used; the message says which and what to do.</exception>
    public static WorkingCalendar Apply(WorkingCalendar calendar, IConfiguration section)
    {
        var own = CompanyDays(section, "CompanyRestDays", DayKind.CompanyRest).Concat(CompanyDays(section, "CompanyWorkingDays", DayKind.CompanyWorking)).ToList();
        if (own.GroupBy(day => day.Key).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw Unusable("CompanyRestDays", $"{twice.Key:yyyy-MM-dd} 写了两次", $"{twice.Key:yyyy-MM-dd} is listed twice");
        }

        var configured = calendar with
        {
            Zone = Zone(section["Zone"]),
            OpensAt = Time(section, "OpensAt", calendar.OpensAt),
            ClosesAt = Time(section, "ClosesAt", calendar.ClosesAt),
            SpecialDays = calendar.SpecialDays.SetItems(own),
        };
        return configured.OpensAt < configured.ClosesAt
            ? configured with { Version = Version(configured, calendar, own) }
            : throw Unusable("ClosesAt", "下班时间应晚于上班时间 OpensAt", "close of business must be later than OpensAt");
    }

    /// <summary>Settings of one's own make another calendar: the version says so, and says whether two of them are the same.</summary>
    private static string Version(WorkingCalendar configured, WorkingCalendar official, List<KeyValuePair<DateOnly, SpecialDay>> own)
    {
        if (own.Count is 0 && (configured.Zone.Id, configured.OpensAt, configured.ClosesAt) == (official.Zone.Id, official.OpensAt, official.ClosesAt))
        {
            return official.Version;
        }

        var days = own.OrderBy(day => day.Key).Select(day => string.Create(CultureInfo.InvariantCulture, $"{day.Key:yyyy-MM-dd} {day.Value.Kind} {day.Value.Name}"));
        var text = string.Create(CultureInfo.InvariantCulture, $"{configured.Zone.Id}\n{configured.OpensAt:HH:mm:ss}\n{configured.ClosesAt:HH:mm:ss}\n{string.Join('\n', days)}");
        return $"{official.Version}+{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 4))}";
    }

    private static TimeZoneInfo Zone(string? id)
    {
        if (string.IsNullOrWhiteSpace(id) || id == WorkingCalendar.China.Id)
        {
            return WorkingCalendar.China;
        }

        return TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone)
            ? zone
            : throw Unusable("Zone", $"没有名为 {id} 的时区，例如 Asia/Shanghai", $"there is no time zone {id}; write one such as Asia/Shanghai");
    }

    private static TimeOnly Time(IConfiguration section, string name, TimeOnly standard)
    {
        if (section[name] is not { Length: > 0 } text)
        {
            return standard;
        }

        return TimeOnly.TryParseExact(text, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : throw Unusable(name, $"{text} 不是时间，请写成 09:00", $"{text} is not a time; write 09:00");
    }

    /// <summary>Entries are "2026-03-09", "2026-03-09 司庆" or "2026-07-01/2026-07-03 年中盘点".</summary>
    private static IEnumerable<KeyValuePair<DateOnly, SpecialDay>> CompanyDays(IConfiguration section, string name, DayKind kind)
    {
        foreach (var text in section.GetSection(name).GetChildren().Select(child => child.Value?.Trim() ?? ""))
        {
            var parts = text.Split(' ', 2, StringSplitOptions.TrimEntries);
            if (!DateSpan.TryRead(parts[0], null, out var dates))
            {
                throw Unusable(name, $"{text} 不对，请写成 2026-03-09 司庆", $"{text} is not a day; write 2026-03-09 and a name");
            }

            var title = parts.Length > 1 ? parts[1] : kind is DayKind.CompanyRest ? "公司休息" : "公司上班";
            foreach (var date in dates)
            {
                yield return KeyValuePair.Create(date, new SpecialDay(kind, title, $"Calendar:{name}"));
            }
        }
    }

    private static InvalidDataException Unusable(string name, string chinese, string english) =>
        new($"设置 Calendar:{name}：{chinese}。 Setting Calendar:{name}: {english}.");
}
