using System.Text.Json;
using TeamsCollab.CardTemplating.Values;

namespace TeamsCollab.CardTemplating.Expressions;

internal enum PathStart
{
    Data,
    Root,
    Host,
    Index,
    Local,
    Nowhere,
}

/// <summary>
/// Names joined by dots from a scope or a lambda variable: the path almost every expression is. It never fails: a path that leads nowhere
/// is undefined, or, where the language wants it (<paramref name="staysAsText"/>), the text <c>${path}</c>.
/// </summary>
internal sealed class PathExpression(PathStart start, int slot, PropertyName[] names, string text, bool staysAsText) : Expression
{
    private readonly Value _missing = staysAsText ? Value.Of("${" + text + "}") : Value.Undefined;

    public PathExpression Then(PropertyName name) => new(start, slot, [.. names, name], $"{text}.{name.Text}", staysAsText);

    /// <summary>
    /// The short way for what most of a card is: a path into the document whose value is only copied. False where the value is not in a document,
    /// is missing, or has to be followed for marks of typed text; then <see cref="Evaluate"/> knows.
    /// </summary>
    public bool TryFind(Expansion expansion, bool followMarks, out JsonElement found)
    {
        found = start switch
        {
            PathStart.Data => expansion.DataElement,
            PathStart.Root => expansion.RootElement,
            PathStart.Host => expansion.HostElement,
            _ => default,
        };
        if (names.Length == 0 || (followMarks && expansion.TypedByPeople is { } typed && IsMarked(expansion, typed)))
        {
            return false;
        }

        foreach (var name in names)
        {
            if (found.ValueKind != JsonValueKind.Object || !found.TryGetProperty(name.Utf8, out found))
            {
                return false;
            }
        }

        return true;
    }

    public override ValueKind KindOf(Expansion expansion) => !TryFind(expansion, followMarks: false, out var found) ? Evaluate(expansion).Kind : found.ValueKind switch
    {
        JsonValueKind.True => ValueKind.True,
        JsonValueKind.False => ValueKind.False,
        JsonValueKind.Null => ValueKind.Null,
        JsonValueKind.Number => ValueKind.Number,
        JsonValueKind.String => ValueKind.Text,
        JsonValueKind.Array => ValueKind.Array,
        _ => ValueKind.Object,
    };

    private bool IsMarked(Expansion expansion, IReadOnlySet<string> typed)
    {
        foreach (var name in names)
        {
            if (typed.Contains(name.Text))
            {
                return true;
            }
        }

        return start == PathStart.Data && expansion.Data.Typed;
    }

    public override Value Evaluate(Expansion expansion)
    {
        var value = start switch
        {
            PathStart.Data => expansion.Data,
            PathStart.Root => expansion.Root,
            PathStart.Host => expansion.Host,
            PathStart.Index => expansion.Index == Expansion.NoIndex ? Value.Undefined : Value.Of(expansion.Index),
            PathStart.Local => expansion.Local(slot),
            _ => Value.Undefined,
        };
        foreach (var name in names)
        {
            value = value.Property(name, expansion.TypedByPeople);
        }

        return value.Kind == ValueKind.Undefined ? _missing : value;
    }

    public override string Describe(Expansion expansion) => text;
}
