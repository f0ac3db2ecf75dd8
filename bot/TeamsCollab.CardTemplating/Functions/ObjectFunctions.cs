using TeamsCollab.CardTemplating.Values;

namespace TeamsCollab.CardTemplating.Functions;

/// <summary>Objects. Every result is a new object; the data stays as it was.</summary>
internal static class ObjectFunctions
{
    public static FunctionDefinition[] All { get; } =
    [
        new("addProperty", "o:os*", (x, of) => Set(x, of, mayReplace: false)),
        new("setProperty", "o:os*", (x, of) => Set(x, of, mayReplace: true)),
        new("removeProperty", "o:os", Remove),
        new("merge", "o:*+", Merge),
        new("coalesce", "*:*+", Coalesce),
    ];

    private static Value Set(Expansion expansion, ReadOnlySpan<Value> of, bool mayReplace)
    {
        var map = ValueMap.Copy(of[0]);
        expansion.Spend(map.Count);
        if (!mayReplace && map.Has(of[1].Text))
        {
            return Value.Error;
        }

        map.Set(of[1].Text, of[2]);
        return Value.Of(map);
    }

    private static Value Remove(Expansion expansion, ReadOnlySpan<Value> of)
    {
        var map = ValueMap.Copy(of[0]);
        expansion.Spend(map.Count);
        map.Remove(of[1].Text);
        return Value.Of(map);
    }

    private static Value Merge(Expansion expansion, ReadOnlySpan<Value> of)
    {
        var merged = new ValueMap();
        foreach (ref readonly var argument in of)
        {
            Value[] sources = argument.Kind == ValueKind.Array ? argument.Items() : [argument];
            foreach (ref readonly var source in sources.AsSpan())
            {
                if (source.Kind != ValueKind.Object)
                {
                    return Value.Error;
                }

                var properties = ValueMap.Copy(source);
                expansion.Spend(properties.Count);
                foreach (var (name, value) in properties)
                {
                    merged.Set(name, value);
                }
            }
        }

        return Value.Of(merged);
    }

    private static Value Coalesce(Expansion expansion, ReadOnlySpan<Value> of)
    {
        foreach (ref readonly var value in of)
        {
            if (!value.IsMissing)
            {
                return value;
            }
        }

        return Value.Undefined;
    }
}
