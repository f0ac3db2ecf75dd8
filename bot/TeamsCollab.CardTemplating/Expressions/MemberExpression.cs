using TeamsCollab.CardTemplating.Values;

namespace TeamsCollab.CardTemplating.Expressions;

/// <summary>A property of a computed value, null-safe like a path.</summary>
internal sealed class MemberExpression(Expression of, PropertyName name, bool staysAsText) : Expression
{
    public override Value Evaluate(Expansion expansion)
    {
        var value = of.Evaluate(expansion).Property(name, expansion.TypedByPeople);
        return value.Kind == ValueKind.Undefined && staysAsText ? Value.Of("${" + Describe(expansion) + "}") : value;
    }

    public override string Describe(Expansion expansion)
    {
        var before = of.Describe(expansion);
        return before.Length == 0 ? name.Text : $"{before}.{name.Text}";
    }
}
