using TeamsCollab.CardTemplating.Values;

namespace TeamsCollab.CardTemplating.Functions;

/// <summary>Arrays, and what works on texts as well. Nothing is changed in place: every result is new.</summary>
internal static class CollectionFunctions
{
    private const int DeepestFlattened = 100;

    public static FunctionDefinition[] All { get; } =
    [
        new("count", "n:l", Count),
        new("contains", "b:**", Contains, failureIsFalse: true),
        new("first", "*:*", (_, of) => End(of[0], last: false)),
        new("last", "*:*", (_, of) => End(of[0], last: true)),
        new("join", "s:ass?", Join),
        new("skip", "a:ai", (_, of) => Value.Of(of[0].Items()[Within(of[1].Number, of[0].Count)..])),
        new("take", "a:li", Take),
        new("subArray", "a:aii?", SubArray),
        new("flatten", "a:ai?", Flatten),
        new("indicesAndValues", "a:*", IndicesAndValues),
        new("createArray", "a:*?+", CreateArray),
        new("sortBy", "a:as?", (x, of) => Sort(x, of, descending: false)),
        new("sortByDescending", "a:as?", (x, of) => Sort(x, of, descending: true)),
    ];

    private static int Within(double number, int length) => (int)Math.Clamp(Math.Truncate(number), 0, length);

    private static Value Count(Expansion expansion, ReadOnlySpan<Value> of) => of[0].Kind switch
    {
        ValueKind.Text => Value.Of(of[0].Text.Length),
        ValueKind.Array => Value.Of(of[0].Count),
        ValueKind.Object => Value.Of(ValueMap.Copy(of[0]).Count),
        _ => Value.Error,
    };

    private static Value Contains(Expansion expansion, ReadOnlySpan<Value> of)
    {
        switch (of[0].Kind)
        {
            case ValueKind.Text:
                return Value.Of(of[1].Kind == ValueKind.Text && of[0].Text.Contains(of[1].Text, StringComparison.Ordinal));
            case ValueKind.Object:
                return Value.Of(of[1].Kind == ValueKind.Text && ValueMap.Copy(of[0]).Has(of[1].Text));
            case ValueKind.Array:
                foreach (ref readonly var item in of[0].Items().AsSpan())
                {
                    if (ValueEquality.SameContent(item, of[1]))
                    {
                        return Value.True;
                    }
                }

                return Value.False;
            default:
                return Value.False;
        }
    }

    private static Value End(in Value of, bool last) => of.Kind switch
    {
        ValueKind.Text when of.Text.Length > 0 => Value.Of((last ? of.Text[^1] : of.Text[0]).ToString()),
        ValueKind.Array when of.Count > 0 => of.Item(last ? of.Count - 1 : 0),
        _ => Value.Undefined,
    };

    private static Value Join(Expansion expansion, ReadOnlySpan<Value> of)
    {
        expansion.RoomFor((long)of[0].Count * of[1].Text.Length);
        return expansion.Made(ValueText.Join(of[0].Items(), of[1].Text, of.Length == 3 ? of[2].Text : null));
    }

    private static Value Take(Expansion expansion, ReadOnlySpan<Value> of) => of[0].Kind switch
    {
        ValueKind.Text => Value.Of(of[0].Text[..Within(of[1].Number, of[0].Text.Length)]),
        ValueKind.Array => Value.Of(of[0].Items()[..Within(of[1].Number, of[0].Count)]),
        _ => Value.Error,
    };

    private static Value SubArray(Expansion expansion, ReadOnlySpan<Value> of)
    {
        var (start, end) = (of[1].Number, of.Length == 3 ? of[2].Number : of[0].Count);
        return start < 0 || start > of[0].Count || end < 0 || end > of[0].Count ? Value.Error
            : Value.Of(start < end ? of[0].Items()[(int)start..(int)end] : []);
    }

    private static Value Flatten(Expansion expansion, ReadOnlySpan<Value> of)
    {
        var flat = new List<Value>();
        Flatten(expansion, of[0].Items(), of.Length == 2 ? Within(of[1].Number, DeepestFlattened) : DeepestFlattened, flat);
        return Value.Of([.. flat]);
    }

    private static void Flatten(Expansion expansion, Value[] items, int depth, List<Value> flat)
    {
        expansion.Spend(items.Length);
        foreach (ref readonly var item in items.AsSpan())
        {
            if (item.Kind == ValueKind.Array && depth > 0)
            {
                Flatten(expansion, item.Items(), depth - 1, flat);
            }
            else
            {
                flat.Add(item);
            }
        }
    }

    private static Value IndicesAndValues(Expansion expansion, ReadOnlySpan<Value> of)
    {
        var pairs = new List<Value>();
        if (of[0].Kind == ValueKind.Array)
        {
            foreach (ref readonly var item in of[0].Items().AsSpan())
            {
                pairs.Add(Pair(Value.Of(pairs.Count), item));
            }
        }
        else if (of[0].Kind == ValueKind.Object)
        {
            foreach (var (name, value) in ValueMap.Copy(of[0]))
            {
                pairs.Add(Pair(Value.Of(name), value));
            }
        }
        else
        {
            return Value.Error;
        }

        expansion.Spend(pairs.Count);
        return Value.Of([.. pairs]);
    }

    private static Value Pair(in Value index, in Value value)
    {
        var map = new ValueMap();
        map.Set("index", index);
        map.Set("value", value);
        return Value.Of(map, value.Typed);
    }

    private static Value CreateArray(Expansion expansion, ReadOnlySpan<Value> of)
    {
        expansion.Spend(of.Length);
        return Value.Of(of.ToArray());
    }

    // Without a property the language compares everything as text; with one, numbers are compared as numbers.
    private static Value Sort(Expansion expansion, ReadOnlySpan<Value> of, bool descending)
    {
        expansion.Spend(of[0].Count);
        var items = of[0].Items();
        var names = of.Length == 2 ? Array.ConvertAll(of[1].Text.Split('.'), name => new PropertyName(name)) : null;
        var sorted = names is null
            ? items.OrderBy(item => ValueText.Of(item) ?? "null", StringComparer.Ordinal)
            : items.OrderBy(item => names.Aggregate(item, (value, name) => value.Property(name, expansion.TypedByPeople)), ValueOrder.ByKind);
        return Value.Of(descending ? [.. sorted.Reverse()] : [.. sorted]);
    }
}
