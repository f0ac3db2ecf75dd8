using System.Text.RegularExpressions;

namespace TeamsCollab.Process.Content;

/// <summary>
/// Words that promise nothing (N01, B8): 尽快, 大概, 相关部门, TBD. Whoever writes one into a request or a task is asked for a
/// number, a date or a name instead, or for the reason why none can be given yet.
/// </summary>
public static partial class VagueWords
{
    /// <summary>The first one, as it was typed; null where there is none.</summary>
    public static string? In(string? text) => text is { Length: > 0 } && Phrases().Match(text) is { Success: true, Value: var found } ? found : null;

    /// <summary>
    /// Refuses the first field that holds one, unless a reason was given. The reason is kept with the words that it is about.
    /// </summary>
    public static Refusal? Fault(string? reason, params ReadOnlySpan<(string Field, string Text)> fields)
    {
        if (Inputs.Optional(reason, "vagueReason") is { } tooLong)
        {
            return tooLong;
        }

        if (!string.IsNullOrWhiteSpace(reason))
        {
            return null;
        }

        foreach (var (field, text) in fields)
        {
            if (In(text) is { } found)
            {
                return new Refusal(Because.Vague, field, found);
            }
        }

        return null;
    }

    /// <summary>The reason, where there is something that it excuses; else nothing worth keeping.</summary>
    internal static string Excuse(string? reason, params ReadOnlySpan<string> texts)
    {
        foreach (var text in texts)
        {
            if (In(text) is not null)
            {
                return reason ?? string.Empty;
            }
        }

        return string.Empty;
    }

    /// <summary>Between Chinese characters, as in 日期TBD, there is no word boundary. 大概率 is a probability, 争取到 a result: they say something.</summary>
    [GeneratedRegex(
        @"尽快|尽早|尽量|大概(?!率)|大约|大致|差不多|适时|适当|酌情|争取(?!到)|(?:相关|有关)(?:部门|单位|人员|负责人|同事|方面|各方)|若干|近期|过几天|过段时间|稍后|回头|视情况|看情况|待(?:定|确认|确定|商定)|择[期日]|抓紧|尽可能"
        + @"|(?<![a-z0-9])(?:TBD|TBC|TBA|ASAP|as soon as possible|soon|roughly|approximately|sometime|some day|as appropriate|where appropriate|if possible|as needed|try to|to be (?:decided|determined|confirmed|defined)|relevant (?:departments?|people|parties|teams?|colleagues)|more or less|a few|in the near future)(?![a-z0-9])",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 2000)]
    private static partial Regex Phrases();
}
