namespace TeamsCollab.FakeCosmos.Data;

/// <summary>One physical partition: the hashes from <paramref name="From"/> up to, not including, <paramref name="To"/>.</summary>
public sealed record KeyRange(int Number, string From, string To)
{
    public bool Holds(string hash) => string.CompareOrdinal(hash, From) >= 0 && string.CompareOrdinal(hash, To) < 0;

    /// <summary>
    /// The whole space in one range, or cut in four within one tenant: a prefix of a hierarchical key lies side by side, so an even cut of the
    /// whole space would leave every document of the tenant in one range.
    /// </summary>
    public static KeyRange[] Of(int count, string tenant)
    {
        var prefix = PartitionHash.Of(tenant);
        string[] cuts = ["", .. Enumerable.Range(1, count - 1).Select(cut => prefix + (0x40 * cut / count).ToString("X2", null) + new string('0', 30)), "FF"];
        return [.. Enumerable.Range(0, count).Select(number => new KeyRange(number, cuts[number], cuts[number + 1]))];
    }
}
