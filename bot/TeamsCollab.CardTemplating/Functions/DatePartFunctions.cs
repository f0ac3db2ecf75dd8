using System.Globalization;
using TeamsCollab.CardTemplating.Values;

namespace TeamsCollab.CardTemplating.Functions;

/// <summary>What is in a moment, and ticks (100 ns) in other units.</summary>
internal static class DatePartFunctions
{
    public static FunctionDefinition[] All { get; } =
    [
        Part("year", "n:S", moment => Value.Of(moment.Year)),
        Part("month", "n:S", moment => Value.Of(moment.Month)),
        Part("dayOfMonth", "n:S", moment => Value.Of(moment.Day)),
        Part("dayOfWeek", "n:S", moment => Value.Of((int)moment.DayOfWeek)),
        Part("dayOfYear", "n:S", moment => Value.Of(moment.DayOfYear)),
        Part("date", "s:S", moment => Value.Of(moment.ToString("M/dd/yyyy", CultureInfo.InvariantCulture))),
        Part("getTimeOfDay", "s:S", moment => Value.Of(TimeOfDay(moment))),
        // As text: a JSON number holds no more than 53 bits exactly, and today's ticks need 60.
        Part("ticks", "*:S", moment => Value.Of(moment.Ticks.ToString(CultureInfo.InvariantCulture))),
        new("ticksToDays", "n:i", (_, of) => Value.Of(of[0].Number / TimeSpan.TicksPerDay)),
        new("ticksToHours", "n:i", (_, of) => Value.Of(of[0].Number / TimeSpan.TicksPerHour)),
        new("ticksToMinutes", "n:i", (_, of) => Value.Of(of[0].Number / TimeSpan.TicksPerMinute)),
    ];

    private static FunctionDefinition Part(string name, string signature, Func<DateTimeOffset, Value> part) =>
        new(name, signature, (_, of) => Timestamp.TryRead(of[0].Text, out var moment) ? part(moment) : Value.Error);

    private static string TimeOfDay(DateTimeOffset moment) => (moment.Hour, moment.Minute) switch
    {
        (0, 0) => "midnight",
        ( < 12, _) => "morning",
        (12, 0) => "noon",
        ( < 18, _) => "afternoon",
        ( < 22, _) or (22, 0) => "evening",
        _ => "night",
    };
}
