using TeamsCollab.CardTemplating.Data;

namespace TeamsCollab.CardTemplating.Values;

/// <summary>
/// What an expression evaluates to. Values from the data stay in their document until someone needs them as text,
/// so that a path which is only copied to the output costs no allocation.
/// </summary>
internal readonly struct Value
{
    private readonly object? _reference;
    private readonly double _number;
    private readonly int _at;

    private Value(ValueKind kind, object? reference = null, double number = 0, int at = 0, bool typed = false)
    {
        Kind = kind;
        _reference = reference;
        _number = number;
        _at = at;
        Typed = typed;
    }

    public static Value Undefined => default;

    public static Value Null => new(ValueKind.Null);

    public static Value Error => new(ValueKind.Error);

    public static Value True => new(ValueKind.True);

    public static Value False => new(ValueKind.False);

    public ValueKind Kind { get; }

    /// <summary>Comes from a property marked as typed by people, or was computed from one.</summary>
    public bool Typed { get; }

    /// <summary>The value in the caller's document; ask <see cref="IsInDocument"/> first.</summary>
    public Node Node => new((CardData)_reference!, _at);

    public bool IsInDocument => _reference is CardData;

    public bool IsMissing => Kind is ValueKind.Undefined or ValueKind.Null;

    public bool IsTruthy => Kind.IsTruthy();

    public bool IsInteger => Kind == ValueKind.Number && Math.Floor(Number) == Number && double.IsFinite(Number);

    public double Number => IsInDocument ? Node.Number : _number;

    public Value[]? Made => _reference as Value[];

    public ValueMap? Map => _reference as ValueMap;

    public ConstantText? Constant => _reference as ConstantText;

    public string Text => _reference as string ?? Constant?.Text ?? Node.Text;

    public static Value Of(bool value) => value ? True : False;

    public static Value Of(double value) => new(ValueKind.Number, number: value);

    public static Value Of(string value, bool typed = false) => new(ValueKind.Text, value, typed: typed);

    public static Value Of(ConstantText value) => new(ValueKind.Text, value);

    public static Value Of(ValueMap value, bool typed = false) => new(ValueKind.Object, value, typed: typed);

    public static Value Of(Value[] items, bool typed = false)
    {
        foreach (ref readonly var item in items.AsSpan())
        {
            typed |= item.Typed;
        }

        return new(ValueKind.Array, items, typed: typed);
    }

    public static Value Of(CardData data) => Of(data.Root);

    public static Value Of(Node node, bool typed = false)
    {
        var kind = node.Kind;
        return kind >= ValueKind.Number ? new(kind, node.Document, at: node.At, typed: typed && kind != ValueKind.Number) : new(kind);
    }

    public Value AsTyped() => Typed ? this : new(Kind, _reference, _number, _at, true);

    public Value Property(PropertyName name, IReadOnlySet<string>? typedByPeople)
    {
        if (Kind != ValueKind.Object)
        {
            return Undefined;
        }

        Value found;
        if (Map is { } map)
        {
            found = map.TryGet(name.Text, out var value) ? value : Undefined;
        }
        else
        {
            found = Node.TryGet(name, out var node) ? Of(node, Typed) : Undefined;
        }

        return name.IsIn(typedByPeople) ? found.AsTyped() : found;
    }

    public int Count => Made?.Length ?? Node.Count;

    public Value Item(int index) => Made is { } made ? made[index] : Of(Node[index], Typed);

    /// <summary>The elements; the caller must not change the array.</summary>
    public Value[] Items()
    {
        if (Made is { } made)
        {
            return made;
        }

        var node = Node;
        var items = new Value[node.Count];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = Of(node[i], Typed);
        }

        return items;
    }
}
