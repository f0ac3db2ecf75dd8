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
