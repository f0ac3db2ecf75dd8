namespace TeamsCollab.CardTemplating.Values;

/// <summary>Numbers as numbers, texts by UTF-16 unit, and what is missing last; two of different kinds keep their places.</summary>
internal sealed class ValueOrder : IComparer<Value>
{
    public static ValueOrder ByKind { get; } = new();

    public int Compare(Value x, Value y) => (x.Kind, y.Kind) switch
    {
        (ValueKind.Number, ValueKind.Number) => x.Number.CompareTo(y.Number),
        (ValueKind.Text, ValueKind.Text) => string.CompareOrdinal(x.Text, y.Text),
        (ValueKind.True, ValueKind.False) => 1,
        (ValueKind.False, ValueKind.True) => -1,
        _ => Rank(x).CompareTo(Rank(y)),
    };

    private static int Rank(in Value value) => value.Kind switch { ValueKind.Null => 1, ValueKind.Undefined => 2, _ => 0 };
}
