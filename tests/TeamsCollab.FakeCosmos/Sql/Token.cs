using System.Globalization;
using System.Text;

namespace TeamsCollab.FakeCosmos.Sql;

public enum TokenKind
{
    Word,
    Parameter,
    Text,
    Number,
    Sign,
    End,
}

/// <param name="At">Where it begins in the query's text.</param>
public readonly record struct Token(TokenKind Kind, string Value, int At, int Length)
{
    public static List<Token> Of(string sql)
    {
        var tokens = new List<Token>();
        for (var at = 0; at < sql.Length;)
        {
            if (char.IsWhiteSpace(sql[at]))
            {
                at++;
                continue;
            }

            var token = Next(sql, at);
            tokens.Add(token);
            at += token.Length;
        }

        tokens.Add(new Token(TokenKind.End, "the end", sql.Length, 0));
        return tokens;
    }

    public bool Is(string word) => Kind is TokenKind.Word or TokenKind.Sign && Value.Equals(word, StringComparison.OrdinalIgnoreCase);

    private static Token Next(string sql, int at)
    {
        var first = sql[at];
        if (char.IsLetter(first) || first is '_' or '@')
        {
            var end = at + 1;
            while (end < sql.Length && (char.IsLetterOrDigit(sql[end]) || sql[end] == '_'))
            {
                end++;
            }

            return new Token(first == '@' ? TokenKind.Parameter : TokenKind.Word, sql[at..end], at, end - at);
        }

        if (char.IsAsciiDigit(first) || (first == '-' && at + 1 < sql.Length && char.IsAsciiDigit(sql[at + 1])))
        {
            var end = at + 1;
            while (end < sql.Length && (char.IsAsciiDigit(sql[end]) || sql[end] == '.'))
            {
                end++;
            }

            return new Token(TokenKind.Number, sql[at..end], at, end - at);
        }

        if (first is '"' or '\'')
        {
            return Text(sql, at);
        }

        string[] signs = ["<=", ">=", "!=", "<>"];
        var sign = Array.Find(signs, two => string.CompareOrdinal(sql, at, two, 0, 2) == 0) ?? first.ToString(CultureInfo.InvariantCulture);
        return "()[]{},.:=<>*!".Contains(sign[0], StringComparison.Ordinal) ? new Token(TokenKind.Sign, sign, at, sign.Length) : throw Unreadable(first, at);
    }

    private static Token Text(string sql, int at)
    {
        var text = new StringBuilder();
        for (var next = at + 1; next < sql.Length; next++)
        {
            if (sql[next] == sql[at])
            {
                return new Token(TokenKind.Text, text.ToString(), at, next + 1 - at);
            }

            text.Append(sql[next] == '\\' && next + 1 < sql.Length ? sql[++next] : sql[next]);
        }

        throw Unreadable(sql[at], at);
    }

    private static GatewayException Unreadable(char sign, int at) => new(400, $"Syntax error near '{sign}' at {at}.");
}
