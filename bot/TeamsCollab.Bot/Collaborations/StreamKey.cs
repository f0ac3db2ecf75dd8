namespace TeamsCollab.Bot.Collaborations;

/// <summary>One stream of events. The tenant stands in every key, although one deployment serves one tenant.</summary>
/// <param name="Id">Of a collaboration derived from the operation that created it, so that a repeated request finds the first one.</param>
public readonly record struct StreamKey(string Tenant, StreamKind Kind, string Id)
{
    public static StreamKey Collaboration(string tenant, string id) => new(tenant, StreamKind.Collaboration, id);

    public static StreamKey Person(string tenant, string id) => new(tenant, StreamKind.Person, id);

    public static StreamKey Organisation(string tenant, string id) => new(tenant, StreamKind.Organisation, id);

    public static StreamKey ProofOf(StreamKey collaboration) => collaboration with { Kind = StreamKind.Proof };

    public override string ToString() => $"{Tenant}/{Kind.ToString().ToLowerInvariant()}/{Id}";
}

public enum StreamKind
{
    Collaboration,
    Person,
    Organisation,

    /// <summary>What proves a collaboration, under its id: signed heads, signed manifests, the names of those who take part.</summary>
    Proof,
}
