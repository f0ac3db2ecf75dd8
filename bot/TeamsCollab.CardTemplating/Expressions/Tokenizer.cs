using System.Text;

namespace TeamsCollab.CardTemplating.Expressions;

internal static class Tokenizer
{
    private static readonly string[] Symbols =
        ["&&", "||", "==", "!=", "<=", ">=", "=>", "??", "+", "-", "*", "/", "%", "^", "&", "<", ">", "!", "?", ":", ".", ",", "(", ")", "[", "]", "{", "}"];

    public static List<Token> Read(string expression)
    {
        var tokens = new List<Token>();
        var at = 0;
        while (true)
        {
            while (at < expression.Length && expression[at] is ' ' or '\t' or '\u00a0')
            {
                at++;
            }

            if (at == expression.Length)
            {
                tokens.Add(new Token(TokenKind.End, "", at));
                return tokens;
            }

            tokens.Add(ReadOne(expression, ref at));
        }
    }

    private static Token ReadOne(string expression, ref int at)
    {
        var start = at;
        var first = expression[at];
        if (first is '\'' or '"' or '`')
        {
            return ReadText(expression, ref at);
        }

        if (char.IsAsciiLetter(first) || first is '_' or '$')
        {
            at++;
            while (at < expression.Length && (char.IsAsciiLetterOrDigit(expression[at]) || expression[at] == '_'))
            {
                at++;
            }

            return new Token(TokenKind.Name, expression[start..at], start);
        }

        if (char.IsAsciiDigit(first))
        {
            return ReadNumber(expression, ref at);
        }

        foreach (var symbol in Symbols)
        {
            if (string.CompareOrdinal(expression, at, symbol, 0, symbol.Length) == 0)
            {
                at += symbol.Length;
                return new Token(TokenKind.Symbol, symbol, start);
            }
        }

        throw first is '\r' or '\n'
            ? new ExpressionFault(at, "A line break inside an expression.", "Write the expression on one line.")
            : new ExpressionFault(at, $"'{first}' has no meaning here.", "A property with other characters than letters, digits and _ is read as $data['name'].");
    }

    private static Token ReadNumber(string expression, ref int at)
    {
        var start = at;
        while (at < expression.Length && char.IsAsciiDigit(expression[at]))
        {
            at++;
        }

        if (at + 1 < expression.Length && expression[at] == '.' && char.IsAsciiDigit(expression[at + 1]))
        {
            at++;
            while (at < expression.Length && char.IsAsciiDigit(expression[at]))
            {
                at++;
            }
        }

        return at < expression.Length && (char.IsAsciiLetter(expression[at]) || expression[at] is '_' or '.')
            ? throw new ExpressionFault(at, "A number ends in something else.", "Write numbers as 12 or 12.5.")
            : new Token(TokenKind.Number, expression[start..at], start);
    }

    private static Token ReadText(string expression, ref int at)
    {
        var start = at++;
        var quote = expression[start];
        var text = new StringBuilder();
        while (at < expression.Length && expression[at] != quote)
        {
            if (expression[at] == '\\' && at + 1 < expression.Length)
            {
                text.Append(Unescape(expression[at + 1], quote));
                at += 2;
            }
            else
            {
                text.Append(expression[at++]);
            }
        }

        return at++ == expression.Length
            ? throw new ExpressionFault(start, "A text without its closing quote.", $"Add {quote} or write {quote} inside the text as \\{quote}.")
            : quote == '`'
                ? new Token(TokenKind.Interpolation, expression[(start + 1)..(at - 1)], start)
                : new Token(TokenKind.Text, text.ToString(), start);
    }

    private static string Unescape(char escaped, char quote) => escaped switch
    {
        'n' => "\n",
        'r' => "\r",
        't' => "\t",
        '\\' => "\\",
        _ when escaped == quote => escaped.ToString(),
        _ => "\\" + escaped,
    };
}
