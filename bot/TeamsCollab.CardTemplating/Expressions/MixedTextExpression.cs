using System.Text;
using TeamsCollab.CardTemplating.Values;

namespace TeamsCollab.CardTemplating.Expressions;

/// <summary>Text with expressions in it, as a value. An expression without a result stays as it is written.</summary>
internal sealed class MixedTextExpression((string Text, Expression? Expression)[] parts) : Expression
{
    public override char Gives => 's';

    public override Value Evaluate(Expansion expansion)
    {
        var text = new StringBuilder();
        var typed = false;
        foreach (var (plain, expression) in parts)
        {
            if (expression is null)
            {
                text.Append(plain);
                continue;
            }

            var value = expression.Evaluate(expansion);
            typed |= value.Typed;
            text.Append(ValueText.Of(value) ?? "${" + plain + "}");
            expansion.RoomFor(text.Length);
        }

        return Value.Of(text.ToString(), typed);
    }
}
