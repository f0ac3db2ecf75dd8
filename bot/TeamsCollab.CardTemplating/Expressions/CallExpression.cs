using System.Runtime.CompilerServices;
using TeamsCollab.CardTemplating.Functions;
using TeamsCollab.CardTemplating.Values;

namespace TeamsCollab.CardTemplating.Expressions;

/// <summary>A call of a function that wants values: arguments are evaluated, checked against the function's signature, and handed over.</summary>
internal sealed class CallExpression(FunctionDefinition function, Expression[] arguments) : Expression
{
    private const int WithoutAllocation = 4;

    public override char Gives => function.Gives;

    public override Value Evaluate(Expansion expansion)
    {
        var few = default(FewValues);
        var values = arguments.Length <= WithoutAllocation ? ((Span<Value>)few)[..arguments.Length] : new Value[arguments.Length];
        var typed = false;
        for (var i = 0; i < arguments.Length; i++)
        {
            values[i] = arguments[i].Evaluate(expansion);
            typed |= values[i].Typed;
            if (values[i].Kind == ValueKind.Error || !Fits(function.Wants(i), ref values[i]))
            {
                return function.Failure;
            }
        }

        var result = function.Body(expansion, values);
        return typed ? result.AsTyped() : result;
    }

    private static bool Fits(char wanted, ref Value value)
    {
        if (wanted == 's' && value.Kind == ValueKind.Undefined)
        {
            value = Value.Of("");
        }

        return wanted switch
        {
            's' or 'S' => value.Kind == ValueKind.Text,
            'U' => value.Kind is ValueKind.Text or ValueKind.Undefined,
            'n' => value.Kind == ValueKind.Number,
            'i' => value.IsInteger,
            'a' => value.Kind == ValueKind.Array,
            'o' => value.Kind == ValueKind.Object,
            _ => true,
        };
    }

    [InlineArray(WithoutAllocation)]
    private struct FewValues
    {
        private Value _first;
    }
}
