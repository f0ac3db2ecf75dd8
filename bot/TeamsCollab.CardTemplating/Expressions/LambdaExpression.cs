using TeamsCollab.CardTemplating.Values;

namespace TeamsCollab.CardTemplating.Expressions;

internal enum LambdaKind
{
    Each,
    Where,
    Any,
    All,
}

/// <summary>foreach, select, where, any, all: the body is evaluated for each element; an object's elements are its properties as {key, value}.</summary>
internal sealed class LambdaExpression(LambdaKind kind, Expression source, int slot, Expression body) : Expression
{
    public override char Gives => kind is LambdaKind.Any or LambdaKind.All ? 'b' : 'a';

    public override Value Evaluate(Expansion expansion)
    {
        var value = source.Evaluate(expansion);
        if (value.Kind is not (ValueKind.Array or ValueKind.Object))
        {
            return Value.Error;
        }

        var items = value.Kind == ValueKind.Array ? value.Items() : Properties(value);
        expansion.Spend(items.Length);
        return kind switch
        {
            LambdaKind.Each => Each(expansion, items),
            LambdaKind.Where => Where(expansion, items, value),
            _ => AnyOrAll(expansion, items),
        };
    }

    private Value Each(Expansion expansion, Value[] items)
    {
        var results = new Value[items.Length];
        for (var i = 0; i < items.Length; i++)
        {
            expansion.Local(slot) = items[i];
            results[i] = body.Evaluate(expansion);
            if (results[i].Kind == ValueKind.Error)
            {
                return Value.Error;
            }
        }

        return Value.Of(results);
    }

    private Value Where(Expansion expansion, Value[] items, in Value value)
    {
        var kept = new List<Value>();
        foreach (var item in items)
        {
            expansion.Local(slot) = item;
            if (body.Evaluate(expansion).IsTruthy)
            {
                kept.Add(item);
            }
        }

        if (value.Kind == ValueKind.Array)
        {
            return Value.Of([.. kept], value.Typed);
        }

        var map = new ValueMap();
        foreach (var property in kept)
        {
            if (property.Map is { } pair && pair.TryGet("key", out var name) && pair.TryGet("value", out var kept1))
            {
                map.Set(name.Text, kept1);
            }
        }

        return Value.Of(map, value.Typed);
    }

    private Value AnyOrAll(Expansion expansion, Value[] items)
    {
        foreach (var item in items)
        {
            expansion.Local(slot) = item;
            if (body.Evaluate(expansion).IsTruthy == (kind == LambdaKind.Any))
            {
                return Value.Of(kind == LambdaKind.Any);
            }
        }

        return Value.Of(kind == LambdaKind.All);
    }

    private static Value[] Properties(in Value value)
    {
        var pairs = new List<Value>();
        foreach (var (name, property) in ValueMap.Copy(value))
        {
            var pair = new ValueMap();
            pair.Set("key", Value.Of(name));
            pair.Set("value", property);
            pairs.Add(Value.Of(pair, value.Typed));
        }

        return [.. pairs];
    }
}
