using System.Text;
using TeamsCollab.CardTemplating.Expressions;
using TeamsCollab.CardTemplating.Values;

namespace TeamsCollab.CardTemplating.Templates;

/// <param name="Text">Plain text, or what stands between <c>${</c> and <c>}</c>.</param>
/// <param name="IsExpression">Which of the two.</param>
/// <param name="Position">UTF-16 offset of the text.</param>
internal readonly record struct TextPart(string Text, bool IsExpression, int Position);

/// <summary>Cuts a text at its <c>${…}</c>. In a text that has <c>${</c>, <c>\$</c> is a dollar sign that begins nothing; other backslashes mean nothing.</summary>
internal static class TemplateText
{
    public static List<TextPart> Split(string text)
    {
        if (!text.Contains("${", StringComparison.Ordinal))
        {
            return text.Length == 0 ? [] : [new TextPart(text, false, 0)];
        }

        var parts = new List<TextPart>();
        var plain = new StringBuilder();
        var at = 0;
        while (at < text.Length)
        {
            if (IsAt(text, at, "\\$"))
            {
                plain.Append('$');
                at += 2;
            }
            else if (IsAt(text, at, "${"))
            {
                var end = EndOf(text, at + 2);
                if (plain.Length > 0)
                {
                    parts.Add(new TextPart(plain.ToString(), false, at));
                    plain.Clear();
                }

                parts.Add(new TextPart(text[(at + 2)..end], true, at + 2));
                at = end + 1;
            }
            else
            {
                plain.Append(text[at++]);
            }
        }

        if (plain.Length > 0)
        {
            parts.Add(new TextPart(plain.ToString(), false, at));
        }

        return parts;
    }

    /// <summary>The arguments of the concatenation that a text in backticks stands for.</summary>
    public static List<Syntax> SplitInterpolation(string text, int position)
    {
        var arguments = new List<Syntax> { new Syntax.Literal(position, Value.Of("")) };
        foreach (var part in Split(text))
        {
            arguments.Add(part.IsExpression
                ? ExpressionParser.Parse(part.Text)
                : new Syntax.Literal(position + part.Position, Value.Of(part.Text.Replace("\\`", "`", StringComparison.Ordinal))));
        }

        return arguments;
    }

    private static bool IsAt(string text, int at, string wanted) => string.CompareOrdinal(text, at, wanted, 0, wanted.Length) == 0;

    // Braces and quotes of the expression itself are skipped, so that '}' and {a: 1} may stand in it.
    private static int EndOf(string text, int start)
    {
        var open = 0;
        for (var at = start; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '\'' or '"' or '`':
                    at = EndOfQuote(text, at);
                    break;
                case '{':
                    open++;
                    break;
                case '}' when open == 0:
                    return at;
                case '}':
                    open--;
                    break;
            }
        }

        throw new ExpressionFault(start, "${ without its closing }.", "Close it, or write \\${ for the characters themselves.");
    }

    private static int EndOfQuote(string text, int start)
    {
        for (var at = start + 1; at < text.Length; at++)
        {
            if (text[at] == text[start])
            {
                return at;
            }

            at += text[at] == '\\' ? 1 : 0;
        }

        throw new ExpressionFault(start, "A text without its closing quote.", $"Add {text[start]}.");
    }
}
