using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace TeamsCollab.CardTemplating.Values;

/// <summary>
/// What an expression evaluates to. Values from the data stay in their JSON document until someone needs them as text,
/// so that a path which is only copied to the output costs no allocation.
/// </summary>
internal readonly struct Value
{
    private readonly object? _reference;
    private readonly double _number;

    private Value(ValueKind kind, object? reference = null, double number = 0, JsonElement element = default, bool typed = false, bool inDocument = false)
    {
        Kind = kind;
        _reference = reference;
        _number = number;
        Element = element;
        Typed = typed;
        IsInDocument = inDocument;
    }

    public static Value Undefined => default;

    public static Value Null => new(ValueKind.Null);

    public static Value Error => new(ValueKind.Error);

    public static Value True => new(ValueKind.True);

    public static Value False => new(ValueKind.False);

    public ValueKind Kind { get; }

    /// <summary>Comes from a property marked as typed by people, or was computed from one.</summary>
    public bool Typed { get; }

    /// <summary>The value in the caller's document, of kind Undefined where an expression made the value.</summary>
    public JsonElement Element { get; }

    public bool IsInDocument { get; }

    public bool IsMissing => Kind is ValueKind.Undefined or ValueKind.Null;

    public bool IsTruthy => Kind.IsTruthy();

    public bool IsInteger => Kind == ValueKind.Number && Math.Floor(Number) == Number && double.IsFinite(Number);

    public double Number => IsInDocument ? Element.GetDouble() : _number;

    public Value[]? Made => _reference as Value[];

    public ValueMap? Map => _reference as ValueMap;

    public ConstantText? Constant => _reference as ConstantText;

    public string Text => _reference as string ?? Constant?.Text ?? ReadText();

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

    public static Value Of(JsonElement element, bool typed = false) => element.ValueKind switch
    {
        JsonValueKind.Null => Null,
        JsonValueKind.True => True,
        JsonValueKind.False => False,
        JsonValueKind.Number => new(ValueKind.Number, element: element, inDocument: true),
        JsonValueKind.String => new(ValueKind.Text, element: element, typed: typed, inDocument: true),
        JsonValueKind.Array => new(ValueKind.Array, element: element, typed: typed, inDocument: true),
        JsonValueKind.Object => new(ValueKind.Object, element: element, typed: typed, inDocument: true),
        _ => Undefined,
    };

    public Value AsTyped() => Typed ? this : new(Kind, _reference, _number, Element, true, IsInDocument);

    public Value Child(JsonProperty property) => Of(property.Value, Typed);

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
            found = Element.TryGetProperty(name.Utf8, out var element) ? Of(element, Typed) : Undefined;
        }

        return typedByPeople is not null && typedByPeople.Contains(name.Text) ? found.AsTyped() : found;
    }

    public int Count => Made?.Length ?? Element.GetArrayLength();

    public Value Item(int index) => Made is { } made ? made[index] : Of(Element[index], Typed);

    /// <summary>The elements; the caller must not change the array.</summary>
    public Value[] Items()
    {
        if (Made is { } made)
        {
            return made;
        }

        var items = new Value[Element.GetArrayLength()];
        var next = 0;
        foreach (var element in Element.EnumerateArray())
        {
            items[next++] = Of(element, Typed);
        }

        return items;
    }

    // GetString refuses broken UTF-8 and lone surrogates, which are the sender's doing and must not fail a card.
    private string ReadText()
    {
        try
        {
            return Element.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            return WellFormedText.Repair(JsonMarshal.GetRawUtf8Value(Element)[1..^1]);
        }
    }
}
