using TeamsCollab.CardTemplating.Values;

namespace TeamsCollab.CardTemplating.Expressions;

/// <summary><c>getProperty(object, name)</c>: like a path with a computed name.</summary>
internal sealed class PropertyByNameExpression(Expression of, Expression name, bool staysAsText) : Expression
{
    private PropertyName? _last;

    public override Value Evaluate(Expansion expansion)
    {
        var value = of.Evaluate(expansion);
        var wanted = name.Evaluate(expansion);
        if (wanted.Kind != ValueKind.Text || value.Kind == ValueKind.Error)
        {
            return Value.Error;
        }

        var found = value.Property(PropertyName.Of(wanted.Text, ref _last), expansion.TypedByPeople);
        return found.Kind == ValueKind.Undefined && staysAsText ? Value.Of($"${{{wanted.Text}}}") : found;
    }
}
