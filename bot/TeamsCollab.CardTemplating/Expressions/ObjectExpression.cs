using TeamsCollab.CardTemplating.Values;

namespace TeamsCollab.CardTemplating.Expressions;

/// <summary><c>{name: value, …}</c>.</summary>
internal sealed class ObjectExpression(KeyValuePair<string, Expression>[] properties) : Expression
{
    public override char Gives => 'o';

    public override Value Evaluate(Expansion expansion)
    {
        var map = new ValueMap();
        var typed = false;
        foreach (var (name, expression) in properties)
        {
            var value = expression.Evaluate(expansion);
            if (value.Kind == ValueKind.Error)
            {
                return value;
            }

            typed |= value.Typed;
            map.Set(name, value);
        }

        return Value.Of(map, typed);
    }
}
