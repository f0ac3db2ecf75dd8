using TeamsCollab.CardTemplating.Values;

namespace TeamsCollab.CardTemplating.Functions;

/// <summary>Comparisons and questions. They see a path that leads nowhere as missing, and an operand that fails makes them false.</summary>
internal static class LogicFunctions
{
    public static FunctionDefinition[] All { get; } =
    [
        Question("==", "b:**", Equal), Question("equals", "b:**", Equal), Question("!=", "b:**", Unequal),
        Question("<", "b:**", Less), Question("less", "b:**", Less),
        Question("<=", "b:**", LessOrEqual), Question("lessOrEquals", "b:**", LessOrEqual),
        Question(">", "b:**", Greater), Question("greater", "b:**", Greater),
        Question(">=", "b:**", GreaterOrEqual), Question("greaterOrEquals", "b:**", GreaterOrEqual),
        Question("exists", "b:*", (_, of) => Value.Of(!of[0].IsMissing)),
        Question("empty", "b:*", (_, of) => Value.Of(IsEmpty(of[0]))),
        Negation("!"), Negation("not"),
        new("isString", "b:*", (_, of) => Value.Of(of[0].Kind == ValueKind.Text)),
        new("isInteger", "b:*", (_, of) => Value.Of(of[0].IsInteger)),
        new("isFloat", "b:*", (_, of) => Value.Of(of[0].Kind == ValueKind.Number && !of[0].IsInteger)),
        new("isBoolean", "b:*", (_, of) => Value.Of(of[0].Kind is ValueKind.True or ValueKind.False)),
        new("isArray", "b:*", (_, of) => Value.Of(of[0].Kind == ValueKind.Array)),
        // The language counts arrays and null as objects.
        new("isObject", "b:*", (_, of) => Value.Of(of[0].Kind is ValueKind.Object or ValueKind.Array or ValueKind.Null)),
        new("isDateTime", "b:*", (_, of) => Value.Of(of[0].Kind == ValueKind.Text && Timestamp.TryRead(of[0].Text, out var _))),
        new("isMatch", "b:ss", (_, _) => throw new InvalidOperationException("isMatch is bound to its pattern when the template is loaded.")),
    ];

    private static FunctionDefinition Question(string name, string signature, FunctionBody body) =>
        new(name, signature, body, looksAtMissing: true, failureIsFalse: true);

    private static FunctionDefinition Negation(string name) => new(name, "b:*", (_, of) => Value.Of(!of[0].IsTruthy), looksAtMissing: true, failureIsTrue: true);

    private static Value Equal(Expansion expansion, ReadOnlySpan<Value> of) => Value.Of(ValueEquality.SameContent(of[0], of[1]));

    private static Value Unequal(Expansion expansion, ReadOnlySpan<Value> of) => Value.Of(!ValueEquality.SameContent(of[0], of[1]));

    private static Value Less(Expansion expansion, ReadOnlySpan<Value> of) => Order(of, order => order < 0);

    private static Value LessOrEqual(Expansion expansion, ReadOnlySpan<Value> of) => Order(of, order => order <= 0);

    private static Value Greater(Expansion expansion, ReadOnlySpan<Value> of) => Order(of, order => order > 0);

    private static Value GreaterOrEqual(Expansion expansion, ReadOnlySpan<Value> of) => Order(of, order => order >= 0);

    private static Value Order(ReadOnlySpan<Value> of, Func<int, bool> holds)
    {
        if (of[0].IsMissing || of[1].IsMissing)
        {
            return Value.False;
        }

        return (of[0].Kind, of[1].Kind) switch
        {
            (ValueKind.Number, ValueKind.Number) => Value.Of(holds(of[0].Number.CompareTo(of[1].Number))),
            (ValueKind.Text, ValueKind.Text) => Value.Of(holds(string.CompareOrdinal(of[0].Text, of[1].Text))),
            _ => Value.Error,
        };
    }

    private static bool IsEmpty(in Value value) => value.Kind switch
    {
        ValueKind.Undefined or ValueKind.Null => true,
        ValueKind.Text => value.Text.Length == 0,
        ValueKind.Array => value.Count == 0,
        ValueKind.Object => ValueMap.Copy(value).Count == 0,
        _ => false,
    };
}
