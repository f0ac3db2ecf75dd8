using System.Collections.Immutable;
using TeamsCollab.Process.Content;

namespace TeamsCollab.Process.Meeting.Live;

/// <summary>
/// What comes of fields that several people write at once. Who leaves a field as they saw it did not write it; who changes one that somebody else
/// changed since is shown the other's words first, and chooses.
/// </summary>
internal static class RowMerge
{
    /// <param name="fields">Each with the input that it is typed in.</param>
    /// <param name="basis">The fields that the writer began from; null where they began from nothing.</param>
    /// <param name="seen">The writer has the present fields before their eyes.</param>
    /// <returns>The fields that stand from now on, or the input in which the writer's words meet another's.</returns>
    public static (ImmutableDictionary<string, string>? Fields, Refusal? Conflict) Of(
        IEnumerable<(string Input, string Field)> fields, Wording typed, Wording? basis, Wording? present, bool seen)
    {
        var merged = ImmutableDictionary<string, string>.Empty;
        foreach (var (input, field) in fields)
        {
            var (text, was, stands) = (Field(typed, field), Field(basis, field), Field(present, field));
            if (present is not null && !seen && text != was && stands != was && text != stands)
            {
                return (null, new Refusal(Because.ChangedMeanwhile, input, stands));
            }

            merged = merged.SetItem(field, present is not null && text == was ? stands : text);
        }

        return (merged, null);
    }

    private static string Field(Wording? words, string field) => words?.Fields?.GetValueOrDefault(field) ?? string.Empty;
}
