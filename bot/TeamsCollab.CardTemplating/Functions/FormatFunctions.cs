using System.Globalization;
using TeamsCollab.CardTemplating.Values;

namespace TeamsCollab.CardTemplating.Functions;

/// <summary>Numbers and moments as readers see them: in the culture of the expansion, or the one named by the last argument.</summary>
internal static class FormatFunctions
{
    private const int MostDigits = 20;

    public static FunctionDefinition[] All { get; } =
    [
        new("formatNumber", "s:nnS?", FormatNumber),
        new("formatDateTime", "s:SS?S?", (x, of) => Timestamp.TryReadAny(of[0].Text, out var moment) ? Format(x, of, moment) : Value.Error),
        new("formatEpoch", "s:nS?S?", (x, of) => Timestamp.TryFromTicks(DateTimeOffset.UnixEpoch.Ticks + (of[0].Number * TimeSpan.TicksPerSecond), out var moment) ? Format(x, of, moment) : Value.Error),
        new("formatTicks", "s:*S?S?", (x, of) => Timestamp.TryReadTicks(of[0], out var moment) ? Format(x, of, moment) : Value.Error),
    ];

    /// <summary>Formats by the optional format and culture that stand at the end of a date function's arguments.</summary>
    public static Value Format(Expansion expansion, ReadOnlySpan<Value> of, DateTimeOffset moment, int formatAt = 1, string format = Timestamp.Written)
    {
        var wanted = of.Length > formatAt && of[formatAt].Text.Length > 0 ? of[formatAt].Text : format;
        return TryCulture(expansion, of, formatAt + 1, out var culture) ? Timestamp.Format(moment, wanted, culture) : Value.Error;
    }

    private static Value FormatNumber(Expansion expansion, ReadOnlySpan<Value> of)
    {
        var digits = of[1].Number;
        return digits is < 0 or > MostDigits || !double.IsFinite(of[0].Number) || !TryCulture(expansion, of, 2, out var culture)
            ? Value.Error
            : Value.Of(JavaScriptNumber.TryRound(of[0].Number, (int)digits, out var rounded) ? rounded.ToString($"N{(int)digits}", culture) : of[0].Number.ToString($"N{(int)digits}", culture));
    }

    private static bool TryCulture(Expansion expansion, ReadOnlySpan<Value> of, int at, out CultureInfo culture)
    {
        culture = expansion.Culture;
        try
        {
            culture = of.Length > at && of[at].Text.Length > 0 ? CultureInfo.GetCultureInfo(of[at].Text, predefinedOnly: true) : culture;
            return true;
        }
        catch (CultureNotFoundException)
        {
            return false;
        }
    }
}
