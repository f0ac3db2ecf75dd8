using TeamsCollab.CardTemplating.Values;

namespace TeamsCollab.CardTemplating.Expressions;

/// <summary>A bound expression: names resolved, functions found, arguments counted. Immutable, so templates can be shared by threads.</summary>
internal abstract class Expression
{
    /// <summary>What the expression gives where that is known when the template is loaded: s, n, b, a, o, or * for anything.</summary>
    public virtual char Gives => '*';

    public abstract Value Evaluate(Expansion expansion);

    /// <summary>The kind of the result where nothing else is asked of it.</summary>
    public virtual ValueKind KindOf(Expansion expansion) => Evaluate(expansion).Kind;

    /// <summary>How an unresolved path names itself.</summary>
    public virtual string Describe(Expansion expansion) => "";
}
