using TeamsCollab.CardTemplating.Values;

namespace TeamsCollab.CardTemplating.Expressions;

/// <summary>An array written as the value of <c>$data</c>; nothing is flattened and null stays.</summary>
internal sealed class ArrayExpression(Expression[] items) : Expression
{
    public override char Gives => 'a';

    public override Value Evaluate(Expansion expansion) => Value.Of(System.Array.ConvertAll(items, item => item.Evaluate(expansion)));
}
