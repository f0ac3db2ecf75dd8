using TeamsCollab.CardTemplating.Values;

namespace TeamsCollab.CardTemplating.Expressions;

/// <summary><c>getProperty(object, name)</c>: like a path with a computed name.</summary>
internal sealed class PropertyByNameExpression(Expression of, Expression name, bool staysAsText) : Expression
{
    public override Value Evaluate(Expansion expansion)
    {
        var value = of.Evaluate(expansion);
        var wanted = name.Evaluate(expansion);
        if (wanted.Kind != ValueKind.Text || value.Kind == ValueKind.Error)
        {
            return Value.Error;
        }

        var found = value.Property(new PropertyName(wanted.Text), expansion.TypedByPeople);
        return found.Kind == ValueKind.Undefined && staysAsText ? Value.Of($"${{{wanted.Text}}}") : found;
    }
}
