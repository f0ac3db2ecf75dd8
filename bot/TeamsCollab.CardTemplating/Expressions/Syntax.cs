using TeamsCollab.CardTemplating.Values;

namespace TeamsCollab.CardTemplating.Expressions;

/// <summary>An expression as written. Operators are calls of the function they stand for.</summary>
/// <param name="Position">UTF-16 offset in the expression.</param>
internal abstract record Syntax(int Position)
{
    public sealed record Literal(int Position, Value Value) : Syntax(Position);

    public sealed record Name(int Position, string Text) : Syntax(Position);

    public sealed record Member(int Position, Syntax Of, string Text) : Syntax(Position);

    public sealed record Element(int Position, Syntax Of, Syntax Index) : Syntax(Position);

    public sealed record Call(int Position, string Function, IReadOnlyList<Syntax> Arguments) : Syntax(Position);

    public sealed record Pairs(int Position, IReadOnlyList<KeyValuePair<string, Syntax>> Properties) : Syntax(Position);
}
