using TeamsCollab.CardTemplating.Data;
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
    /// is missing, or has to be followed for marks of typed text; then <see cref="Follow"/> knows.
    /// </summary>
    public bool TryFind(Expansion expansion, bool followMarks, out Node found)
    {
        found = default;
        ref readonly var from = ref expansion.Data;
        if (start != PathStart.Data)
        {
            if (start is not (PathStart.Root or PathStart.Host))
            {
                return false;
            }

            from = ref start == PathStart.Root ? ref expansion.Root : ref expansion.Host;
        }

        if (!from.IsInDocument || names.Length == 0 || (followMarks && expansion.TypedByPeople is { } typed && IsMarked(from, typed)))
        {
            return false;
        }

        found = from.Node;
        foreach (var name in names)
        {
            if (found.Kind != ValueKind.Object || !found.TryGet(name, out found))
            {
                return false;
            }
        }

        return true;
    }

    public override ValueKind KindOf(Expansion expansion) => TryFind(expansion, followMarks: false, out var found) ? found.Kind : Evaluate(expansion).Kind;

    private bool IsMarked(in Value from, IReadOnlySet<string> typed)
    {
        foreach (var name in names)
        {
            if (name.IsIn(typed))
            {
                return true;
            }
        }

        return from.Typed;
    }

    public override Value Evaluate(Expansion expansion) => TryFind(expansion, followMarks: true, out var found) ? Value.Of(found) : Follow(expansion);

    private Value Follow(Expansion expansion)
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
