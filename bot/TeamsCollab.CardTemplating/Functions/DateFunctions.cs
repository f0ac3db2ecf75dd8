using System.Globalization;
using TeamsCollab.CardTemplating.Values;

namespace TeamsCollab.CardTemplating.Functions;

/// <summary>Moments computed from moments, in UTC unless a zone is named. An optional format and culture stand last.</summary>
internal static class DateFunctions
{
    public static FunctionDefinition[] All { get; } =
    [
        Step("addDays", (moment, count) => moment.AddDays(count)),
        Step("addHours", (moment, count) => moment.AddHours(count)),
        Step("addMinutes", (moment, count) => moment.AddMinutes(count)),
        Step("addSeconds", (moment, count) => moment.AddSeconds(count)),
        new("addToTime", "s:SiSS?S?", (x, of) => AddUnits(x, of, 1)),
        new("subtractFromTime", "s:SiSS?S?", (x, of) => AddUnits(x, of, -1)),
        Start("startOfDay", moment => moment.AddTicks(-moment.TimeOfDay.Ticks)),
        Start("startOfHour", moment => moment.AddTicks(-(moment.Ticks % TimeSpan.TicksPerHour))),
        Start("startOfMonth", moment => new DateTimeOffset(moment.Year, moment.Month, 1, 0, 0, 0, TimeSpan.Zero)),
        new("convertFromUTC", "s:SSS?S?", FromUtc),
        new("convertToUTC", "s:SSS?S?", ToUtc),
        new("dateTimeDiff", "n:SS", (_, of) => Timestamp.TryRead(of[0].Text, out var later) && Timestamp.TryRead(of[1].Text, out var earlier) ? Value.Of((later - earlier).Ticks) : Value.Error),
    ];

    private static FunctionDefinition Step(string name, Func<DateTimeOffset, double, DateTimeOffset> add) =>
        new(name, "s:SnS?S?", (x, of) => Timestamp.TryRead(of[0].Text, out var moment) ? Moved(x, of, moment, add, Math.Truncate(of[1].Number), 2) : Value.Error);

    private static FunctionDefinition Start(string name, Func<DateTimeOffset, DateTimeOffset> start) =>
        new(name, "s:SS?S?", (x, of) => Timestamp.TryRead(of[0].Text, out var moment) ? FormatFunctions.Format(x, of, start(moment)) : Value.Error);

    private static Value AddUnits(Expansion expansion, ReadOnlySpan<Value> of, int sign)
    {
        Func<DateTimeOffset, double, DateTimeOffset>? add = of[2].Text switch
        {
            "Second" => (moment, count) => moment.AddSeconds(count),
            "Minute" => (moment, count) => moment.AddMinutes(count),
            "Hour" => (moment, count) => moment.AddHours(count),
            "Day" => (moment, count) => moment.AddDays(count),
            "Week" => (moment, count) => moment.AddDays(count * 7),
            "Month" => (moment, count) => moment.AddMonths((int)count),
            "Year" => (moment, count) => moment.AddYears((int)count),
            _ => null,
        };
        return add is not null && Timestamp.TryRead(of[0].Text, out var moment)
            ? Moved(expansion, of, moment, add, sign * Math.Truncate(of[1].Number), 3)
            : Value.Error;
    }

    private static Value Moved(Expansion expansion, ReadOnlySpan<Value> of, DateTimeOffset moment, Func<DateTimeOffset, double, DateTimeOffset> add, double count, int formatAt)
    {
        try
        {
            return FormatFunctions.Format(expansion, of, add(moment, count), formatAt);
        }
        catch (ArgumentException)
        {
            return Value.Error;
        }
    }

    private static Value FromUtc(Expansion expansion, ReadOnlySpan<Value> of) =>
        Timestamp.TryRead(of[0].Text, out var moment) && TimeZoneInfo.TryFindSystemTimeZoneById(of[1].Text, out var zone)
            ? FormatFunctions.Format(expansion, of, TimeZoneInfo.ConvertTime(moment, zone), 2, Timestamp.WithoutZone)
            : Value.Error;

    private static Value ToUtc(Expansion expansion, ReadOnlySpan<Value> of)
    {
        if (!DateTime.TryParseExact(of[0].Text, ["yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ss.FFFFFFF"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            || !TimeZoneInfo.TryFindSystemTimeZoneById(of[1].Text, out var zone)
            || zone.IsInvalidTime(local))
        {
            return Value.Error;
        }

        return FormatFunctions.Format(expansion, of, new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(local, zone), TimeSpan.Zero), 2);
    }
}
