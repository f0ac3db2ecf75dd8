using System.Globalization;
using TeamsCollab.CardTemplating.Values;

namespace TeamsCollab.CardTemplating.Functions;

/// <summary>Moments as text. All but formatDateTime take one form only, <c>2026-11-22T10:30:00.000Z</c>, like the language.</summary>
internal static class Timestamp
{
    public const string Written = "yyyy-MM-ddTHH:mm:ss.fffZ";

    public const string WithoutZone = "yyyy-MM-ddTHH:mm:ss.fffffff";

    private const DateTimeStyles AsUtc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    private static readonly string[] AnyForm = ["yyyy-MM-dd", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK"];

    public static bool TryRead(string text, out DateTimeOffset moment) =>
        DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture, AsUtc, out moment);

    public static bool TryReadAny(string text, out DateTimeOffset moment) => DateTimeOffset.TryParseExact(text, AnyForm, CultureInfo.InvariantCulture, AsUtc, out moment);

    /// <summary>Ticks are 100 ns since the year 1, as a number or, beyond what a JSON number holds exactly, as text.</summary>
    public static bool TryReadTicks(in Value value, out DateTimeOffset moment)
    {
        moment = default;
        return value.Kind == ValueKind.Number ? TryFromTicks(value.Number, out moment)
            : value.Kind == ValueKind.Text && long.TryParse(value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && TryFromTicks(ticks, out moment);
    }

    public static bool TryFromTicks(double ticks, out DateTimeOffset moment) => TryFromTicks(ticks is >= 0 and < 4e18 ? (long)ticks : -1, out moment);

    public static bool TryFromTicks(long ticks, out DateTimeOffset moment)
    {
        var valid = ticks >= 0 && ticks <= DateTime.MaxValue.Ticks;
        moment = valid ? new DateTimeOffset(ticks, TimeSpan.Zero) : default;
        return valid;
    }

    /// <summary>A format is always one of letters; a single letter means itself and not one of the framework's standard forms.</summary>
    public static Value Format(DateTimeOffset moment, string format, CultureInfo culture)
    {
        try
        {
            return Value.Of(format == "o" ? moment.ToString("o", culture) : moment.ToString(format.Length == 1 ? "%" + format : format, culture));
        }
        catch (FormatException)
        {
            return Value.Error;
        }
    }
}
