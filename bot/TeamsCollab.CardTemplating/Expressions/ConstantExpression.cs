using TeamsCollab.CardTemplating.Values;

namespace TeamsCollab.CardTemplating.Expressions;

internal sealed class ConstantExpression(Value value) : Expression
{
    private readonly Value _result = value.Kind == ValueKind.Text ? Value.Of(new ConstantText(value.Text)) : value;

    public override char Gives => value.Kind switch
    {
        ValueKind.Text => 's',
        ValueKind.Number => 'n',
        ValueKind.True or ValueKind.False => 'b',
        _ => '*',
    };

    public Value Value => value;

    public override Value Evaluate(Expansion expansion) => _result;
}
