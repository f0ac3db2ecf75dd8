using System.Globalization;

namespace TeamsCollab.CardTemplating.Values;

/// <summary>Numbers as the language writes and reads them: the shortest decimal text that gives the same double (ECMA-262, Number::toString).</summary>
internal static class JavaScriptNumber
{
    public static string Write(double value)
    {
        if (value == 0)
        {
            return "0";
        }

        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
        }

        if (Math.Abs(value) < 1e15 && Math.Floor(value) == value)
        {
            return ((long)value).ToString(CultureInfo.InvariantCulture);
        }

        var round = Math.Abs(value).ToString("R", CultureInfo.InvariantCulture);
        var power = round.IndexOf('E', StringComparison.Ordinal);
        var plain = power < 0 ? round : round[..power];
        var point = plain.IndexOf('.', StringComparison.Ordinal);
        var significant = plain.Replace(".", "", StringComparison.Ordinal).TrimStart('0');
        var leading = plain.Length - (point < 0 ? 0 : 1) - significant.Length;
        var exponent = (point < 0 ? plain.Length : point) - 1 - leading
            + (power < 0 ? 0 : int.Parse(round.AsSpan(power + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
        var digits = significant.TrimEnd('0');
        var text = (exponent, digits.Length) switch
        {
            ( >= 21 or < -6, 1) => $"{digits}e{(exponent < 0 ? "-" : "+")}{Math.Abs(exponent)}",
            ( >= 21 or < -6, _) => $"{digits[0]}.{digits.AsSpan(1)}e{(exponent < 0 ? "-" : "+")}{Math.Abs(exponent)}",
            ( < 0, _) => $"0.{new string('0', -exponent - 1)}{digits}",
            var (e, n) when n <= e + 1 => digits + new string('0', e + 1 - n),
            var (e, _) => $"{digits.AsSpan(0, e + 1)}.{digits.AsSpan(e + 1)}",
        };
        return value < 0 ? "-" + text : text;
    }

    /// <summary>
    /// Rounds the exact value of the double, half away from zero (Number::toFixed): 1.005 is a little less and gives 1.00. False where it is too large to have digits to round.
    /// </summary>
    public static bool TryRound(double value, int digits, out decimal rounded)
    {
        rounded = 0;
        if (!(Math.Abs(value) < 1e15))
        {
            return false;
        }

        var exact = decimal.Parse(value.ToString("G25", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);
        rounded = Math.Round(exact, digits, MidpointRounding.AwayFromZero);
        return true;
    }

    /// <summary>Reads as many characters as make a number and ignores the rest; false where there is none.</summary>
    public static bool TryReadPrefix(string text, bool whole, out double value)
    {
        var trimmed = text.AsSpan().TrimStart();
        var end = trimmed.Length > 0 && trimmed[0] is '+' or '-' ? 1 : 0;
        var digits = end;
        while (end < trimmed.Length && char.IsAsciiDigit(trimmed[end]))
        {
            end++;
        }

        var found = end - digits;
        if (!whole && end < trimmed.Length && trimmed[end] == '.')
        {
            var point = end++;
            while (end < trimmed.Length && char.IsAsciiDigit(trimmed[end]))
            {
                end++;
                found++;
            }

            end = end == point + 1 && found == 0 ? point : end;
        }

        value = 0;
        if (found == 0)
        {
            return false;
        }

        if (!whole && end < trimmed.Length && trimmed[end] is 'e' or 'E')
        {
            var after = end + 1 < trimmed.Length && trimmed[end + 1] is '+' or '-' ? end + 2 : end + 1;
            var stop = after;
            while (stop < trimmed.Length && char.IsAsciiDigit(trimmed[stop]))
            {
                stop++;
            }

            end = stop > after ? stop : end;
        }

        return double.TryParse(trimmed[..end], NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }
}
