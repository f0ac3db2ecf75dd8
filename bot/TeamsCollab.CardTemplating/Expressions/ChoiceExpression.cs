using TeamsCollab.CardTemplating.Values;

namespace TeamsCollab.CardTemplating.Expressions;

/// <summary><c>if</c> and <c>?:</c>. A condition that fails is false.</summary>
internal sealed class ChoiceExpression(Expression condition, Expression yes, Expression no) : Expression
{
    public override char Gives => yes.Gives == no.Gives ? yes.Gives : '*';

    public override Value Evaluate(Expansion expansion) => (condition.KindOf(expansion).IsTruthy() ? yes : no).Evaluate(expansion);
}
