namespace TeamsCollab.FakeCosmos;

/// <param name="Ranges">Physical partitions of each container.</param>
/// <param name="Tenant">Within which the ranges are cut.</param>
public sealed record FakeCosmosOptions(TimeProvider Time, int Ranges = 1, string Tenant = "", int Port = 0)
{
    /// <summary>The key that Microsoft publishes for its own emulator, and no secret: https://learn.microsoft.com/azure/cosmos-db/emulator</summary>
    public const string PublishedKey = "C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw==";

    public string Key { get; init; } = PublishedKey;

    /// <summary>The account's default consistency.</summary>
    public string Consistency { get; init; } = "Session";

    /// <summary>As with Microsoft Entra ID and the role of a data contributor: databases and containers can be read but not made.</summary>
    public bool IsDataPlaneOnly { get; set; }
}
