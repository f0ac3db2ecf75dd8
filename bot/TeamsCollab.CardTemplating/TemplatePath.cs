using System.Collections.Immutable;

namespace TeamsCollab.CardTemplating;

/// <summary>One path that a template reads, followed through its <c>$data</c> scopes and lambda variables back to where it begins.</summary>
/// <param name="Place">JSON path of the text that holds the expression, such as <c>$.body[2].text</c>.</param>
/// <param name="Expression">The text between <c>${</c> and <c>}</c>.</param>
/// <param name="Segments">
/// <c>$root</c> or <c>$host</c>, then the names. <see cref="Element"/> stands for one element of an array, <see cref="Each"/> for what
/// <c>$data</c> makes of a value: an element where it is an array, else the value itself.
/// </param>
public sealed record TemplatePath(string Place, string Expression, ImmutableArray<string> Segments)
{
    /// <summary>One element of an array, whichever.</summary>
    public const string Element = "[]";

    /// <summary>What <c>$data</c> makes of a value.</summary>
    public const string Each = "*";

    /// <summary>Such as <c>$root.objections[].reason</c>.</summary>
    public override string ToString() =>
        string.Join('.', Segments).Replace("." + Element, Element, StringComparison.Ordinal).Replace("." + Each, string.Empty, StringComparison.Ordinal);
}
