using System.Globalization;
using System.Text;

namespace TeamsCollab.Process.Records;

/// <summary>How many columns of a terminal a text takes: two for a wide East Asian character, none for a combining one (UAX #11, simplified).</summary>
public static class DisplayWidth
{
    public static int Of(string text) => text.EnumerateRunes().Sum(Of);

    public static int Of(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format or UnicodeCategory.Control => 0,
        _ => IsWide(rune.Value) ? 2 : 1,
    };

    public static string Pad(string text, int columns) => text + new string(' ', Math.Max(0, columns - Of(text)));

    /// <summary>Breaks a text into lines of at most so many columns: at spaces where there are some, else between any two characters, as Chinese does.</summary>
    public static IEnumerable<string> Wrap(string text, int columns)
    {
        foreach (var paragraph in text.Split('\n'))
        {
            var (line, width) = (new StringBuilder(), 0);
            foreach (var rune in paragraph.EnumerateRunes())
            {
                if (width + Of(rune) > columns)
                {
                    var rest = TakeBrokenWord(line);
                    yield return line.ToString().TrimEnd();
                    line.Clear().Append(rest);
                    width = Of(rest);
                }

                line.Append(rune.ToString());
                width += Of(rune);
            }

            yield return line.ToString();
        }
    }

    /// <summary>Takes off the Latin word at the end, so that it goes to the next line whole.</summary>
    private static string TakeBrokenWord(StringBuilder line)
    {
        var text = line.ToString();
        var space = text.LastIndexOf(' ');
        var word = text[(space + 1)..];
        if (space <= 0 || word.Length == 0 || word.Length > text.Length / 2 || word.EnumerateRunes().Any(rune => IsWide(rune.Value)))
        {
            return string.Empty;
        }

        line.Length = space;
        return word;
    }

    private static bool IsWide(int code) => code is
        (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0x303E) or (>= 0x3041 and <= 0x33FF) or (>= 0x3400 and <= 0x4DBF)
        or (>= 0x4E00 and <= 0x9FFF) or (>= 0xA000 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF)
        or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6)
        or (>= 0x1F300 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD);
}
