using System.Buffers;
using System.Text;

namespace TeamsCollab.CardTemplating;

/// <summary>Makes text typed by people safe in places that clients render as markdown.</summary>
public static class Markdown
{
    private const string Always = "\\`*_{}[]<>&|~@!";
    private static readonly SearchValues<char> AlwaysEscaped = SearchValues.Create(Always);
    private static readonly SearchValues<char> SometimesEscaped = SearchValues.Create(Always + " \t#+-=.):/");
    private const char NoBreakSpace = '\u00a0';

    /// <summary>
    /// The same text for a reader, without emphasis, headings, lists, links (bare addresses too), images, mentions (<c>&lt;at&gt;</c>),
    /// HTML, entities, and the client's own <c>{{DATE(…)}}</c>. Works by backslashes before ASCII punctuation (CommonMark 0.31, 2.4);
    /// indentation becomes no-break spaces. Not for inputs, action data or attributes: they show the backslashes.
    /// </summary>
    public static string Escape(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.AsSpan().ContainsAny(SometimesEscaped))
        {
            return text;
        }

        var escaped = new StringBuilder(text.Length + 16);
        var atLineStart = true;
        for (var i = 0; i < text.Length; i++)
        {
            var unit = text[i];
            if (atLineStart && unit is ' ' or '\t')
            {
                escaped.Append(NoBreakSpace);
                continue;
            }

            if (NeedsBackslash(text, i, atLineStart))
            {
                escaped.Append('\\');
            }

            escaped.Append(unit);
            atLineStart = unit is '\n' or '\r';
        }

        return escaped.ToString();
    }

    private static bool NeedsBackslash(string text, int at, bool atLineStart) => text[at] switch
    {
        var unit when AlwaysEscaped.Contains(unit) => true,
        '#' or '+' or '-' or '=' => atLineStart,
        '.' => EndsListNumber(text, at) || (at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1])),
        ')' => EndsListNumber(text, at),
        ':' => at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1]),
        '/' => at > 0 && text[at - 1] == '/',
        _ => false,
    };

    private static bool EndsListNumber(string text, int at)
    {
        var before = at - 1;
        while (before >= 0 && char.IsAsciiDigit(text[before]))
        {
            before--;
        }

        while (before >= 0 && text[before] is ' ' or '\t')
        {
            before--;
        }

        return at > 0 && char.IsAsciiDigit(text[at - 1]) && (before < 0 || text[before] is '\n' or '\r');
    }
}
