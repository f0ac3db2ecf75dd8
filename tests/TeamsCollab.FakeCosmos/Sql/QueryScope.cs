using TeamsCollab.FakeCosmos.Data;

namespace TeamsCollab.FakeCosmos.Sql;

/// <summary>Which documents a request may see: one partition, a prefix of the key, one range, a part of the hash space, or all.</summary>
/// <param name="Partition">One whole key.</param>
/// <param name="Prefix">The beginning of a hierarchical key.</param>
public sealed record QueryScope(string? Partition, string? Prefix, KeyRange? Range, string? From, string? To)
{
    public bool IsNamed => Partition is not null || Prefix is not null || Range is not null || From is not null;

    public bool Holds(StoredDocument document) =>
        (Partition is null || document.Partition == Partition)
        && (Prefix is null || document.Partition.StartsWith(Prefix, StringComparison.Ordinal))
        && (Range?.Holds(document.Hash) ?? true)
        && (From is null || string.CompareOrdinal(document.Hash, From) >= 0)
        && (To is null || string.CompareOrdinal(document.Hash, To) < 0);
}
