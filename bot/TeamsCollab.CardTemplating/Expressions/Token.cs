namespace TeamsCollab.CardTemplating.Expressions;

internal enum TokenKind
{
    End,
    Name,
    Number,
    Text,
    Interpolation,
    Symbol,
}

/// <param name="Kind">What it is.</param>
/// <param name="Text">A name, a number, a symbol, or the content of a string with its escapes resolved (an interpolation's content is left as written).</param>
/// <param name="Position">UTF-16 offset in the expression.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int Position)
{
    public bool Is(string symbol) => Kind == TokenKind.Symbol && Text == symbol;
}
