using System.Globalization;
using TeamsCollab.CardTemplating.Values;

namespace TeamsCollab.CardTemplating.Expressions;

/// <summary>An element by position, or a property by a name in brackets. A position outside of the array is an error, a missing name is undefined.</summary>
internal sealed class ElementExpression(Expression of, Expression index) : Expression
{
    private PropertyName? _last;

    public override Value Evaluate(Expansion expansion)
    {
        var value = of.Evaluate(expansion);
        var at = index.Evaluate(expansion);
        if (value.Kind == ValueKind.Error || (value.IsMissing && at.IsInteger))
        {
            return value.Kind == ValueKind.Error ? value : Value.Undefined;
        }

        if (at.Kind == ValueKind.Text)
        {
            return value.Kind == ValueKind.Array && int.TryParse(at.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var position)
                ? position < value.Count ? value.Item(position) : Value.Undefined
                : value.Property(PropertyName.Of(at.Text, ref _last), expansion.TypedByPeople);
        }

        return at.IsInteger && value.Kind == ValueKind.Array && at.Number >= 0 && at.Number < value.Count ? value.Item((int)at.Number) : Value.Error;
    }

    public override string Describe(Expansion expansion)
    {
        var at = index.Evaluate(expansion);
        var text = ValueText.Of(at) ?? "";
        return at.Kind == ValueKind.Text ? $"{of.Describe(expansion)}['{text}']" : $"{of.Describe(expansion)}[{text}]";
    }
}
