using System.Collections.Immutable;
using System.Globalization;

namespace TeamsCollab.Process.Minutes;

/// <summary>Ids of clauses: P1, A1, T1, D1. A number is never used again, so an old card cannot mean a new clause.</summary>
public static class ClauseIds
{
    public static string Prefix(ClauseKind kind) => kind switch
    {
        ClauseKind.DiscussionPoint => "P",
        ClauseKind.AgreedItem => "A",
        ClauseKind.Task => "T",
        _ => "D",
    };

    public static (string Id, ImmutableSortedDictionary<string, int> Used) Next(ImmutableSortedDictionary<string, int> used, ClauseKind kind)
    {
        var prefix = Prefix(kind);
        var number = used.GetValueOrDefault(prefix) + 1;
        return ($"{prefix}{number.ToString(CultureInfo.InvariantCulture)}", used.SetItem(prefix, number));
    }

    /// <summary>Whether a clause ever had this id, even if it was taken out since.</summary>
    public static bool WasGiven(ImmutableSortedDictionary<string, int> used, string id) =>
        id.Length > 1 && int.TryParse(id.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 && number <= used.GetValueOrDefault(id[..1]);

    public static ImmutableSortedDictionary<string, int> Use(ImmutableSortedDictionary<string, int> used, string id)
    {
        var (prefix, number) = (id[..1], int.Parse(id.AsSpan(1), CultureInfo.InvariantCulture));
        return number > used.GetValueOrDefault(prefix) ? used.SetItem(prefix, number) : used;
    }
}
