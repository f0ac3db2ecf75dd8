using System.Globalization;
using System.Text;

namespace TeamsCollab.CardTemplating.Values;

/// <summary>Reads the inside of a JSON string, also one that the ordinary reader refuses; what is not Unicode becomes U+FFFD.</summary>
internal static class WellFormedText
{
    public static string Repair(ReadOnlySpan<byte> token)
    {
        var text = Encoding.UTF8.GetString(token);
        if (!text.Contains('\\', StringComparison.Ordinal))
        {
            return text;
        }

        var units = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                units.Append(text[i]);
                continue;
            }

            i++;
            if (text[i] == 'u')
            {
                units.Append((char)ushort.Parse(text.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                i += 4;
            }
            else
            {
                units.Append(text[i] switch { 'b' => '\b', 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t', var same => same });
            }
        }

        return Replace(units.ToString());
    }

    /// <summary>Replaces lone surrogates, which no UTF-8 text can hold.</summary>
    public static string Replace(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\ud800', '\udfff'))
        {
            return text;
        }

        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            whole.Append(rune.ToString());
        }

        return whole.ToString();
    }
}
