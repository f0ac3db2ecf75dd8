using TeamsCollab.CardTemplating.Values;

namespace TeamsCollab.CardTemplating.Expressions;

/// <summary>
/// <c>&amp;&amp;</c> (<paramref name="all"/>) and <c>||</c>. Only as many operands are evaluated as are needed; one that fails is false.
/// Where none of <c>||</c> holds and the last is missing, the result is missing too and not false.
/// </summary>
internal sealed class LogicExpression(bool all, Expression[] operands) : Expression
{
    public override char Gives => 'b';

    public override Value Evaluate(Expansion expansion)
    {
        var last = Value.False;
        foreach (var operand in operands)
        {
            last = operand.Evaluate(expansion);
            if (last.IsTruthy != all)
            {
                return Value.Of(!all);
            }
        }

        return all ? Value.True : last.IsMissing ? last : Value.False;
    }
}
