using TeamsCollab.CardTemplating.Values;

namespace TeamsCollab.CardTemplating.Functions;

/// <summary>Arrays as sets. Numbers, texts and booleans are the same when equal, arrays and objects only when they are one and the same.</summary>
internal static class SetFunctions
{
    public static FunctionDefinition[] All { get; } =
    [
        new("union", "a:a+", Union),
        new("intersection", "a:a+", Intersection),
        new("unique", "a:a", Union),
    ];

    private static Value Union(Expansion expansion, ReadOnlySpan<Value> of)
    {
        var kept = new List<Value>();
        foreach (ref readonly var list in of)
        {
            foreach (ref readonly var item in list.Items().AsSpan())
            {
                if (!Holds(expansion, kept, item))
                {
                    kept.Add(item);
                }
            }
        }

        return Value.Of([.. kept]);
    }

    private static Value Intersection(Expansion expansion, ReadOnlySpan<Value> of)
    {
        var kept = new List<Value>(of[0].Items());
        foreach (ref readonly var list in of[1..])
        {
            var next = new List<Value>();
            var others = new List<Value>(list.Items());
            foreach (var item in kept)
            {
                if (Holds(expansion, others, item) && !Holds(expansion, next, item))
                {
                    next.Add(item);
                }
            }

            kept = next;
        }

        return of.Length == 1 ? Union(expansion, of) : Value.Of([.. kept]);
    }

    // Comparing each with each is quadratic, so it is paid for: a tenth of an item per comparison.
    private static bool Holds(Expansion expansion, List<Value> list, in Value wanted)
    {
        expansion.Spend((list.Count / 10) + 1);
        foreach (var item in list)
        {
            if (ValueEquality.SameIdentity(item, wanted))
            {
                return true;
            }
        }

        return false;
    }
}
