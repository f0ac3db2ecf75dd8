using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace TeamsCollab.Office.Graph;

/// <summary>$search over directory objects: quoted "property:words" clauses joined by AND or OR (A6).</summary>
internal static partial class ODataSearch
{
    /// <exception cref="FormatException">A clause is not quoted or names no property.</exception>
    public static bool Accepts(string search, JsonObject subject)
    {
        if (!Whole().IsMatch(search))
        {
            throw new FormatException(search);
        }

        return Or().Split(search).Any(group => Clause().Matches(group).All(clause =>
            (subject.Member(clause.Groups[1].Value)?.ToString() ?? string.Empty).Contains(clause.Groups[2].Value, StringComparison.OrdinalIgnoreCase)));
    }

    [GeneratedRegex(@"^\s*""\w+:[^""]+""(\s+(AND|OR)\s+""\w+:[^""]+"")*\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Whole();

    [GeneratedRegex(@"(?<="")\s+OR\s+(?="")", RegexOptions.IgnoreCase)]
    private static partial Regex Or();

    [GeneratedRegex(@"""(\w+):([^""]+)""")]
    private static partial Regex Clause();
}
