using TeamsCollab.CardTemplating.Values;

namespace TeamsCollab.CardTemplating.Functions;

/// <summary>Numbers are doubles. The quotient of two whole numbers is rounded down.</summary>
internal static class MathFunctions
{
    public static FunctionDefinition[] All { get; } =
    [
        new("+", "t:tt+", Add), new("add", "t:tt+", Add),
        new("-", "n:nn+", Subtract), new("sub", "n:nn+", Subtract),
        new("*", "n:nn+", Multiply), new("mul", "n:nn+", Multiply),
        new("/", "n:nn+", Divide), new("div", "n:nn+", Divide),
        new("%", "n:ii", Remainder), new("mod", "n:ii", Remainder),
        new("^", "n:NN", Power), new("exp", "n:NN", Power),
        new("abs", "n:n", (_, of) => Value.Of(Math.Abs(of[0].Number))),
        new("floor", "n:n", (_, of) => Value.Of(Math.Floor(of[0].Number))),
        new("ceiling", "n:n", (_, of) => Value.Of(Math.Ceiling(of[0].Number))),
        new("round", "n:ni?", Round),
        new("sqrt", "n:n", (_, of) => of[0].Number < 0 ? Value.Error : Value.Of(Math.Sqrt(of[0].Number))),
        new("min", "n:*+", (_, of) => Fold(of, Math.Min, average: false)),
        new("max", "n:*+", (_, of) => Fold(of, Math.Max, average: false)),
        new("sum", "n:a", (_, of) => Fold(of, (sum, next) => sum + next, average: false)),
        new("average", "n:a", (_, of) => Fold(of, (sum, next) => sum + next, average: true)),
        new("range", "a:ii", Range),
    ];

    private static Value Add(Expansion expansion, ReadOnlySpan<Value> of)
    {
        var sum = of[0];
        foreach (ref readonly var next in of[1..])
        {
            if (sum.Kind == ValueKind.Number && next.Kind == ValueKind.Number)
            {
                sum = Value.Of(sum.Number + next.Number);
            }
            else if (MayJoin(sum) && MayJoin(next) && (sum.Kind != ValueKind.Number || next.Kind == ValueKind.Text) && (next.Kind != ValueKind.Number || sum.Kind == ValueKind.Text))
            {
                sum = expansion.Made(ValueText.Of(sum) + ValueText.Of(next));
            }
            else
            {
                return Value.Error;
            }
        }

        return sum;
    }

    // Undefined is nothing beside a text, but not beside a number.
    private static bool MayJoin(in Value value) => value.Kind is ValueKind.Text or ValueKind.Number or ValueKind.Undefined;

    private static Value Subtract(Expansion expansion, ReadOnlySpan<Value> of)
    {
        var result = of[0].Number;
        foreach (ref readonly var next in of[1..])
        {
            result -= next.Number;
        }

        return Value.Of(result);
    }

    private static Value Multiply(Expansion expansion, ReadOnlySpan<Value> of)
    {
        var result = of[0].Number;
        foreach (ref readonly var next in of[1..])
        {
            result *= next.Number;
        }

        return Value.Of(result);
    }

    private static Value Divide(Expansion expansion, ReadOnlySpan<Value> of)
    {
        var result = of[0].Number;
        foreach (ref readonly var next in of[1..])
        {
            if (next.Number == 0)
            {
                return Value.Error;
            }

            var whole = Math.Floor(result) == result && next.IsInteger;
            result /= next.Number;
            result = whole ? Math.Floor(result) : result;
        }

        return Value.Of(result);
    }

    private static Value Remainder(Expansion expansion, ReadOnlySpan<Value> of) => of[1].Number == 0 ? Value.Error : Value.Of(of[0].Number % of[1].Number);

    private static Value Power(Expansion expansion, ReadOnlySpan<Value> of) =>
        AsNumber(of[0]) is { } number && AsNumber(of[1]) is { } exponent ? Value.Of(Math.Pow(number, exponent)) : Value.Error;

    // A list of numbers counts as JavaScript has it: none is 0, one is itself, several are not a number.
    private static double? AsNumber(in Value value)
    {
        if (value.Kind != ValueKind.Array)
        {
            return value.Kind == ValueKind.Number ? value.Number : null;
        }

        var items = value.Items();
        return Array.Exists(items, item => item.Kind != ValueKind.Number) ? null : items switch { [] => 0, [var only] => only.Number, _ => double.NaN };
    }

    // Without digits a half goes up, towards plus infinity; with digits it goes away from zero.
    private static Value Round(Expansion expansion, ReadOnlySpan<Value> of)
    {
        var number = of[0].Number;
        if (of.Length == 1)
        {
            var below = Math.Floor(number);
            return Value.Of(number - below >= 0.5 ? below + 1 : below);
        }

        return of[1].Number is < 0 or > 15 ? Value.Error
            : Value.Of(JavaScriptNumber.TryRound(number, (int)of[1].Number, out var rounded) ? (double)rounded : number);
    }

    private static Value Fold(ReadOnlySpan<Value> of, Func<double, double, double> with, bool average)
    {
        double? result = null;
        var count = 0;
        foreach (ref readonly var argument in of)
        {
            Value[] items = argument.Kind == ValueKind.Array ? argument.Items() : [argument];
            foreach (ref readonly var item in items.AsSpan())
            {
                if (item.Kind != ValueKind.Number)
                {
                    return Value.Error;
                }

                result = result is { } before ? with(before, item.Number) : item.Number;
                count++;
            }
        }

        return result is { } folded ? Value.Of(average ? folded / count : folded) : Value.Error;
    }

    private static Value Range(Expansion expansion, ReadOnlySpan<Value> of)
    {
        var count = of[1].Number;
        if (count <= 0)
        {
            return Value.Error;
        }

        expansion.Spend((int)Math.Min(count, int.MaxValue));
        var items = new Value[(int)count];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = Value.Of(of[0].Number + i);
        }

        return Value.Of(items);
    }
}
