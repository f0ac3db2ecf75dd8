using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using TeamsCollab.Process.Calendar;

namespace TeamsCollab.Bot.Calendar;

/// <summary>
/// The working calendar of the organisation: the State Council's notices that came with the product, a later file where one is
/// configured, and the company's own days from the configuration section <c>Calendar</c>.
/// </summary>
public static class ChineseHolidays
{
    private const string Embedded = "holidays-cn.json";

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
    };

    /// <summary>The calendar with the product's own days and default settings.</summary>
    public static WorkingCalendar Load()
    {
        using var stream = typeof(ChineseHolidays).Assembly.GetManifestResourceStream(Embedded)!;
        return With(new WorkingCalendar(), stream, Embedded);
    }

    /// <summary>The calendar as configured: Zone, OpensAt, ClosesAt, HolidaysFile, CompanyRestDays, CompanyWorkingDays.</summary>
    /// <exception cref="InvalidDataException">A setting or the holidays file cannot be used; the message says which and what to do.</exception>
    public static WorkingCalendar Load(IConfiguration section)
    {
        var calendar = Load();
        if (section["HolidaysFile"] is { Length: > 0 } path)
        {
            calendar = WithFile(calendar, path);
        }

        return CalendarSettings.Apply(calendar, section);
    }

    /// <summary>The file's years take the place of the same years before; other years stay.</summary>
    internal static WorkingCalendar With(WorkingCalendar calendar, Stream json, string source)
    {
        var file = Parse(json, source);
        if (string.IsNullOrWhiteSpace(file.Version) || file.Years is not { Count: > 0 })
        {
            throw Unusable(source, "缺少 version 或 years", "version or years is missing");
        }

        var announced = calendar.AnnouncedYears;
        var days = calendar.SpecialDays;
        foreach (var (key, year) in file.Years)
        {
            if (!int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1900 or > 2999 || string.IsNullOrWhiteSpace(year?.Notice))
            {
                throw Unusable(source, $"年份 {key} 不对，或缺少 notice（通知网址）", $"year {key} is not a year, or has no notice (address)");
            }

            var replaced = announced.GetValueOrDefault(number);
            announced = announced.SetItem(number, year.Notice);
            days = days.RemoveRange(days.Where(day => day.Value.Source == replaced).Select(day => day.Key).ToList());
            days = Add(days, year.Rest, DayKind.Rest, number, year.Notice, source);
            days = Add(days, year.Work, DayKind.WorkingWeekend, number, year.Notice, source);
        }

        return calendar with { Version = file.Version, AnnouncedYears = announced, SpecialDays = days };
    }

    private static ImmutableSortedDictionary<DateOnly, SpecialDay> Add(
        ImmutableSortedDictionary<DateOnly, SpecialDay> days, Dictionary<string, string?[]?>? named, DayKind kind, int year, string notice, string source)
    {
        foreach (var (name, spans) in named ?? [])
        {
            foreach (var span in spans ?? [null])
            {
                if (!DateSpan.TryRead(span ?? "", year, out var dates))
                {
                    throw Unusable(source, $"{name} 的日期 {span} 不对，应为 MM-dd 或 MM-dd/MM-dd", $"{span} of {name} is not MM-dd or MM-dd/MM-dd");
                }

                foreach (var date in dates)
                {
                    if (days.TryGetValue(date, out var other) && other.Source == notice)
                    {
                        throw Unusable(source, $"{date:yyyy-MM-dd} 出现了两次", $"{date:yyyy-MM-dd} stands there twice");
                    }

                    days = days.SetItem(date, new SpecialDay(kind, name, notice));
                }
            }
        }

        return days;
    }

    private static WorkingCalendar WithFile(WorkingCalendar calendar, string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return With(calendar, stream, path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw Unusable(path, "读不到这个文件，请检查 Calendar:HolidaysFile", "the file cannot be read; check Calendar:HolidaysFile", fault);
        }
    }

    private static HolidayFile Parse(Stream json, string source)
    {
        try
        {
            return JsonSerializer.Deserialize<HolidayFile>(json, Format) ?? new HolidayFile(null, null);
        }
        catch (JsonException fault)
        {
            throw Unusable(source, "不是有效的 JSON 放假安排", "it is not a holidays file in JSON", fault);
        }
    }

    private static InvalidDataException Unusable(string source, string chinese, string english, Exception? fault = null) =>
        new($"{source}:{chinese}。 {source}: {english}.", fault);
}
