namespace TeamsCollab.Process.Request.Sentences;

/// <summary>Numbers up to 99 as people write them: 12, 十二, 两, 半 aside.</summary>
internal static class ChineseNumber
{
    /// <summary>One number for the regular expressions of the day phrases.</summary>
    public const string Pattern = "(?:[0-9]{1,3}|[一二两三四五六七八九十]{1,3})";

    private const string Digits = "零一二三四五六七八九";

    /// <summary>0 where it is no number.</summary>
    public static int Read(string text)
    {
        if (int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        var ten = text.IndexOf('十', StringComparison.Ordinal);
        return ten < 0
            ? Digit(text)
            : ((ten == 0 ? 1 : Digit(text[..ten])) * 10) + (ten == text.Length - 1 ? 0 : Digit(text[(ten + 1)..]));
    }

    private static int Digit(string text) => text is ['两'] ? 2 : text.Length == 1 ? Math.Max(0, Digits.IndexOf(text[0], StringComparison.Ordinal)) : 0;
}
