using System.Globalization;
using TeamsCollab.Process.Meeting;

namespace TeamsCollab.Bot.Meeting;

/// <summary>An agenda as people type it: one item a line, its minutes and then its text (R28).</summary>
public static class AgendaLines
{
    private static readonly string[] Units = ["分钟", "分", "minutes", "min"];

    /// <summary>0 minutes where the line does not begin with a number; the process then asks for it.</summary>
    public static AgendaItem Read(string line)
    {
        var digits = 0;
        while (digits < line.Length && char.IsAsciiDigit(line[digits]))
        {
            digits++;
        }

        var text = line[digits..].TrimStart();
        text = Units.FirstOrDefault(unit => text.StartsWith(unit, StringComparison.OrdinalIgnoreCase)) is { } unit ? text[unit.Length..] : text;
        return new AgendaItem(
            int.TryParse(line[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) ? minutes : 0,
            text.Trim().TrimStart(':', '\uff1a', '、', ',', '\uff0c').TrimStart());
    }
}
